"""Whatever was kept of a letter is read, shown and typeset for ever, in the version it has."""

import json
import re
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from complaints.charts import labels, marks
from councils.years import london_instant
from letters.composing import versions
from letters.composing.content import LetterContent
from letters.letters.pdf import pdf
from letters.models import Letter, LetterFile
from tests import factories
from tests.letters.composing.test_content import CONTENT
from tests.letters.pdf_text import words_of

KEPT = Path(__file__).parent / "kept"
EXAMPLES = sorted(KEPT.glob("version-*.json"))
NOW = london_instant("2025-08-01 11:00")
# What content of a version is made of. One that was released never changes: see ``versions``.
SHAPES = {
    1: {
        "Block": "text: str, points: list[str]",
        "Chart": "ident: str, title: str, description: str, note: str, width: int, height: float,"
        " paths: list[list[str]], dots: list[list[Any]], texts: list[list[Any]], rows: list[Row]",
        "Dot": "x: float, y: float, kind: str, radius: float",
        "LetterContent": "title: str, dated_on: str, sender: str, sender_lines: list[str],"
        " to: list[str], salutation: str, council: str, year: str, period: str, edition: int,"
        " replaces: str, sections: list[Section], closing: list[Block], signed_by: str,"
        " signed_as: str, copies: list[str], panels: list[Panel], counts: list[Row], about: str,"
        " mark: str",
        "Panel": "slug: str, name: str, figure: str, counts: str, part: int | None,"
        " whole: int | None, lines: list[str], chart: Chart | None",
        "Path": "kind: str, d: str",
        "Row": "name: str, figure: str, counts: str",
        "Section": "heading: str, blocks: list[Block]",
        "Text": "x: float, y: float, words: str, kind: str, anchor: str",
    },
    2: {
        "Block": "text: str, points: list[str]",
        "Chart": "ident: str, title: str, description: str, note: str, width: int, height: float,"
        " paths: list[list[str]], dots: list[list[Any]], texts: list[list[Any]], rows: list[Row]",
        "Dot": "x: float, y: float, kind: str, radius: float",
        "LetterContent": "title: str, dated_on: str, sender: str, sender_lines: list[str],"
        " to: list[str], salutation: str, council: str, year: str, period: str, edition: int,"
        " replaces: str, sections: list[Section], closing: list[Block], signed_by: str,"
        " signed_as: str, copies: list[str], panels: list[Panel], chance: str,"
        " counts: list[Row], about: str, mark: str",
        "Panel": "slug: str, name: str, figure: str, counts: str, part: int | None,"
        " whole: int | None, lines: list[str], chart: Chart | None",
        "Path": "kind: str, d: str",
        "Row": "name: str, figure: str, counts: str",
        "Section": "heading: str, blocks: list[Block]",
        "Text": "x: float, y: float, words: str, kind: str, anchor: str",
    },
}


def parts(found: type) -> set[type]:
    """A class of the content with those that its fields are made of."""
    within = {
        each
        for hint in get_type_hints(found).values()
        for each in (hint, *get_args(hint))
        if is_dataclass(each)
    }
    return {found}.union(*map(parts, within))


def shape(found: type) -> str:
    """What a data class or a named tuple says of its fields, as its module writes it."""
    says = found.__annotations__.items()
    return ", ".join(f"{name}: {getattr(hint, '__forward_arg__', hint)}" for name, hint in says)


def test_whoever_changes_what_a_letter_is_made_of_counts_its_version_up():
    """A chart keeps its parts by their places, so these belong to it too."""
    made_of = parts(LetterContent) | {marks.Path, marks.Dot, labels.Text}
    assert {each.__name__: shape(each) for each in made_of} == SHAPES[versions.VERSION], (
        "What a letter is made of has changed: count letters.composing.versions.VERSION up, write a"
        " reader of what was kept until now, and keep an example and the shape of the new version."
    )


def test_each_version_has_its_example_its_shape_and_a_reader_to_the_next():
    every = set(range(versions.FIRST, versions.VERSION + 1))
    assert {int(each.stem.removeprefix("version-")) for each in EXAMPLES} == every
    assert set(SHAPES) == every
    assert set(versions.READERS) == every - {versions.VERSION}


def empty(value, name: str = "") -> set[str]:
    """The names of what is nowhere filled in an example, within lists too."""
    if isinstance(value, dict):
        return {each for key, kept in value.items() for each in empty(kept, f"{name}.{key}")}
    if isinstance(value, list) and value:
        within = [empty(each, name) for each in value]
        return set.intersection(*within)
    return {name} if value in (None, "", []) else set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.stem)
def test_an_example_has_something_of_everything(example):
    assert empty(json.loads(example.read_text())) <= {".counts.counts"}


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.stem)
def test_what_was_kept_in_any_version_is_shown_and_typeset(example, client, clock):
    clock.set(NOW)
    kept = json.loads(example.read_text())
    edition = factories.published("2024-25", factories.frozen(upheld=1))
    kent = factories.council("Kent County")
    Letter.objects.create(
        council=kent,
        year="2024-25",
        release=edition,
        published_with=edition,
        content=kept,
        dated_on=date(2025, 5, 1),
        composed_at=NOW,
        approved_at=NOW,
        by_command=True,
        sent_at=NOW,
    )
    assert not LetterFile.objects.exists()
    page = client.get("/councils/kent-county/letters/2024-25/").content.decode()
    paper = words_of(client.get("/councils/kent-county/letters/2024-25.pdf").content)
    read = LetterContent.read(kept)
    for words in (
        read.title,
        read.salutation,
        *(each.heading for each in read.sections),
        *(block.text for each in read.sections for block in each.blocks),
        *(each.name for each in read.panels),
        *(each.figure for each in read.panels),
    ):
        assert spaced(words) in spaced(page), words
        assert spaced(words) in spaced(paper), words
    assert page.count("<svg") == len([each for each in read.panels if each.chart])


def spaced(text: str) -> str:
    """Without how lines are broken, marked and hyphenated."""
    return re.sub(r"\W+", "", re.sub(r"<[^>]+>|&\w+;", "", text)).lower()


def test_what_has_no_version_is_of_the_first():
    kept = CONTENT.as_json()
    assert kept.pop("version") == versions.VERSION
    if versions.VERSION == versions.FIRST:
        assert LetterContent.read(kept) == CONTENT
    assert LetterContent.read(CONTENT.as_json()) == CONTENT


def test_a_field_that_is_added_later_is_read_of_what_lacks_it(monkeypatch):
    """As it would be done: what was kept before is read by a reader, step by step."""
    old = {key: kept for key, kept in CONTENT.as_json().items() if key not in ("version", "mark")}
    with pytest.raises(TypeError):
        LetterContent.read(old)
    monkeypatch.setattr(versions, "VERSION", 3)
    monkeypatch.setattr(
        versions,
        "READERS",
        {1: lambda kept: kept | {"mark": "one"}, 2: lambda kept: kept | {"mark": "two"}},
    )
    assert LetterContent.read(old).mark == "two"
    assert LetterContent.read(old | {"version": 2, "mark": "own"}).mark == "two"
    assert LetterContent.read(old | {"version": 3, "mark": "own"}).mark == "own"
    assert "mark" not in old


def test_what_newer_code_kept_is_refused_by_name():
    with pytest.raises(versions.UnknownVersion, match=r"kept in version 99, and this code reads"):
        LetterContent.read(CONTENT.as_json() | {"version": 99})


def test_a_letter_is_drawn_from_its_content_alone_whatever_its_version():
    kept = json.loads(EXAMPLES[0].read_text())
    once = LetterContent.read(kept)
    again = LetterContent.read(once.as_json())
    assert pdf(once, date(2025, 5, 1)) == pdf(again, date(2025, 5, 1))
