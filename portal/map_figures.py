"""The figures of the map as JSON: classes and texts, so that the browser works nothing out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse

from complaints.statistics.comparing import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from complaints.statistics.measures import (
    COMPARED_LABELS,
    FEW_RESIDENTS,
    FEWER_THAN_TEN,
    MEASURES,
    NO_FIGURES,
    NOT_YET,
    POSITIONS,
    Measure,
    compared_class,
)
from complaints.statistics.rates import AnyRate, PublishedPercent
from councils.dates import day_in_words
from councils.models import Council

# The order of the legend; a kind keeps its pattern whichever others are in use.
PATTERNS = {
    FEWER_THAN_TEN.label: "few",
    FEW_RESIDENTS.label: "small",
    NOT_YET.label: "later",
    NO_FIGURES.label: "missing",
}


def map_figures(released: ReleasedYear, councils: Iterable[Council], note: str) -> dict[str, Any]:
    """Everything that the map of a year shows, for the councils that are drawn on it."""
    year = released.release.year
    drawn = list(councils)
    areas = [area(released, council) for council in drawn]
    return {
        "year": str(year),
        "edition": released.release.edition,
        "note": note,
        "measures": [described(measure, areas) for measure in MEASURES.values()],
        "compared": {"legend": list(COMPARED_LABELS), "short": list(POSITIONS)},
        "averages": {
            kind: {slug: average_of(group, measure) for slug, measure in MEASURES.items()}
            for kind, group in released.types.items()
        },
        "undrawn": undrawn(released, {council.pk for council in drawn}),
        "councils": areas,
    }


def undrawn(released: ReleasedYear, drawn_ids: Collection[int]) -> int:
    """How many of the year's compared councils have no area: boundaries are those of today."""
    return sum(
        row.is_compared and row.council_id not in drawn_ids for row in released.rows.values()
    )


def counted(rate: AnyRate) -> dict[str, str]:
    """A rate is never shown without its counts."""
    return {"text": rate.text, "counts": rate.counts}


def average_of(group: Group, measure: Measure) -> dict[str, str]:
    """The average of a type, and of how many councils it is where it is not of all."""
    coverage = group.coverage(measure)
    return counted(group.rate(measure)) | ({"coverage": f"from {coverage}"} if coverage else {})


def described(measure: Measure, areas: list[dict[str, Any]]) -> dict[str, Any]:
    """A measure, its five classes, and those kinds of hatching that its map needs."""
    used = {area["figures"][measure.slug].get("label") for area in areas if area["figures"]}
    used |= {area["state"] for area in areas}
    hatched = {measure.none: "none"} | PATTERNS
    return {
        "slug": measure.slug,
        "name": measure.name,
        "question": measure.question,
        "legend": list(measure.labels),
        "hatched": [
            {"label": label, "pattern": pattern}
            for label, pattern in hatched.items()
            if label in used
        ],
    }


def area(released: ReleasedYear, council: Council) -> dict[str, Any]:
    """One council; ``state`` says why it has no figures, and is empty where it has.

    ``since`` is the day it opened, where that was after the year.
    """
    year = released.release.year
    row = released.rows.get(council.pk)
    state, since, address = "", "", reverse("council-year", args=[council.slug, year])
    existed = row.existed if row else council.existed_in(year)  # what is frozen comes first
    if not existed:
        state, address = NOT_YET.label, reverse("council", args=[council.slug])
        since = day_in_words(council.opened_on) if council.opened_on else ""
    elif row is None:
        state, address = NO_FIGURES.label, reverse("council", args=[council.slug])
    return {
        "slug": council.slug,
        "name": council.name,
        "type": council.type,
        "type_name": council.get_type_display(),
        "region": council.region,
        "url": address,
        "state": state,
        "since": since,
        "figures": {}
        if state
        else {slug: figure(released, row, measure) for slug, measure in MEASURES.items()},
    }


def figure(released: ReleasedYear, row: CouncilYear, measure: Measure) -> dict[str, Any]:
    """One figure: what is shown, its counts, its class or why it has none.

    What is hatched in a measure's own classes is hatched beside similar councils too.
    """
    rate = row.rate(measure)
    shown = measure.map_class(rate)
    result = {**counted(rate), "part": rate.part, "whole": rate.whole}
    result |= {"class": shown.number, "compared": None}
    if shown.number is None:
        result["label"] = shown.label
    elif comparison := released.comparison(row, measure):
        result["compared"] = compared_class(comparison.position, NO_FIGURES).number
    average = row.average(measure, released.average(row.type, measure))
    if isinstance(average, PublishedPercent):
        result["average"] = {"text": f"{average.text}, as published", "counts": ""}
    return result
