"""What the ombudsman writes to a council once a year, and what comes of it."""

from letters.models.challenges import Challenge, EarlySight, Look
from letters.models.letters import Letter, LetterFile
from letters.models.messages import Message
from letters.models.templates import LetterTemplate

__all__ = [
    "Challenge",
    "EarlySight",
    "Letter",
    "LetterFile",
    "LetterTemplate",
    "Look",
    "Message",
]
