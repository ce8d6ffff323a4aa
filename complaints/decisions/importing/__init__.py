"""Loading decisions, a year's published statistics and reference data out of files."""

NO_ROW = "holds a heading and no row below it"
