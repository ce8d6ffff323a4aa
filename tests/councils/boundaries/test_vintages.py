"""What lay where on a day, as far as a file says so."""

import re
from datetime import date

import pytest

from councils.boundaries import map_files
from councils.boundaries.map_files import NotAMap
from councils.boundaries.vintages import on_day
from tests.councils.boundaries.documents import collection, feature


def ids(on, *properties):
    areas = map_files.areas(collection(*(feature(each) for each in properties)))
    return [each.place.removeprefix("feature ") for each in on_day(areas, on)]


def test_days_of_the_areas_themselves():
    rows = (
        {"LAD21CD": "E07000026", "start_date": "2019-04-01", "end_date": "2023-04-01"},
        {"LAD21CD": "E06000063", "valid_from": "01/04/2023", "valid_to": ""},
        {"LAD21CD": "E08000038", "OPER_DATE": 1_680_307_200_000, "TERM_DATE": None},
        {"LAD21CD": "E06000001", "start_date": "2019-04-01T00:00:00Z"},
    )
    assert ids(date(2023, 3, 31), *rows) == ["1", "4"]
    assert ids(date(2023, 4, 1), *rows) == ["2", "3", "4"]


def test_the_newest_vintage_that_is_not_later():
    rows = (
        {"LAD21CD": "E07000026"},
        {"LAD23CD": "E06000063"},
        {"CTY22CD": "E10000006"},
        {"areacd": "E08000038"},
    )
    assert ids(date(2022, 12, 1), *rows) == ["1", "3", "4"]
    assert ids(date(2025, 1, 1), *rows) == ["2", "3", "4"]


def test_a_file_of_one_vintage_is_read_whatever_its_year():
    assert ids(date(2010, 1, 1), {"LAD24CD": "E07000026"}, {"LAD24CD": "E06000063"}) == ["1", "2"]


def test_a_file_whose_vintages_are_all_later_is_refused():
    rows = {"LAD21CD": "E07000026"}, {"LAD23CD": "E06000063"}
    message = "holds no vintage of 2019 or before: there are 2021, 2023"
    with pytest.raises(NotAMap, match=f"^{re.escape(message)}$"):
        ids(date(2019, 1, 1), *rows)


@pytest.mark.parametrize("value", ["soon", "2023-13-01", True, 1e300])
def test_a_day_that_is_none(value):
    with pytest.raises(NotAMap, match=f"^start_date {re.escape(repr(value))} is not a date$"):
        ids(date(2023, 1, 1), {"LAD21CD": "E07000026", "start_date": value})
