"""The picture of the map in the page: of the same classes as the figures of the script."""

import json
import re
from datetime import date

import pytest

from complaints.figures.measures import mapped
from councils.boundaries.drawn import drawn_on
from councils.boundaries.outlines import outlines
from tests import factories, squares
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn():
    """Councils of every kind of area: three classes, few cases, no figures, not there yet."""
    named = {name: factories.council(f"{name} Council", type="unitary") for name in "ABCDE"}
    shire = factories.council("Shire County Council")
    dale = factories.council("Dale Council", type="district", county=shire)
    new = factories.council("New Council", type="unitary", opened_on=date(2025, 4, 1))
    places = [*named.values(), new, shire]
    squares.draw({each: (i, 0) for i, each in enumerate(places)} | {dale: (6, 0)})
    published(
        "2024-25",
        frozen(named["A"], upheld=190, not_upheld=10, residents=90_000),
        frozen(named["B"], upheld=50, not_upheld=50, residents=90_000),
        frozen(named["C"], upheld=30, not_upheld=10, on_time=9, residents=90_000),
        frozen(named["D"], upheld=2, residents=90_000),
        frozen(shire, upheld=20, not_upheld=20, residents=900_000),
        frozen(dale, upheld=15, not_upheld=10, residents=90_000),
    )


def page(client, query):
    return re.sub(r"\s+", " ", client.get(f"/{query}").content.decode())


def part(text, name):
    return text.split(f'class="{name}"')[1].split("</div>" if "picture" in name else "</ul>")[0]


@pytest.mark.parametrize("layer", ["counties", "districts"])
@pytest.mark.parametrize("compared", ["", "&compared=1"])
@pytest.mark.parametrize("measure", mapped())
def test_the_picture_shows_the_class_of_each_council_as_the_map_does(
    client, drawn, layer, compared, measure
):
    text = part(page(client, f"?measure={measure}&layer={layer}{compared}"), "map-picture")
    figures = json.loads(client.get(f"/map/2024-25.json?layer={layer}").content)
    (of_measure,) = (each for each in figures["measures"] if each["slug"] == measure)
    patterns = {each["label"]: each["pattern"] for each in of_measure["hatched"]}
    lines = outlines("areas", drawn_on(date(2025, 3, 31)))
    paths = lines.paths
    expected = {}
    for council in figures["councils"]:
        figure = council["figures"].get(measure, {})
        number = figure.get("compared" if compared else "class")
        label = council["state"] or figure.get("label")
        fill = f'data-class="{number}"' if number else f"picture-{patterns.get(label, 'missing')}"
        expected[paths[council["slug"]]] = fill
    shown = {}
    for fill, path in re.findall(r'<path (.*?) d="([^"]+)"', text):
        for one in path.removesuffix("z").split("z"):
            shown[f"{one}z"] = next((each for each in expected.values() if each in fill), fill)
    shown.pop(lines.coast + "z", None)
    assert {path: fill for path, fill in shown.items() if "map-coast" not in fill} == expected
    assert ("map-coast" in text) == (layer == "districts")


def test_the_legend_has_the_classes_and_those_hatchings_that_are_there(client, drawn):
    def legend(query):
        return re.findall(r"<span>([^<]+)</span>", part(page(client, query), "map-legend"))

    classes = ["under 60%", "60–69%", "70–79%", "80–89%", "90% and over"]
    assert legend("") == [*classes, "fewer than ten", "did not exist then", "no figures"]
    assert legend("?layer=districts") == [*classes, "no district council in 2024-25"]
    assert legend("?compared=1&layer=districts")[0] == "far below"


def test_the_caption_says_whose_figures_the_picture_shows(client, drawn):
    assert "Uphold rate, 2024-25. The 5 councils that run social care" in page(client, "")
    assert "Uphold rate, 2024-25. The one council that runs housing" in page(
        client, "?layer=districts"
    )


def test_a_year_that_is_not_public_has_no_picture(client, drawn):
    assert client.get("/?year=2025-26").status_code == 404
