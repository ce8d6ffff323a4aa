"""The pages on which staff enter, find and handle decisions."""
