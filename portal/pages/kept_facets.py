"""What choices would leave of a list without words, counted once for all visitors.

Among 200,000 decisions that takes half a second. Nothing public changes but with the version of the
public record, at its next instant and at London's midnight, so until then the numbers are the same.
"""

from __future__ import annotations

import hashlib

from django.core.cache.backends.locmem import LocMemCache

from complaints.decisions.filters import DecisionFilter
from complaints.statistics.facets import Facets, facets
from councils.models import PublicRecord
from councils.years import london_date

KEPT = LocMemCache("facets", {"MAX_ENTRIES": 200})
SECONDS = 24 * 60 * 60  # for which they are kept, while nothing changes


def kept_facets(chosen: DecisionFilter, record: PublicRecord) -> Facets:
    """``record`` is the public record at the instant of the list."""
    asked = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    if "q" in asked:
        return facets(chosen)
    key = _key(
        *(record.version, record.next_instant, london_date(chosen.at)),
        *((name, getattr(asked[name], "pk", asked[name])) for name in sorted(asked)),
    )
    found: Facets | None = KEPT.get(key)
    if found is None:
        found = facets(chosen)
        KEPT.set(key, found, SECONDS)
    return found


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
