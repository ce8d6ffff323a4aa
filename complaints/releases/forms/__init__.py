"""What staff fill in about releases."""
