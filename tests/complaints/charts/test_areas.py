"""A small map on paper: as large as it may be, coloured and numbered."""

import re
from pathlib import Path

from django.conf import settings

from complaints.charts.areas import Area, small_map

AREAS = [
    Area("M0 0l10 0 0 10z", series=1, label="1", x=100, y=200),
    Area("M0 0l10 0 0 9z", series=0),
]


def test_it_is_as_large_as_it_may_be():
    wide = small_map(AREAS, (1988, 788), (56, 42), joined=False)
    assert (wide.width, wide.height) == (56.0, 22.4)  # 2,000 by 800 steps with its margins
    high = small_map(AREAS, (388, 788), (56, 42), joined=False)
    assert (high.width, high.height) == (21.0, 42.0)
    assert 'viewBox="-6 -6 400 800"' in high.svg


def test_numbers_are_as_large_on_paper_whatever_the_map():
    for size, letters in (((1988, 788), "96.4"), ((388, 788), "51.4")):
        drawn = small_map(AREAS, size, (56, 42), joined=False).svg
        assert f"font-size: {letters}px" in drawn  # 2.7 millimetres
        assert drawn.count("<text") == 1


def test_every_colour_has_its_style_on_paper():
    css = (Path(settings.BASE_DIR) / "complaints/charts/paper.css").read_text()
    for series in range(1, 7):
        colour = re.search(rf"^\.series-{series} {{ fill: (#[0-9a-f]+)", css, re.M)
        assert colour
        for kind in (f".joined.series-{series}", f"text.area-label.series-{series}"):
            assert f"{kind} {{ stroke: {colour[1]}; }}" in css
    joined = small_map(AREAS, (388, 788), (56, 42), joined=True).svg
    assert '<path class="area joined series-1" d="M0 0l10 0 0 10z"/>' in joined
