"""Surrey on the map and around it: nobody loads a file, and at midnight the new councils lie there.

With answers that are kept; each address is asked in the last second of 31 March 2027 and in the
first of 1 April, and the years before stay as they were.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import london_midnight
from tests.factories import frozen, published

LOADED = datetime(2026, 12, 1, 12, tzinfo=UTC)
THE_DAY = date(2027, 4, 1)
MIDNIGHT = london_midnight(THE_DAY)
BEFORE, A_YEAR_LATER = MIDNIGHT - timedelta(seconds=1), datetime(2028, 9, 1, 12, tzinfo=UTC)
OLD = {"elmbridge-borough-council", "surrey-county-council"}
NEW = {"east-surrey-council", "west-surrey-council"}
YEARS = ("2026-27", "2027-28")  # the last one of the old councils, and the first of the new ones


@pytest.fixture(scope="module")
def surrey(module_db):
    import_councils(OWN_REGISTER, at=LOADED)
    import_boundaries(OWN_MAP, at=LOADED)
    import_changes(OWN_CHANGES, at=LOADED)  # after the boundaries, as it came
    old = Council.objects.filter(closed_on=THE_DAY)
    new = Council.objects.filter(opened_on=THE_DAY)
    published("2025-26", *(frozen(each, upheld=20) for each in old))
    published("2026-27", *(frozen(each, upheld=20) for each in old))
    published("2027-28", *(frozen(each, upheld=20) for each in new))


@pytest.fixture
def asked(surrey, client, clock, settings, tmp_path, db):
    settings.KEPT_ANSWERS, settings.KEPT_ANSWERS_MEGABYTES = tmp_path, 10

    def answer(address, at):
        clock.set(at)
        found = client.get(address)
        assert found.status_code == 200, (address, at)
        return found

    return answer


def drawn(asked, year, at, layer, shape="areas"):
    """The areas that the map of a year fetches for a layer."""
    found = asked(f"/map/{year}.json?layer={layer}", at).json()["drawn"][shape][layer]
    slugs = set()
    for address in found:
        for each in asked(address, at).json()["objects"].values():
            slugs |= {geometry["id"] for geometry in each["geometries"]}
    return slugs


@pytest.mark.parametrize("shape", ["areas", "hexagons"])
def test_each_year_is_drawn_with_its_own_councils(asked, shape):
    """No matter when it is asked; the county and its eleven districts have gone."""
    before, after = (drawn(asked, each, A_YEAR_LATER, "counties", shape) for each in YEARS)
    assert before - after == {"surrey-county-council"}
    assert after - before == NEW
    before, after = (drawn(asked, each, A_YEAR_LATER, "districts", shape) for each in YEARS)
    assert len(before - after) == 11
    assert "elmbridge-borough-council" in before - after
    assert not after - before


@pytest.mark.parametrize("shape", ["areas", "hexagons"])
def test_the_picture_has_them_before_any_script(asked, shape):
    """As many councils as have figures; nothing is said to be missing, or to be as today."""
    for year, words in zip(YEARS, ("The one council that", "The 2 councils that"), strict=True):
        text = asked(f"/?year={year}&shape={shape}", A_YEAR_LATER).content.decode()
        assert words in text
        assert "no area on this map" not in text
        assert "drawn as today" not in text


def test_figures_lie_where_the_councils_do(asked):
    figures = asked("/map/2027-28.json", A_YEAR_LATER).json()
    assert {each["slug"] for each in figures["councils"] if each["figures"]} == NEW
    assert figures["undrawn"] == 0


def test_whoever_is_somewhere_is_told_the_councils_of_the_day(asked):
    """The browser looks in these areas, and names whom it is told for each."""
    for at, there, gone in ((BEFORE, OLD, NEW), (MIDNIGHT, NEW, OLD), (A_YEAR_LATER, NEW, OLD)):
        found = asked("/councils/drawn.json", at).json()
        assert there <= found["councils"].keys(), at
        assert not gone & found["councils"].keys(), at
        for slug in there:
            assert f"/councils/{slug}/" in [each["url"] for each in found["councils"][slug]]
        (address,) = found["areas"]
        layers = asked(address, at).json()["objects"].values()
        assert there <= {each["id"] for layer in layers for each in layer["geometries"]}


def test_the_open_data_have_the_areas_of_each_day(asked):
    for day, there, gone in (
        ("2027-03-31", OLD, NEW),
        ("2027-04-01", NEW, OLD),
    ):
        found = asked(f"/data/boundaries/{day}.geojson", MIDNIGHT).json()["features"]
        slugs = {each["id"] for each in found}
        assert there <= slugs
        assert not gone & slugs
