"""The admin of letters, a module for each thing."""

from letters.admin import letters, words

__all__ = ["letters", "words"]
