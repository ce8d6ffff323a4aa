"""The comparison of a year put together, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from complaints.figures.measures import with_panel
from complaints.models import Release, YearNote
from complaints.statistics.categories_abreast import categories_abreast
from complaints.statistics.side_by_side import side_by_side
from complaints.statistics.type_years import type_over_years
from councils.models import Council
from councils.years import Year, london_date
from portal.compare import drawings, tables
from portal.compare.chosen import Chosen
from portal.compare.content import Compared, SubjectRow
from portal.compare.unlike import unlike


def every_council() -> list[Council]:
    """The register by short name: with it all that an address or a chart names is known."""
    found = Council.objects.select_related("county").prefetch_related("successors")
    return sorted(found, key=lambda each: (each.short_name.lower(), each.name))


def comparison(
    chosen: Chosen,
    release: Release,
    releases: Mapping[Year, Release],
    councils: Iterable[Council],
    at: datetime,
) -> Compared:
    """Of an edition of a year; ``releases`` are the current ones of all public years.

    ``councils`` are the register.
    """
    councils = list(councils)
    today, known = london_date(at), drawings.known(councils, release.year)
    found = side_by_side({each.pk for each in chosen.councils}, release, releases)
    members = tables.members(chosen, found, today)
    notes = list(YearNote.objects.public(at))
    breaks = {note.year for note in notes if note.breaks_comparison}
    names = {pk: each.short_name for pk, each in known.items()}
    kind = chosen.types[0] if len(chosen.types) == 1 and chosen.councils[0].is_compared else ""
    editions = {each.pk: each.year for each in releases.values()} | {release.pk: release.year}
    of_type = type_over_years(kind, {**releases, release.year: release}.values()) if kind else {}
    together = {editions[pk]: each for pk, each in of_type.items()}
    return Compared(
        chosen=chosen,
        release=release,
        years=found.years,
        notes=[note for note in notes if note.year == release.year],
        members=members,
        measures=tables.ALL_MEASURES,
        rows=tables.rows(members, found),
        averages=tables.averages(members, found),
        strips=drawings.strips(chosen, members, found, names),
        funnels=[(each, drawings.funnels(members, found, known, each)) for each in with_panel()],
        trends=drawings.over_years(chosen, members, found, breaks, together),
        subject_rows=[
            SubjectRow(
                each.category, each.slug, tuple(zip(members, each.rates, strict=True)), each.average
            )
            for each in categories_abreast(release, [each.council.pk for each in members], kind)
        ],
        unlike=unlike(chosen.councils, councils, today),
    )
