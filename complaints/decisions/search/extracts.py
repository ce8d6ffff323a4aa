"""What of a decision's text has the words that were looked for, with those words marked.

Nothing here is HTML: an extract is parts, each marked or not, which a template escapes one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from complaints.decisions.search.matches import INDEX, fts5, tsquery
from complaints.decisions.search.queries import Query

# Signs that nobody writes, of a range that no character has.
BEGIN, END = "\ue000", "\ue001"
WORDS, FEWEST = 32, 16  # of an extract
_MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
_SIGNS = re.compile(f"[{BEGIN}{END}]")
# What a statement's lines begin with: headings and the numbers of paragraphs.
_OF_LINES = re.compile(r"(?:^|(?<=\n))(?:#+\s*|[0-9]{1,3}[.)]\s+)")


@dataclass(frozen=True)
class Part:
    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Extract:
    """What is shown of one decision: its summary, and of its statement what has the words."""

    title: tuple[Part, ...]
    summary: tuple[Part, ...]
    statement: tuple[Part, ...]


def extracts(keys: Sequence[int], query: Query) -> dict[int, Extract]:
    """Of each decision, by its key, in one query. Whoever shows them asks what is public."""
    if not keys or not query.wanted:
        return {}
    ask = _of_postgresql if connection.vendor == "postgresql" else _of_sqlite
    statement, parameters = ask(list(keys), query)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return {
            key: Extract(parts(title), parts(summary), _marked_alone(parts(text)))
            for key, title, summary, text in cursor.fetchall()
        }


def _of_postgresql(keys: list[int], query: Query) -> tuple[str, list[Any]]:
    asked, words = tsquery(query.wanted)
    signs = f"StartSel={BEGIN}, StopSel={END}"
    whole = f"{signs}, HighlightAll=true"
    part = f"{signs}, MaxWords={WORDS}, MinWords={FEWEST}, MaxFragments=1"
    columns = ", ".join(
        f"ts_headline('english', {name}, {asked}, %s)" for name in ("title", "summary", "statement")
    )
    statement = f"SELECT id, {columns} FROM complaints_decision WHERE id = ANY(%s)"
    return statement, [*words, whole, *words, whole, *words, part, keys]


def _of_sqlite(keys: list[int], query: Query) -> tuple[str, list[Any]]:
    places = ", ".join(["%s"] * len(keys))
    title = f"highlight({INDEX}, 0, %s, %s)"
    statement = (
        # The title's column begins with the reference, which the page shows elsewhere.
        f"SELECT rowid, substr({title}, instr(title, ' ') + 1), highlight({INDEX}, 1, %s, %s),"
        f" snippet({INDEX}, 3, %s, %s, '', {WORDS})"
        f" FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid IN ({places})"
    )
    return statement, [BEGIN, END, BEGIN, END, BEGIN, END, fts5(query.wanted), *keys]


def parts(text: str) -> tuple[Part, ...]:
    """The text in parts; a sign that stands alone is left out."""
    found: list[Part] = []
    at = 0
    for match in _MARKED.finditer(text):
        found.append(Part(_SIGNS.sub("", text[at : match.start()])))
        found.append(Part(match[1], is_marked=True))
        at = match.end()
    found.append(Part(_SIGNS.sub("", text[at:])))
    return tuple(each for each in found if each.text)


def _marked_alone(found: tuple[Part, ...]) -> tuple[Part, ...]:
    """Nothing where nothing is marked: a statement's beginning tells nothing by itself."""
    if not any(each.is_marked for each in found):
        return ()
    return tuple(Part(_plain(each.text), each.is_marked) for each in found)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", _OF_LINES.sub("", text))
