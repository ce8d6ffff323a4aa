"""What staff fill in about decisions."""
