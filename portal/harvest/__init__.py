"""What changed for the public, in an order in which programs can keep a copy of it."""
