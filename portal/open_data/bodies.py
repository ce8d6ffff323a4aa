"""Councils, their types, what replaced them, and what complaints are about."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from complaints.models import Subject
from councils.models import Council, by_short_name
from councils.register.identifiers import Identifiers, identifiers_of
from portal.open_data.columns import Column, Dataset, Kind


def all_councils() -> QuerySet[Council]:
    """Every council by name, with what its row needs, in a fixed number of queries."""
    return (
        Council.objects.select_related("county")
        .prefetch_related("former_codes", "successors", "predecessors")
        .order_by(*by_short_name(), "slug")
    )


def _slugs(councils: Iterable[Council]) -> list[str]:
    return sorted(each.slug for each in councils)


def _identified(council: Council) -> Identifiers:
    former = (each.code for each in council.former_codes.all())
    return identifiers_of((council.gss_code, *former))


COUNCILS = Dataset(
    slug="councils",
    title="Councils",
    one_row="One row is one council or other body, from its opening to its closing.",
    key=("council",),
    refers={"type": "council-types"},
    fields=(
        Column("council", Kind.TEXT, "Its identifier, which never changes", attrgetter("slug")),
        Column("name", Kind.TEXT, "Its name", attrgetter("name")),
        Column("short_name", Kind.TEXT, "Its name in short", attrgetter("short_name")),
        Column(
            "type",
            Kind.TEXT,
            "Its type, which never changes",
            attrgetter("type"),
            allowed=tuple(Council.Type.values),
        ),
        Column(
            "gss_code",
            Kind.TEXT,
            "Its code of the Office for National Statistics; it changes with the boundary",
            attrgetter("gss_code"),
            "It has none.",
        ),
        Column(
            "former_codes",
            Kind.TEXTS,
            "Codes that it had before",
            lambda council: sorted(each.code for each in council.former_codes.all()),
        ),
        Column(
            "gov_uk_slug",
            Kind.TEXT,
            "The last part of its address on GOV.UK",
            lambda council: _identified(council).gov_uk_slug,
            "None is known, or that of the council which replaced it is the same.",
        ),
        Column(
            "wikidata",
            Kind.TEXT,
            "Its item of Wikidata",
            lambda council: _identified(council).wikidata,
            "None is known.",
        ),
        Column(
            "opened_on",
            Kind.DATE,
            "The day on which it begins, be it a day to come",
            attrgetter("opened_on"),
            "It began before these records do.",
        ),
        Column(
            "closed_on",
            Kind.DATE,
            "The first day on which it no longer exists, be it a day to come",
            attrgetter("closed_on"),
            "No such day is known.",
        ),
        Column(
            "county",
            Kind.TEXT,
            "The county council in whose area a district lies",
            lambda council: council.county.slug if council.county else None,
            "It is no district.",
        ),
        Column(
            "region",
            Kind.TEXT,
            "The region of England in which it lies",
            attrgetter("region"),
            "It lies in none, or in several.",
        ),
        Column("website", Kind.ADDRESS, "Its own site", attrgetter("website"), "Not known."),
        Column(
            "predecessors",
            Kind.TEXTS,
            "The councils that it replaces, from its first day on",
            lambda council: _slugs(council.predecessors.all()),
        ),
        Column(
            "successors",
            Kind.TEXTS,
            "The councils that replace it, from their first day on",
            lambda council: _slugs(council.successors.all()),
        ),
        Column(
            "address",
            Kind.ADDRESS,
            "Its page",
            lambda council: f"{settings.SITE_URL}{council.get_absolute_url()}",
        ),
    ),
)

COUNCIL_TYPES = Dataset(
    slug="council-types",
    title="Types of council",
    one_row="One row is one type of council.",
    key=("type",),
    fields=(
        Column(
            "type",
            Kind.TEXT,
            "Its identifier",
            attrgetter("value"),
            allowed=tuple(Council.Type.values),
        ),
        Column("name", Kind.TEXT, "Its name", lambda kind: str(kind.label)),
        Column("plural", Kind.TEXT, "As in “among county councils”", attrgetter("plural")),
        Column(
            "is_compared",
            Kind.BOOLEAN,
            "Whether its councils are compared with each other; other bodies are with nobody",
            lambda kind: kind != Council.Type.OTHER,
        ),
    ),
)


def subjects() -> QuerySet[Subject]:
    return Subject.objects.select_related("category").order_by("heading", "name")


SUBJECTS = Dataset(
    slug="subjects",
    title="Subjects",
    one_row="One row is one subject of complaints.",
    key=("subject",),
    fields=(
        Column("subject", Kind.TEXT, "Its identifier", attrgetter("slug")),
        Column("heading", Kind.TEXT, "The heading it stands under", attrgetter("heading")),
        Column("name", Kind.TEXT, "Its name under that heading", attrgetter("name")),
        Column(
            "category",
            Kind.TEXT,
            "Identifier of the reporting category that statistics are broken down by",
            attrgetter("category.slug"),
        ),
        Column("category_name", Kind.TEXT, "Its name", attrgetter("category.name")),
    ),
)

SUCCESSION = Dataset(
    slug="succession",
    title="Succession of councils",
    one_row="One row is one council that closes and one that replaces it, be it on a day to come."
    " Nothing is apportioned.",
    key=("council", "successor"),
    refers={"council": "councils", "successor": "councils"},
    fields=(
        Column("council", Kind.TEXT, "The council that closes", attrgetter("from_council.slug")),
        Column("council_name", Kind.TEXT, "Its name", attrgetter("from_council.name")),
        Column(
            "closed_on",
            Kind.DATE,
            "The first day on which it no longer exists, be it a day to come",
            attrgetter("from_council.closed_on"),
            "No such day is known.",
        ),
        Column("successor", Kind.TEXT, "A council that replaces it", attrgetter("to_council.slug")),
        Column("successor_name", Kind.TEXT, "Its name", attrgetter("to_council.name")),
    ),
)


def successions() -> QuerySet[Any]:
    links = Council.successors.through.objects.select_related("from_council", "to_council")
    return links.order_by("from_council", "to_council")
