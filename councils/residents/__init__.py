"""How many people live in each council's area, by year of estimate."""
