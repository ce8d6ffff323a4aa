"""A list of what waits, as the front page shows it: how many, the first, where the rest is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

FIRST = 5  # of each list; the rest are a click away
MOST = 1_000  # of each list that are counted


@dataclass(frozen=True)
class Item:
    """One thing that waits: its words, its page, and what else to know of it."""

    text: str
    url: str
    more: str = ""


@dataclass(frozen=True)
class Work:
    """One list of what waits: how many there are, the first of them, and where the rest is."""

    title: str
    count: int
    url: str = ""
    items: list[Item] = field(default_factory=list)
    is_urgent: bool = False

    @property
    def how_many(self) -> str:
        return f"more than {MOST:,}" if self.count > MOST else f"{self.count:,}"


def work(
    title: str,
    rows: Any,
    item: Callable[[Any], Item],
    url: str,
    **more: Any,
) -> Work:
    """Found before they are put in order: of few, to look for the first reads every row there is.

    Of more than are counted the first are soon found.
    """
    keys = list(rows.order_by().values_list("pk", flat=True)[: MOST + 1])
    first = rows if len(keys) > MOST else rows.filter(pk__in=keys)
    return Work(title, len(keys), url, [item(row) for row in first[:FIRST]], **more)


def of_model(row: Any, more: str = "", text: str = "") -> Item:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return Item(text or str(row), reverse(name, args=[row.pk]), more)
