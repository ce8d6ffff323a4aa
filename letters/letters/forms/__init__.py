"""What staff fill in about letters."""
