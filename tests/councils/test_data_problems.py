"""What the register lacks."""

from datetime import date

import pytest

from councils.data_problems import data_problems
from councils.models import Boundary, BoundarySet, Contact, Residents
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 7, 1)


def complete(name: str, **fields):
    made = factories.council(name, residents=1_000, gss_code=f"E{hash(name) % 10**8:08}", **fields)
    Contact.objects.create(council=made, role="leader", email="leader@kent.example")
    drawing, _ = BoundarySet.objects.get_or_create(
        content_hash="abc", defaults={"name": "", "loaded_at": london_instant("2025-07-01 09:00")}
    )
    Boundary.objects.create(council=made, boundary_set=drawing)
    return made


def found() -> dict[str, list[str]]:
    return {
        problem.slug: names
        for problem in data_problems(TODAY)
        if (names := [council.name for council in problem.councils])
    }


def test_a_complete_register_has_no_problem():
    county = complete("Kent")
    complete("Dover", type="district", county=county)
    assert found() == {}


def test_each_thing_that_is_missing_is_found_by_itself():
    complete("A").residents.all().delete()
    complete("B").boundary.delete()
    complete("C").contacts.all().delete()
    without_code = complete("D")
    without_code.gss_code = None
    without_code.save()
    complete("E", type="district")
    assert found() == {
        "residents": ["A"],
        "boundary": ["B"],
        "contact": ["C"],
        "code": ["D"],
        "county": ["E"],
    }


def test_residents_of_the_newest_estimate_are_what_is_asked_for():
    complete("Old")
    Residents.objects.create(council=complete("New"), year=2024, number=5)
    assert found() == {"residents": ["Old"]}
    assert data_problems(TODAY)[0].title == "no number of residents of 2024"


def test_closed_councils_have_no_problem_and_other_bodies_only_a_missing_contact():
    factories.council("Gone", closed_on=TODAY)
    factories.council("Park", type="other")
    assert found() == {"contact": ["Park"]}


def test_an_empty_register_asks_for_residents_of_no_year():
    assert data_problems(TODAY)[0].title == "no number of residents"
