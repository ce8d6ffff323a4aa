"""What staff note about a case for each other, and who is to read it. Never public."""
