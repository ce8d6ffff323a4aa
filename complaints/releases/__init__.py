"""Releases: a year's frozen figures, from draft to publication, revision and suspension."""
