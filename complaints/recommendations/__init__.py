"""Recommendations: what councils agreed to do, by when, and whether they did."""
