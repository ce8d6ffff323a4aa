"""A pack as the blocks that a word processor knows: headings, paragraphs, lists, tables.

Its charts are left out, and each stands as the table beside it: what is edited has no drawing that
would no longer agree with its numbers. Links are whole addresses, as on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar, cast

from complaints.charts.marks import Drawing
from councils.printable import writable
from portal.scrutiny.content import (
    Before,
    CaseList,
    FollowUp,
    Link,
    Listed,
    Measure,
    OverYears,
    Pack,
    Subjects,
    Trend,
    YearCell,
)

NONE = "–"
NOT_PROMPTED = "Not prompted by this year’s figures."


@dataclass(frozen=True)
class Words:
    """Some words of a paragraph; ``address`` where they lead somewhere."""

    text: str
    address: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Heading:
    """``level`` 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """``small`` for what stands beside the matter: counts, sources."""

    words: tuple[Words, ...]
    small: bool = False


@dataclass(frozen=True)
class Items:
    """A list; each of its items is one paragraph or several."""

    items: tuple[tuple[Paragraph, ...], ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """The first of ``rows`` names the columns; the first cell of each other names its row."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Table


def blocks(pack: Pack) -> Iterator[Block]:
    yield Heading(1, pack.title)
    yield small(f"{pack.kind}, decisions of {pack.year}. {pack.sender}.")
    for notice in filter(None, (pack.mark, pack.replaced, *pack.notices)):
        yield said(notice)
    yield said(pack.headline)
    if pack.dealt_with:
        yield small(pack.dealt_with)
    yield Heading(2, "The measures beside similar councils")
    yield from _measures(pack.measures)
    if pack.chance:
        yield small(pack.chance)
    if pack.trend:
        yield from _trend(pack.trend)
    if pack.subjects:
        yield from _subjects(pack.subjects)
    yield from _follow_up(pack, pack.follow_up)
    if pack.questions:
        yield Heading(2, "Questions worth asking")
        yield Items(
            tuple(
                (Paragraph((Words(each.text, strong=True),)), small(f"Because: {each.because}"))
                for each in pack.questions
            ),
            numbered=True,
        )
        yield to(pack.chosen)
    if pack.before:
        yield from _before(pack.before, pack.year)
    if pack.over_years:
        yield from _over_years(pack.over_years)
    if pack.case_lists:
        yield Heading(2, "The cases behind the counts")
    for each in pack.case_lists:
        yield from _case_list(each)
    yield Heading(2, "About this pack")
    for line in pack.about:
        yield small(line)
    yield to(pack.page, f", edition {pack.edition}")


T = TypeVar("T")


def in_xml(part: T) -> T:
    """The content without what XML cannot hold; drawings, which are not written, as they are."""
    if isinstance(part, str):
        return cast(T, writable(part))
    if isinstance(part, tuple):
        return cast(T, tuple(in_xml(each) for each in part))
    if is_dataclass(part) and not isinstance(part, type | Drawing):
        known = {each.name: in_xml(getattr(part, each.name)) for each in fields(part)}
        return cast(T, type(part)(**known))
    return part


def said(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def small(text: str) -> Paragraph:
    return Paragraph((Words(text),), small=True)


def to(link: Link, more: str = "", before: str = "") -> Paragraph:
    """The words, and the address in full: a printed agenda leads there too."""
    words = Words(f"{before}{link.words}{more}: ")
    return Paragraph((words, Words(link.address, link.address)), small=True)


def _measures(measures: Iterable[Measure]) -> Iterator[Block]:
    for each in measures:
        yield Heading(3, each.name)
        counts = f" ({each.figure.counts})" if each.figure.counts else ""
        yield Paragraph((Words(each.figure.text, strong=True), Words(counts)))
        for line in each.lines:
            yield said(line)


def _trend(trend: Trend) -> Iterator[Block]:
    yield Heading(2, "Uphold rate over the years")
    columns = (
        "Year",
        trend.name,
        "Upheld",
        "Range of chance, in cases",
        capital(trend.average_name),
    )
    yield Table(
        trend.chart.title,
        (
            columns,
            *(
                (each.year, each.figure, each.counts or NONE, each.chance or NONE, each.average)
                for each in trend.years
            ),
        ),
    )
    for each in trend.years:
        if each.breaks:
            yield small(f"The method changed in {each.year}: years before it do not compare.")
    if trend.undrawn_note:
        yield small(trend.undrawn_note)


def _subjects(subjects: Subjects) -> Iterator[Block]:
    yield Heading(2, subjects.title)
    if subjects.opening:
        yield said(subjects.opening)
    if not subjects.rows:
        return
    columns = ("Subject", subjects.name, "Upheld", capital(subjects.average_name))
    rows = (
        (
            f"{row.name} ({row.remark})" if row.remark else row.name,
            row.figure,
            row.counts or NONE,
            f"{row.average} ({row.average_counts})" if row.average_counts else row.average,
        )
        for row in subjects.rows
    )
    yield Table(subjects.title, (columns, *rows))


def _follow_up(pack: Pack, follow_up: FollowUp) -> Iterator[Block]:
    yield Heading(2, "What was agreed, and whether it was done")
    for line in follow_up.compliance:
        yield said(line)
    if follow_up.outcomes:
        names = tuple(each.name for each in follow_up.outcomes)
        numbers = tuple(each.number for each in follow_up.outcomes)
        caption = f"Cases whose compliance outcome was recorded in {pack.year}"
        yield Table(caption, (names, numbers))
    yield Heading(3, "Service improvements")
    yield said(follow_up.summary)
    yield from _listed(follow_up.improvements)
    yield Heading(3, "Public reports")
    if follow_up.reports.items:
        yield from _listed(follow_up.reports)
    else:
        yield said(follow_up.no_reports)
    if pack.letter:
        yield Heading(3, "The letter of the year")
        yield to(pack.letter)
    if pack.notes:
        yield Heading(3, "Notes on the years")
    for note in pack.notes:
        yield small(note)


def _before(before: Before, year: str) -> Iterator[Block]:
    yield Heading(2, f"What the year before prompted, {before.year}")
    yield small(before.source)
    yield Table(
        f"Questions of {before.year} beside the figures of {year}",
        (
            ("Question", before.year, year),
            *((each.text, each.because, each.now or NOT_PROMPTED) for each in before.asked),
        ),
    )


def _over_years(over: OverYears) -> Iterator[Block]:
    yield Heading(2, "The measures over the years")
    rows = ((each.year, *(in_one_cell(cell) for cell in each.cells)) for each in over.years)
    yield Table("The measures over the years", (("Year", *over.names), *rows))
    for each in over.years:
        if each.breaks:
            yield small(f"The method changed in {each.year}: years before it do not compare.")


def in_one_cell(cell: YearCell) -> str:
    """As in "88% (74 of 84); county councils 89%"."""
    own = f"{cell.figure} ({cell.counts})" if cell.counts else cell.figure
    return f"{own}; {cell.averaged}"


def _listed(listed: Listed) -> Iterator[Block]:
    if listed.items:
        yield Items(tuple(_item(e.words, e.details, e.link) for e in listed.items))
    if listed.more:
        yield to(listed.more, before="And ")


def _item(words: str, details: str, link: Link) -> tuple[Paragraph, ...]:
    about = (Words(f"{details} "), Words(link.words, link.address))
    return said(words), Paragraph(about, small=True)


def _case_list(listed: CaseList) -> Iterator[Block]:
    yield Heading(3, listed.title)
    yield small(listed.opening)
    if listed.named:
        yield Items(
            tuple(
                (
                    Paragraph(
                        (Words(each.link.words, each.link.address, True), Words(f" {each.about}"))
                    ),
                    said(each.words),
                    *(small(f"Agreed: {one.words} ({one.became})") for one in each.agreed),
                )
                for each in listed.named
            )
        )
    if listed.more:
        yield to(listed.more, before="And ")


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
