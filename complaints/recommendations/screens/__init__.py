"""The pages on which staff follow recommendations."""
