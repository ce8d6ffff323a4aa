"""From when until when an area is so."""

from datetime import date

import pytest

from councils.boundaries.periods import ALWAYS, Period, dated, joined

APRIL_2019, APRIL_2021, APRIL_2023 = (date(year, 4, 1) for year in (2019, 2021, 2023))
UNTIL_2021, BETWEEN, SINCE_2023 = (
    Period.of(None, APRIL_2021),
    Period.of(APRIL_2021, APRIL_2023),
    Period.of(APRIL_2023, None),
)


def test_a_period_begins_on_its_first_day_and_ends_before_its_last():
    days = [date(2021, 3, 31), APRIL_2021, date(2023, 3, 31), APRIL_2023]
    assert [BETWEEN.contains(day) for day in days] == [False, True, True, False]
    assert BETWEEN.days == {"start": APRIL_2021, "end": APRIL_2023}
    assert ALWAYS.days == {"start": None, "end": None}


@pytest.mark.parametrize(
    ("period", "taken", "left"),
    [
        (ALWAYS, BETWEEN, [UNTIL_2021, SINCE_2023]),
        (ALWAYS, SINCE_2023, [Period.of(None, APRIL_2023)]),
        (UNTIL_2021, BETWEEN, [UNTIL_2021]),
        (BETWEEN, ALWAYS, []),
        (Period.of(APRIL_2019, APRIL_2023), BETWEEN, [Period.of(APRIL_2019, APRIL_2021)]),
    ],
)
def test_what_is_left_of_a_period(period, taken, left):
    assert period.without(taken) == left


def test_periods_that_touch_are_one():
    assert joined([SINCE_2023, UNTIL_2021]) == [UNTIL_2021, SINCE_2023]
    assert joined([SINCE_2023, UNTIL_2021, BETWEEN]) == [ALWAYS]
    assert joined([BETWEEN, ALWAYS]) == [ALWAYS]


def test_a_topology_says_when_its_areas_are_so():
    def geometry(area, **properties):
        said = {"properties": properties} if properties else {}
        return {"type": "MultiPolygon", "id": area, "arcs": [[[0]]], **said}

    layer = {"type": "GeometryCollection", "geometries": [geometry("eden"), geometry("kent")]}
    document = {"type": "Topology", "objects": {"districts": layer}, "arcs": []}
    found = dated(document, {"eden": [UNTIL_2021, SINCE_2023], "kent": [ALWAYS]})
    assert found["objects"]["districts"]["geometries"] == [
        geometry("eden", end="2021-04-01"),
        geometry("eden", start="2023-04-01"),
        geometry("kent"),
    ]
