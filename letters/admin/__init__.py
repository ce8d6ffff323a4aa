"""The admin of letters, a module for each thing."""

from letters.admin import challenges, early_sights, letters, words

__all__ = ["challenges", "early_sights", "letters", "words"]
