"""Complaints received: how many came in, loaded year by year for releases to keep."""
