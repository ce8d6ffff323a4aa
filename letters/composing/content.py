"""What a letter says, whole and frozen: page and PDF are drawn from it and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from complaints.charts.labels import Text
from complaints.charts.marks import Dot, Drawing, Path
from letters.composing import versions


@dataclass(frozen=True)
class Block:
    """A paragraph, or points where there are some."""

    text: str = ""
    points: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """Blocks under a heading, which may be empty."""

    heading: str
    blocks: list[Block]

    @classmethod
    def read(cls, made: dict[str, Any]) -> Section:
        return cls(made["heading"], [Block(**each) for each in made["blocks"]])


@dataclass(frozen=True)
class Row:
    """A row of the table that says what a chart shows."""

    name: str
    figure: str
    counts: str


@dataclass(frozen=True)
class Chart:
    """A strip of similar councils, and the same as a table."""

    ident: str
    title: str
    description: str
    note: str
    width: int
    height: float
    paths: list[list[str]]
    dots: list[list[Any]]
    texts: list[list[Any]]
    rows: list[Row]

    @property
    def drawing(self) -> Drawing:
        return Drawing(
            self.ident,
            self.width,
            self.height,
            paths=[Path(*each) for each in self.paths],
            dots=[Dot(*each) for each in self.dots],
            texts=[Text(*each) for each in self.texts],
        )

    @classmethod
    def read(cls, made: dict[str, Any]) -> Chart:
        return cls(**made | {"rows": [Row(**each) for each in made["rows"]]})


@dataclass(frozen=True)
class Panel:
    """One of the three measures: the figure, its counts, the average, what they mean.

    ``part`` and ``whole`` are the counts behind the figure, for whoever reads by machine.
    """

    slug: str
    name: str
    figure: str
    counts: str
    part: int | None
    whole: int | None
    lines: list[str]
    chart: Chart | None

    @classmethod
    def read(cls, made: dict[str, Any]) -> Panel:
        chart = made["chart"]
        return cls(**made | {"chart": chart and Chart.read(chart)})


@dataclass(frozen=True)
class LetterContent:
    """A letter from its date to its statistics page."""

    title: str
    dated_on: str
    sender: str
    sender_lines: list[str]
    to: list[str]
    salutation: str
    council: str
    year: str
    period: str
    edition: int
    replaces: str
    sections: list[Section]
    closing: list[Block]
    signed_by: str
    signed_as: str
    copies: list[str]
    panels: list[Panel]
    chance: str
    counts: list[Row]
    about: str
    mark: str

    @classmethod
    def read(cls, made: dict[str, Any]) -> LetterContent:
        """From what ``as_json`` gave, now or in an older version of the content."""
        made = versions.current(made)
        return cls(
            **made
            | {
                "sections": [Section.read(each) for each in made["sections"]],
                "closing": [Block(**each) for each in made["closing"]],
                "panels": [Panel.read(each) for each in made["panels"]],
                "counts": [Row(**each) for each in made["counts"]],
            }
        )

    def as_json(self) -> dict[str, Any]:
        """What is kept of it, with the version in which it is."""
        return versions.versioned(_plain(self))


def _plain(made: Any) -> Any:
    """As ``asdict`` has it, which also copies every number and word of the charts."""
    if is_dataclass(made):
        return {name: _plain(each) for name, each in vars(made).items()}
    return [_plain(each) for each in made] if isinstance(made, list) else made


def blocks(text: str) -> list[Block]:
    """What staff typed: an empty line ends a paragraph, a line that begins with - is a point.

    All else is text: nothing becomes markup.
    """
    found: list[Block] = []
    for chunk in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        words = [line for line in lines if not line.startswith("- ")]
        points = [line[2:].strip() for line in lines if line.startswith("- ")]
        if words:
            found.append(Block(" ".join(words)))
        if points:
            found.append(Block(points=points))
    return found


def paragraphs(texts: Iterable[str]) -> list[Block]:
    return [Block(text) for text in texts if text]
