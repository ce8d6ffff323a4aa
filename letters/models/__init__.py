"""What the ombudsman writes to a council once a year, and what comes of it."""

from letters.models.challenges import Challenge, EarlySight, Look
from letters.models.letters import Letter, LetterFile
from letters.models.messages import NOT_PUT_OFF, Message
from letters.models.templates import LetterTemplate

__all__ = [
    "NOT_PUT_OFF",
    "Challenge",
    "EarlySight",
    "Letter",
    "LetterFile",
    "LetterTemplate",
    "Look",
    "Message",
]
