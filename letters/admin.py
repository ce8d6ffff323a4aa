"""What staff see of this app: importing a thing's screens registers them."""

from letters.early_sight.screens import attached as attached_challenges
from letters.early_sight.screens import challenges, early_sights
from letters.early_sight.screens import owned as owned_challenges
from letters.letters.screens import letters, words
from letters.letters.screens import owned as owned_letters

__all__ = [
    "attached_challenges",
    "challenges",
    "early_sights",
    "letters",
    "owned_challenges",
    "owned_letters",
    "words",
]
