"""What somebody may be told of: kinds, among which a person chooses, and where each is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Told:
    """One thing as an e-mail has it: which record, by when, and its page. None of its words."""

    thing: str  # as ``Notice.thing``
    words: str
    url: str
    by: date | None = None


@dataclass(frozen=True)
class Source:
    """One list of things, of which those are told whom it ``concerns``.

    ``now`` has the things of which somebody is to be told at an instant. ``told`` has, of some of
    them, those that are still so, in words; its order is that of the e-mail.
    """

    kind: str
    slug: str
    heading: str  # as on the screens
    to_do: str
    concerns: Callable[[Any], bool]  # whether somebody may do what is to be done
    url: Callable[[], str]
    now: Callable[[Any, datetime], Iterable[str]]
    told: Callable[[Any, list[str], datetime], list[Told]]
    in_the_morning: bool = False  # too dear to be asked every few minutes

    def has(self, thing: str) -> bool:
        return thing.startswith(f"{self.slug}:")


@dataclass(frozen=True)
class Kind:
    """What a person says of how she wants to be told of it."""

    slug: str
    label: str
    help_text: str


KINDS = (
    Kind(
        "challenge",
        "A council says that something is wrong",
        "In its letter or its figures, before they are public.",
    ),
    Kind(
        "report",
        "A reader reports something",
        "That something is wrong, or may identify a person.",
    ),
    Kind("mention", "A note mentions you", "The e-mail says of which case, and not what it says."),
    Kind(
        "returned",
        "Something was given back to you",
        "A text or letter that you look after, or a release that is to be prepared again.",
    ),
    Kind(
        "approval",
        "Something is to be approved",
        "A text, a letter or a release that somebody else wrote or submitted.",
    ),
    Kind(
        "soon",
        "Something you look after is due within 14 days",
        "Or you said that you would look at it again then.",
    ),
    Kind("late", "Something you look after is overdue", "The day has passed and it still waits."),
    Kind(
        "drift",
        "A published year has changed a lot since it was counted",
        "More of its cases count otherwise now than the limit that whoever runs the portal set.",
    ),
)
