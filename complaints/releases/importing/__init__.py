"""Loading the statistics that an ombudsman published for a year out of files."""
