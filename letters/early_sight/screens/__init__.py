"""The pages on which staff follow councils' early sight."""
