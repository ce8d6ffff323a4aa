"""What the demonstration knows of each heading: how often it is complained about, how it is told.

The numbers are made up, about as the field's published figures run.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from complaints.demonstration.phrase_files import FOLDER, PhraseProblem, read
from complaints.demonstration.stories import Matter, Story, general
from councils.models import Council

SUBJECTS_FILE = Path(__file__).parent.parent / "reference" / "subjects.csv"
OTHER = "Other"


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One line of the reference list of subjects."""

    category: str
    heading: str
    name: str


@cache
def subject_rows() -> tuple[SubjectRow, ...]:
    with SUBJECTS_FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(SubjectRow(**row) for row in csv.DictReader(lines))


@dataclass(frozen=True, slots=True)
class Weight:
    """How a subject differs from the others of its heading."""

    often: float = 1  # how many times as often as a rare one; nothing is written where it is 0
    investigated: float = 1  # less where others than the ombudsman usually decide
    at: dict[str, float] = field(default_factory=dict)  # in place of the heading's


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One file: the numbers of a heading, and what is told of its subjects."""

    heading: str
    share: int  # of a hundred complaints about a council that does everything
    investigated: int  # of a hundred complaints
    upheld: int  # of a hundred investigations
    at: dict[str, float] = field(default_factory=dict)  # times as often, by type of council
    subjects: dict[str, Weight] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    topics: dict[str, tuple[Story, ...]] = field(default_factory=dict)
    matters: dict[str, tuple[Matter, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = {row.name for row in subject_rows() if row.heading == self.heading}
        also = {each.also for told in self.topics.values() for each in told if each.also}
        if unknown := {*self.subjects, *self.topics, *self.matters, *also} - names:
            raise ValueError(f"{sorted(unknown)} are no subjects of “{self.heading}”")
        types = {*self.at, *(key for each in self.subjects.values() for key in each.at)}
        if unknown := types - set(Council.Type.values):
            raise ValueError(f"{sorted(unknown)} are no types of council")

    def weight(self, name: str) -> Weight:
        return self.subjects.get(name, Weight())

    def stories(self, name: str) -> tuple[Story, ...]:
        """Those of the subject alone, then the general ones that fit each of its matters."""
        return (
            *self.topics.get(name, ()),
            *(each for told in self.topics.values() for each in told if each.also == name),
            *(
                story
                for matter in self.matters.get(name, ())
                for story in matter.stories(self.heading if name == OTHER else name)
            ),
        )


@cache
def headings() -> dict[str, Heading]:
    files = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("headings/*.toml"))
    found = [read(Heading, str(path), general().words) for path in files]
    if sorted(each.heading for each in found) != sorted({row.heading for row in subject_rows()}):
        raise PhraseProblem(f"{FOLDER / 'headings'}: there is not one file for each heading")
    return {each.heading: each for each in found}


@cache
def stories(heading: str, name: str) -> tuple[Story, ...]:
    """What can be told of a subject; of one that nobody wrote for, what is told of others."""
    known = headings().get(heading) or headings()["Other categories"]
    return known.stories(name) or known.stories(OTHER)


@cache
def serious_stories(heading: str, name: str) -> tuple[Story, ...]:
    """What a public report could be about: nothing small, if the subject has anything else."""
    told = stories(heading, name)
    return tuple(one for one in told if not one.small) or told
