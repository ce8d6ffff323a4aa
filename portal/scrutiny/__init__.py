"""A council's year as two pages for the agenda of its scrutiny committee."""
