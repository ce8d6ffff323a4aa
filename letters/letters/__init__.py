"""Letters: written, approved, public with their year, and read as page and as PDF."""
