"""A council's early sight of its letter: its link, the code, what it sees and what it says."""
