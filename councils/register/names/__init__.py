"""What councils are called, and which of them somebody means who types a name."""
