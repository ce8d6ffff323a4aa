"""What staff fill in about recommendations."""
