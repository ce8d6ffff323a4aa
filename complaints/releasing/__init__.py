"""Freezing a year, having it checked and approved, and revising it."""
