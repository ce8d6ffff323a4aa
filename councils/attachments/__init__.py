"""What staff attach to a record for colleagues who work on it. Never public."""
