"""One entry of a feed, whatever it is about."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """One thing that became public at an instant; ``updated`` where it was replaced since."""

    ident: str
    published: datetime
    updated: datetime
    title: str
    summary: str
    link: str
    terms: tuple[str, ...]
