"""Every figure the LGSCO published with its numerator and denominator is reproduced."""

import csv
from pathlib import Path

import pytest

from complaints.figures.rates import Rate

FILE = Path(__file__).parents[2] / "conformance" / "published_figures.csv"
with FILE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def is_testable(row: dict[str, str]) -> bool:
    return bool(row["numerator"] and row["denominator"]) and row["derived"] != "yes"


TESTABLE = [row for row in ROWS if is_testable(row)]


@pytest.mark.parametrize(
    "row", TESTABLE, ids=lambda row: f"{row['authority']} {row['year_ending']} {row['measure']}"
)
def test_published_figure(row):
    rate = Rate(int(row["numerator"]), int(row["denominator"]))
    published = row["published_value"]
    if published:
        assert rate.percent == int(published)
    elif not rate.whole:
        assert rate.percent is None  # none investigated: nothing was published
    else:  # a part of the overview, whose counts alone were published
        assert row["measure"].startswith("overview_")


def test_there_is_something_to_reproduce():
    assert len(ROWS) == 56
    assert len(TESTABLE) == 27
    assert sum(bool(row["published_value"]) for row in TESTABLE) == 20


def test_the_parts_of_each_overview_add_up():
    overviews = [row for row in ROWS if row["measure"].startswith("overview_")]
    for authority in {row["authority"] for row in overviews}:
        counts = {
            row["measure"]: int(row["numerator"])
            for row in overviews
            if row["authority"] == authority
        }
        assert counts.pop("overview_dealt_with") == sum(counts.values())
