"""What staff do with a letter: write, approve, give back, replace."""
