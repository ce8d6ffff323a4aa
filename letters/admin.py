"""What staff see of this app: importing a thing's screens registers them."""

from letters.early_sight.screens import challenges, early_sights
from letters.letters.screens import letters, words

__all__ = ["challenges", "early_sights", "letters", "words"]
