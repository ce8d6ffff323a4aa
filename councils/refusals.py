"""What staff may not do, as a sentence that they read."""


class Refused(Exception):
    """Something is not done, and why; nothing was written."""
