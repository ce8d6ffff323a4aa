"""The comparison of a year put together, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from complaints.models import Release, YearNote
from complaints.statistics.side_by_side import side_by_side
from councils.models import Council
from councils.years import Year, london_date
from portal.compare import tables
from portal.compare.chosen import Chosen
from portal.compare.content import Compared


def every_council() -> list[Council]:
    """The register by short name: with it all that an address or a chart names is known."""
    found = Council.objects.select_related("county").prefetch_related("successors")
    return sorted(found, key=lambda each: (each.short_name.lower(), each.name))


def comparison(
    chosen: Chosen, release: Release, releases: Mapping[Year, Release], at: datetime
) -> Compared:
    """Of an edition of a year; ``releases`` are the current ones of all public years."""
    today = london_date(at)
    found = side_by_side({each.pk for each in chosen.councils}, release, releases)
    members = tables.members(chosen, found, today)
    notes = list(YearNote.objects.public(at))
    return Compared(
        chosen=chosen,
        release=release,
        years=found.years,
        notes=[note for note in notes if note.year == release.year],
        members=members,
        measures=tables.ALL_MEASURES,
        rows=tables.rows(members, found),
        averages=tables.averages(members, found),
    )
