"""What is counted beside a list of decisions without words, once for all visitors.

Among 200,000 decisions their choices take half a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from complaints.decisions.filters import DecisionFilter
from complaints.recommendations.filters import ImprovementFilter
from complaints.statistics.facets import Facets, facets
from councils.models import PublicRecord
from portal.counted_once import counted_once

Counted = TypeVar("Counted")


def kept_facets(chosen: DecisionFilter, record: PublicRecord) -> Facets:
    """``record`` is the public record at the instant of the list."""
    return kept_of(chosen, record, "facets", lambda: facets(chosen))


def kept_of(
    chosen: DecisionFilter | ImprovementFilter,
    record: PublicRecord,
    what: str,
    count: Callable[[], Counted],
) -> Counted:
    """What is counted of a list that can be read; of one with words it is counted each time."""
    asked = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    if "q" in asked:
        return count()
    narrowed = ((name, str(getattr(asked[name], "pk", asked[name]))) for name in sorted(asked))
    return counted_once(record, chosen.at, count, what, *narrowed)
