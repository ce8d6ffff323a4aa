"""What choices would leave of a list without words, counted once for all visitors.

Among 200,000 decisions that takes half a second.
"""

from __future__ import annotations

from complaints.decisions.filters import DecisionFilter
from complaints.statistics.facets import Facets, facets
from councils.models import PublicRecord
from portal.counted_once import counted_once


def kept_facets(chosen: DecisionFilter, record: PublicRecord) -> Facets:
    """``record`` is the public record at the instant of the list."""
    asked = {name: value for name, value in chosen.form.cleaned_data.items() if value}
    if "q" in asked:
        return facets(chosen)
    what = ((name, getattr(asked[name], "pk", asked[name])) for name in sorted(asked))
    return counted_once(record, chosen.at, lambda: facets(chosen), "facets", *what)
