"""The order of a saved view, by the names of its columns.

A list's address names a column by its place. That is another one for who has boxes to tick before
the first column, and once a column is added.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.admin.views.main import ORDER_VAR
from django.http import QueryDict

from councils.list_columns import COLUMNS, name_of_column


def named(admin: Any, request: Any, query: str) -> str:
    """As it is kept: o=-2 becomes o=-decided_on."""

    def name(columns: list[str], place: str) -> str | None:
        known = place.isdecimal() and int(place) < len(columns)
        return columns[int(place)] if known else None

    return _turned(admin, request, query, name)


def placed(admin: Any, request: Any, query: str) -> str:
    """As the list reads it for who asks. An order by what is not there any more is left out."""

    def place(columns: list[str], name: str) -> str | None:
        return str(columns.index(name)) if name in columns else None

    return _turned(admin, request, query, place)


def _turned(
    admin: Any, request: Any, query: str, turn: Callable[[list[str], str], str | None]
) -> str:
    asked = QueryDict(query, mutable=True)
    if ORDER_VAR not in asked:
        return query
    columns = [*map(name_of_column, admin.columns_of(request, asked.get(COLUMNS)))]
    if admin.get_actions(request):
        columns.insert(0, "action_checkbox")
    parts = []
    for part in str(asked[ORDER_VAR]).split("."):
        sign = "-" if part.startswith("-") else ""
        found = turn(columns, part.removeprefix("-"))
        parts += [] if found is None else [f"{sign}{found}"]
    if parts:
        asked[ORDER_VAR] = ".".join(parts)
    else:
        del asked[ORDER_VAR]
    return asked.urlencode()
