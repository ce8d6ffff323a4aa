"""Loading decisions, a year's published statistics and reference data out of files."""
