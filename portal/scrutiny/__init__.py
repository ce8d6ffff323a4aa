"""A council's year as pages for the agenda of its scrutiny committee."""
