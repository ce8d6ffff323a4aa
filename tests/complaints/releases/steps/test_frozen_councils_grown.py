"""The residents of a council that took over others: only those of its area in a year, or none."""

from datetime import date

import pytest

from complaints.releases.steps.frozen_councils import residents_for
from councils.models import Residents
from councils.years import Year
from tests import factories

pytestmark = pytest.mark.django_db


def estimated(council, **years):
    for year, number in years.items():
        Residents.objects.create(council=council, year=int(year[1:]), number=number)


@pytest.fixture
def city():
    """It was always there, and takes over Lewes on 1 April 2023."""
    city = factories.council("City Council", type="unitary")
    lewes = factories.council("Lewes District Council", type="district", closed_on=date(2023, 4, 1))
    lewes.successors.set([city])
    estimated(lewes, y2021=100)
    return city


def chosen(city, begins):
    return residents_for(Year(begins)).get(city.pk, (None, None, False))[:2]


def test_the_estimate_of_its_area_before_is_not_that_of_its_area_after(city):
    estimated(city, y2021=900)
    assert chosen(city, 2022) == (900, 2021)
    assert chosen(city, 2023) == (None, None)  # of that area there is none yet
    estimated(city, y2023=1_010)
    assert chosen(city, 2022) == (900, 2021)
    assert chosen(city, 2023) == (1_010, 2023)


def test_a_later_estimate_is_not_one_of_its_area_before_nor_is_that_of_whom_it_took_over(city):
    estimated(city, y2024=1_020)
    assert chosen(city, 2022) == (None, None)
    assert chosen(city, 2023) == (1_020, 2024)


def test_no_estimate_is_of_a_year_within_which_it_grew(city):
    estimated(city, y2021=900, y2023=1_010)
    type(city).objects.filter(name="Lewes District Council").update(closed_on=date(2023, 10, 1))
    assert chosen(city, 2023) == (None, None)
    assert chosen(city, 2022) == (900, 2021)
    assert chosen(city, 2024) == (None, None)  # the middle of 2023 came before it grew
