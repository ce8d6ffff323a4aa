"""What staff are told by e-mail: what waits for them, each thing once."""
