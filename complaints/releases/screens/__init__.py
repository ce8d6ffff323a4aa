"""The pages on which staff prepare and publish a year."""
