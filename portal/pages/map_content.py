"""The figures of the map as JSON: classes and texts, so that the browser works nothing out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from complaints.figures.limits import POSITIONS
from complaints.figures.measures import (
    COMPARED_LABELS,
    FEW_RESIDENTS,
    FEWER_THAN_TEN,
    NO_FIGURES,
    NOT_YET,
    Measure,
    compared_class,
    mapped,
)
from complaints.figures.rates import AnyRate
from complaints.statistics.comparison import COUNTY, CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from councils.boundaries import hexagons
from councils.boundaries.cities import cities
from councils.boundaries.drawn import Drawn
from councils.boundaries.layers import COUNTIES, DISTRICTS
from councils.models import Council, by_short_name
from councils.register.succession_words import closing, names_in_words, opening
from councils.years import Year

DISTRICT = str(Council.Type.DISTRICT)
MORE_THAN_CHANCE = "is more than chance explains"
GAPS = {
    "below": "is unusual",
    "within": "can arise by chance",
    "above": "is unusual",
}
WHO = {
    COUNTIES: "run social care, schools and highways",
    DISTRICTS: "run housing, planning and rubbish collection beside a county council",
}

AS_TODAY = "drawn as today: opened later"

# The order of the legend; a kind keeps its pattern whichever others are in use.
PATTERNS = {
    FEWER_THAN_TEN.label: "few",
    FEW_RESIDENTS.label: "small",
    AS_TODAY: "today",
    NOT_YET.label: "later",
    NO_FIGURES.label: "missing",
}


@dataclass(frozen=True)
class Undrawn:
    """Councils of a year without an area: how many, and what is said of them."""

    number: int
    sentence: str

    @property
    def with_link(self) -> str:
        """Nothing at all where every council is drawn: an empty paragraph is not shown."""
        if not self.number:
            return ""
        whose = "its" if self.number == 1 else "their"
        words = '{}: {} figures are in <a href="#table">the table</a>.'
        return format_html(words, self.sentence, whose)


def map_figures(
    released: ReleasedYear, drawn: Drawn, note: str, today: date, layer: str = ""
) -> dict[str, Any]:
    """Everything that the map of a year shows, for the councils that are drawn on it.

    Those of a layer, or of both where none is named; ``released`` is one year, or several added up.
    """
    year = released.release.year
    areas = [area(released, council, drawn, today) for council in drawn.of_layer(layer)]
    without_area = undrawn_in(released, drawn, layer)
    return {
        "year": str(year),
        "period": released.period,
        "layer": layer,
        "layer_words": layer_words(layer, sum(not each["state"] for each in areas)),
        "edition": released.release.edition,
        "editions": released.editions,
        "note": note,
        "measures": [described(measure, areas) for measure in mapped().values()],
        "compared": {
            "legend": list(COMPARED_LABELS),
            "short": list(POSITIONS),
            "gap": [GAPS.get(position, MORE_THAN_CHANCE) for position in POSITIONS],
        },
        "averages": {
            kind: {slug: average_of(group, measure) for slug, measure in mapped().items()}
            for kind, group in released.types.items()
            if not layer or (kind == DISTRICT) == (layer == DISTRICTS)
        },
        "undrawn": len(without_area),
        "elsewhere": elsewhere(year, layer, bool(without_area)),
        "cities": [
            [each.name, each.middle, each.hexagon] for each in cities(hexagons.since(drawn.on))
        ],
        "councils": areas,
    }


def layer_words(layer: str, councils: int) -> str:
    """Whose figures a layer shows, with how many of them it draws; empty of both together."""
    if not layer:
        return ""
    runs = WHO[layer]
    one = f"The one council that {runs.replace('run', 'runs', 1)}."
    return one if councils == 1 else f"The {councils:,} councils that {runs}."


def undrawn_rows(released: ReleasedYear, drawn: Drawn) -> list[CouncilYear]:
    """The year's compared councils that have no area: boundaries are those of some other day."""
    rows, there = released.rows.values(), {each.pk for each in drawn.councils}
    return [row for row in rows if row.is_compared and row.council_id not in there]


def undrawn_in(released: ReleasedYear, drawn: Drawn, layer: str) -> list[CouncilYear]:
    """Those of a layer, or of both where none is named."""
    return [
        row
        for row in undrawn_rows(released, drawn)
        if not layer or (row.type == DISTRICT) == (layer == DISTRICTS)
    ]


def undrawn(released: ReleasedYear, drawn: Drawn, today: date) -> Undrawn:
    """How many they are, how many have closed by now, which counties are among them.

    And in how many areas of today their places are drawn.
    """
    rows = undrawn_rows(released, drawn)
    if not rows:
        return Undrawn(0, "")
    number, one = len(rows), len(rows) == 1
    closed = sum(row.closed_on is not None and row.closed_on <= today for row in rows)
    has = "has" if one else "have"
    since = f"{has} closed since and {has}" if closed == number else has
    has_closed = f"; {closed:,} {'has' if closed == 1 else 'have'} closed since"
    counties = Council.objects.filter(pk__in=[r.council_id for r in rows if r.type == COUNTY])
    names = names_in_words(counties.order_by(*by_short_name())) if not one else ""
    places = len(drawn.as_today)
    as_today = f"; {places:,} area{' is' if places == 1 else 's are'} drawn as today"
    return Undrawn(
        number,
        f"{number:,} council{'' if one else 's'} of this year {since} no area on this map"
        f"{f', among them {names}' if names else ''}{has_closed if 0 < closed < number else ''}"
        f"{as_today if places else ''}",
    )


def elsewhere(year: Year, layer: str, some_undrawn: bool) -> str:
    """What plain land is, beside the councils that are drawn; boundaries are not of every year."""
    if layer == DISTRICTS:
        return f"no district council in {year}{', or one not drawn' if some_undrawn else ''}"
    return "not drawn" if some_undrawn else ""


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
    hatched = patterns(measure)
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


def patterns(measure: Measure) -> dict[str, str]:
    """The hatching of each reason for which a measure shows no class."""
    return {measure.none: "none"} | PATTERNS


def state_of(released: ReleasedYear, council: Council, drawn: Drawn) -> str:
    """Why a council has no figures in the year; empty where it has."""
    if council.pk in drawn.as_today:
        return AS_TODAY
    row = released.rows.get(council.pk)
    # What is frozen comes first.
    if not (row.existed if row else council.existed_in(released.release.year)):
        return NOT_YET.label
    return NO_FIGURES.label if row is None else ""


def area(released: ReleasedYear, council: Council, drawn: Drawn, today: date) -> dict[str, Any]:
    """One council; ``state`` says why it has no figures, and is empty where it has.

    ``why`` says when it opened or closed, or will, where it did not exist in the year; and who was
    in its place, where it is drawn instead of them.
    """
    year = released.release.year
    row = released.rows.get(council.pk)
    state, why = state_of(released, council, drawn), ""
    address = reverse("council", args=[council.slug])
    if not state:
        address = reverse("council-year", args=[council.slug, year])
    elif state in (AS_TODAY, NOT_YET.label):
        not_yet = council.opened_on is not None and council.opened_on >= year.end
        told = (opening if not_yet else closing)(council, today)
        why = f"It {told.what}." if told else ""
        if were := drawn.as_today.get(council.pk):
            has = "has" if len(were) == 1 else "have"
            why += f" Here was {names_in_words(were)}, which {has} no area on this map."
    return {
        "slug": council.slug,
        "name": council.name,
        "type": council.type,
        "type_name": council.get_type_display(),
        "region": council.region,
        "url": address,
        "state": state,
        "why": why,
        "figures": {}
        if state or row is None
        else {slug: figure(released, row, measure) for slug, measure in mapped().items()},
    }


def figure(released: ReleasedYear, row: CouncilYear, measure: Measure) -> dict[str, Any]:
    """One figure: what is shown, its counts, its class or why it has none.

    What is hatched in a measure's own classes is hatched beside similar councils too.
    """
    rate = row.rate(measure)
    shown = measure.map_class(rate)
    result: dict[str, Any] = {**counted(rate), "part": rate.part, "whole": rate.whole}
    result |= {"class": shown.number, "compared": None}
    if shown.number is None:
        result["label"] = shown.label
    elif position := released.position(row, measure):
        result["compared"] = compared_class(position, NO_FIGURES).number
    if years := row.years_behind(measure):
        result["years"] = years
    average, _ = row.average(measure, released.average(row.type, measure))
    if average.is_published:
        result["average"] = {"text": f"{average.text}, as published", "counts": ""}
    return result
