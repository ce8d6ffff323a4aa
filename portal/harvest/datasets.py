"""The data sets of which is told what changed, and how a row of each reads to the public."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from complaints.models import Decision, Recommendation, Release
from complaints.recommendations.improvements import with_status
from councils.years import Year
from letters.letters.issues import letters_for_data
from portal.open_data.cases import SERVICE_IMPROVEMENTS, WHOLE_DECISIONS
from portal.open_data.columns import Dataset
from portal.open_data.publications import LETTERS

Years = Mapping[Year, Release]
Rows = Iterator[tuple[int, Any]]


@dataclass(frozen=True)
class Harvested:
    """Rows by their primary keys, as they are public at an instant; what is not is left out."""

    dataset: Dataset
    rows: Callable[[Collection[int], datetime, Years], Rows]

    def key_of(self, content: Mapping[str, Any]) -> str:
        """What names a row, for all to be told that it is gone."""
        return json.dumps([content[name] for name in self.dataset.key], ensure_ascii=False)

    def named(self, key: str) -> dict[str, Any]:
        return dict(zip(self.dataset.key, json.loads(key), strict=True))


def _decisions(numbers: Collection[int], at: datetime, years: Years) -> Rows:
    whole = Decision.objects.public_by_itself(at).for_data().defer(None).order_by()
    for row in whole.filter(pk__in=numbers):
        yield row.pk, row


def _improvements(numbers: Collection[int], at: datetime, years: Years) -> Rows:
    found = Recommendation.objects.public(at).for_data().order_by()
    for row in with_status(found.filter(pk__in=numbers), years, at):
        yield row.recommendation.pk, row


def _letters(numbers: Collection[int], at: datetime, years: Years) -> Rows:
    for row in letters_for_data(at).order_by().filter(pk__in=numbers):
        yield row.pk, row


HARVESTED = {
    each.dataset.slug: each
    for each in (
        Harvested(WHOLE_DECISIONS, _decisions),
        Harvested(SERVICE_IMPROVEMENTS, _improvements),
        Harvested(LETTERS, _letters),
    )
}
