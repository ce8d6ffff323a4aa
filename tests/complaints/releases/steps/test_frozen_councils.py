"""Which residents a release makes its figures with."""

import pytest

from complaints.releases.steps.frozen_councils import residents_for
from councils.models import Residents
from councils.years import Year
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = Year(2024)


@pytest.mark.parametrize(
    ("estimates", "chosen"),
    [
        ((), None),
        ((2021,), (2021, 2021)),
        ((2021, 2023, 2024, 2025), (2024, 2024)),
        ((2021, 2023, 2025), (2023, 2023)),
        ((2025, 2026), (2025, 2025)),
    ],
)
def test_the_estimate_used_is_the_newest_that_is_not_later(estimates, chosen):
    council = factories.council()
    for year in reversed(estimates):
        Residents.objects.create(council=council, year=year, number=year)
    assert residents_for(YEAR).get(council.pk) == (chosen and (*chosen, False))


def estimated(council, *years):
    for year in years:
        Residents.objects.create(council=council, year=year, number=1_000 * council.pk + year)
    return council


@pytest.fixture
def cumbria():
    """A county and two of its districts, one of which goes into each of two new councils."""
    county = estimated(factories.council("Cumbria County Council"), 2022)
    new = [factories.council(each, type="unitary") for each in ("Cumberland", "Westmorland")]
    old = [factories.council(each, type="district") for each in ("Carlisle", "Copeland", "Eden")]
    county.successors.set(new)
    for each, after in zip(old, (new[0], new[0], new[1]), strict=True):
        each.successors.set([after])
    return new, [estimated(each, 2021, 2022) for each in old]


def test_a_new_council_has_the_residents_of_those_that_it_replaced(cumbria):
    (cumberland, westmorland), (carlisle, copeland, eden) = cumbria
    estimated(eden, 2023)
    found = residents_for(YEAR)
    # Of the newest year of which both have an estimate; the county lies in both new councils.
    assert found[cumberland.pk] == (1_000 * (carlisle.pk + copeland.pk) + 2 * 2022, 2022, True)
    assert found[westmorland.pk] == (1_000 * eden.pk + 2023, 2023, True)


def test_its_own_estimate_goes_before_the_sum_and_the_sum_before_a_later_one(cumbria):
    (cumberland, westmorland), _ = cumbria
    estimated(cumberland, 2024)
    estimated(westmorland, 2025)
    found = residents_for(YEAR)
    assert found[cumberland.pk][1:] == (2024, False)
    assert found[westmorland.pk][1:] == (2022, True)


def test_where_an_area_was_divided_nothing_is_shared_out(cumbria):
    (cumberland, westmorland), (carlisle, *_) = cumbria
    carlisle.successors.add(westmorland)
    found = residents_for(YEAR)
    assert cumberland.pk not in found
    assert westmorland.pk not in found


def test_what_a_release_keeps_says_that_it_is_a_sum(cumbria):
    (cumberland, _), _ = cumbria
    factories.decision(cumberland)
    release = factories.release()
    assert release.figures.get(council=cumberland).residents_summed
