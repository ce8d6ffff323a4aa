"""One kind of complaint: its parts, told once for each way it can end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from complaints.demonstration.circumstances import SECONDS, every_blank
from complaints.demonstration.phrase_files import (
    NO_PARAGRAPHS,
    NO_VARIANTS,
    Paragraphs,
    Place,
    Table,
    Variants,
    explained,
    made,
    read,
)

GENERAL_FILE = "general.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    title: Variants
    also: str = ""  # a further subject of the heading that it is told of
    second: str = ""  # the other person in it: a child, or a parent or other relative
    lead: int = 0  # months from the first event to the day something was due, where law sets them
    answered: bool = True  # whether the Council's answer to a complaint is told apart
    small: bool = False
    wrong: Variants  # follows "the Council"
    effect: Variants
    law: Paragraphs
    start: Paragraphs
    bad: Paragraphs
    fault: Paragraphs
    harm: Paragraphs
    brief: Variants  # the finding in a summary, when upheld
    good: Paragraphs
    sound: Paragraphs
    fine: Variants  # the finding in a summary, when not upheld
    improve: Paragraphs  # each an improvement
    amends: Paragraphs = NO_PARAGRAPHS
    appeal: Variants = NO_VARIANTS  # follows "a right to"
    elsewhere: Variants = NO_VARIANTS

    def __post_init__(self) -> None:
        if self.second not in SECONDS:
            raise ValueError(f"no other person is called “{self.second}”")
        told = " ".join(str(getattr(self, field.name)) for field in fields(self))
        if missing := set(re.findall(r"%\((\w+)\)s", told)) - every_blank(self.second):
            raise ValueError(f"without a second person {sorted(missing)} cannot be filled")

    @property
    def reasons(self) -> tuple[str, ...]:
        """For not investigating, each as often as it should come."""
        return (
            *("late", "unlikely", "unlikely", "unlikely", "put_right"),
            *(("minor", "minor") if self.small else ()),
            *(("appeal",) * 4 if self.appeal else ()),
            *(("elsewhere",) * 4 if self.elsewhere else ()),
        )


@dataclass(frozen=True, slots=True)
class General:
    """Stories that fit any matter, and rules that every file may name."""

    words: dict[str, str]
    kinds: dict[str, Table]


@cache
def general() -> General:
    return read(General, GENERAL_FILE)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a rarer subject can be about, the rule for it, and which kinds of story fit."""

    matter: str
    rule: str
    told: tuple[str, ...]

    def __post_init__(self) -> None:
        if unknown := set(self.told) - general().kinds.keys():
            raise ValueError(f"there is no kind {sorted(unknown)} in {GENERAL_FILE}")

    def stories(self, subject: str) -> Iterator[Story]:
        words = {"subject": subject.lower(), "matter": self.matter, "rule": self.rule}
        for kind, table in general().kinds.items():
            if kind in self.told:
                place = Place(GENERAL_FILE) / "kinds" / kind / f"of {self.matter}"
                yield made(Story, explained(table, words), place)
