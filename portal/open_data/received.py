"""Complaints received, of each council in all and by category."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter

from django.conf import settings
from django.urls import reverse

from complaints.models import Release
from complaints.statistics.received import CouncilReceived, every_received
from councils.models import Council
from portal.open_data.breakdown import NOT_BROKEN_DOWN, OF_EDITION
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.names import name_in_year
from portal.open_data.sums import ALL

NAMES = {ALL: "All subjects", NOT_BROKEN_DOWN: "Not broken down"}


def received_rows(
    releases: Iterable[Release],
    only: Collection[int] | None = None,
    categories: Collection[str] = (),
) -> Iterator[CouncilReceived]:
    """Every council's in each of some releases; or those of ``only``, or of some categories."""
    for each in every_received(releases):
        if only is not None and each.council.pk not in only:
            continue
        if not categories or _category(each) in categories:
            yield each


def _category(row: CouncilReceived) -> str:
    return ALL if row.category is None else row.category.slug or NOT_BROKEN_DOWN


def _name(row: CouncilReceived) -> str:
    return NAMES[ALL] if row.category is None else row.category.category


def _address(row: CouncilReceived) -> str:
    path = reverse("council-year", args=[row.council.slug, row.release.year])
    return f"{settings.SITE_URL}{path}?edition={row.release.edition}#received"


COMPLAINTS_RECEIVED = Dataset(
    slug="complaints-received",
    title="Complaints received",
    one_row="One row is how many complaints about one council came in during a year, in all or in"
    " one reporting category, in one edition of the year’s figures. A complaint may be decided in a"
    " later year. A council of which it was not published has no row.",
    key=("year", "edition", "council", "category"),
    refers={"council": "councils"},
    fields=(
        *OF_EDITION,
        Column("council", Kind.TEXT, "The council’s identifier", attrgetter("council.slug")),
        Column("council_name", Kind.TEXT, "Its name today", attrgetter("council.name")),
        name_in_year(attrgetter("release.year")),
        Column(
            "type",
            Kind.TEXT,
            "Its type; councils are compared within it only",
            attrgetter("council.type"),
            allowed=tuple(Council.Type.values),
        ),
        Column(
            "category",
            Kind.TEXT,
            f"Identifier of the reporting category, {NOT_BROKEN_DOWN}, or {ALL}: all of them and"
            " what is not broken down",
            _category,
        ),
        Column("category_name", Kind.TEXT, "Its name", _name),
        Column(
            "received",
            Kind.INTEGER,
            "Complaints that came in during the year",
            attrgetter("received"),
        ),
        Column("address", Kind.ADDRESS, "The page with these very figures", _address),
    ),
)
