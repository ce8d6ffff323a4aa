"""What is known of the places of councils."""

import csv

import pytest

from councils.register.places import PLACES, places


def test_every_council_that_the_map_draws_is_there_once():
    with (PLACES.parent / "councils.csv").open(encoding="utf-8", newline="") as file:
        existing = {row["gss_code"] for row in csv.DictReader(file) if not row["closed_on"]}
    assert len(places()) == 317
    assert existing - {""} >= places().keys()


@pytest.mark.parametrize(
    ("code", "area", "deprivation"),
    [
        ("E06000001", 94, 35.04),  # Hartlepool: published, 35.037
        ("E09000001", 3, 14.72),  # City of London
        ("E10000016", 3_540, 19.54),  # Kent, out of its districts
        ("E06000065", 8_037, 14.75),  # North Yorkshire, out of seven closed districts
    ],
)
def test_areas_and_scores_are_those_of_these_places(code, area, deprivation):
    assert places()[code].area == pytest.approx(area, rel=0.11)
    assert places()[code].deprivation == deprivation
