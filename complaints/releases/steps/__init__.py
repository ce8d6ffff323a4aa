"""What staff do with a release: freeze, check, approve, revise, suspend."""
