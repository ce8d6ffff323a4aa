"""The map as it is drawn at first, before any script: one path for each class, and the legend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from complaints.figures.limits import POSITIONS
from complaints.figures.measures import Measure
from complaints.statistics.comparison import ReleasedYear
from councils.boundaries.drawn import Drawn
from councils.boundaries.layers import DISTRICTS
from councils.boundaries.outlines import HEIGHT, outlines
from councils.models import Council
from portal.pages.map_content import (
    elsewhere,
    figure,
    layer_words,
    patterns,
    state_of,
    undrawn_in,
)


@dataclass(frozen=True)
class Shown:
    """What a part of the picture, or of its legend, is filled with: a class, or a hatching."""

    number: int | None
    pattern: str
    text: str  # the path of a part, the words of a legend


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    parts: list[Shown]
    coast: str
    legend: list[Shown]
    elsewhere: str
    whose: str


def map_picture(released: ReleasedYear, drawn: Drawn, choices: Mapping[str, Any]) -> Picture:
    """What the map's script draws of the same choices."""
    layer, measure, compared = choices["layer"], choices["measure"], choices["compared"]
    lines = outlines(choices["shape"], drawn)
    parts: dict[tuple[bool, int | None, str], str] = defaultdict(str)
    labels, figures = set(), 0
    for council in drawn.of_layer(layer):
        if council.slug not in lines.paths:
            continue
        state = state_of(released, council, drawn)
        number, label = None, state
        if not state:
            figures += 1
            number, label = _class(released, council, measure, compared)
        labels.add(label)
        pattern = "" if number else patterns(measure).get(label, "missing")
        # An area that was somebody else's then lies under those that existed.
        parts[not state, number, pattern] += lines.paths[council.slug]
    without = undrawn_in(released, drawn, layer)
    return Picture(
        width=lines.width,
        height=HEIGHT,
        parts=[
            Shown(number, pattern, path)
            for (_, number, pattern), path in sorted(parts.items(), key=lambda part: part[0][0])
        ],
        coast=lines.coast if layer == DISTRICTS else "",
        legend=[
            *(
                Shown(number, "", label)
                for number, label in enumerate(POSITIONS if compared else measure.labels, start=1)
            ),
            *(
                Shown(None, pattern, label)
                for label, pattern in patterns(measure).items()
                if label in labels
            ),
        ],
        elsewhere=elsewhere(released.release.year, layer, bool(without)),
        whose=layer_words(layer, figures),
    )


def _class(
    released: ReleasedYear, council: Council, measure: Measure, compared: bool
) -> tuple[int | None, str]:
    found = figure(released, released.rows[council.pk], measure)
    number = found["compared"] if compared else found["class"]
    return number, "" if number else found.get("label", "")
