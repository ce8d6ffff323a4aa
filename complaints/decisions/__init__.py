"""Decisions: what may be said of them, what staff do with them, when they are public."""
