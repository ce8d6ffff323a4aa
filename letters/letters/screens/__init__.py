"""The pages on which staff write and approve letters."""
