"""Postcodes: which councils serve the place that somebody means by one."""
