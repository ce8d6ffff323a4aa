"""What the portal keeps about those who work here, and what they are told by e-mail."""

from portal.models.notices import Notice, NoticeChoice, NoticeMail, NoticeRound
from portal.models.people import Draft, OneTimePassword, ProvidedAccount, SealedDevice, Tally
from portal.models.told import ToldRecord, ToldRow, TouchedRow

__all__ = [
    "Draft",
    "Notice",
    "NoticeChoice",
    "NoticeMail",
    "NoticeRound",
    "OneTimePassword",
    "ProvidedAccount",
    "SealedDevice",
    "Tally",
    "ToldRecord",
    "ToldRow",
    "TouchedRow",
]
