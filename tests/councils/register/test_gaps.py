"""What the register lacks."""

from datetime import date

import pytest

from councils.models import Boundary, BoundarySet, Contact, Residents
from councils.register.gaps import data_problems, residents_missing
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
    complete("B").boundaries.all().delete()
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


def years_of_residents() -> dict[str, str]:
    return {council.name: years for council, years in residents_missing().listed()}


def test_residents_are_asked_for_of_each_year_that_has_any():
    old, new = complete("Old"), complete("New")
    for year in (2022, 2024):
        Residents.objects.create(council=new, year=year, number=5)
    assert years_of_residents() == {"Old": "2022, 2024"}
    Residents.objects.create(council=old, year=2022, number=5)
    assert years_of_residents() == {"Old": "2024"}


def test_residents_are_asked_for_of_years_in_whose_middle_it_existed():
    known = complete("Known")
    for year in (2022, 2023):
        Residents.objects.create(council=known, year=year, number=5)
    factories.council("Closed", closed_on=date(2023, 4, 1))
    factories.council("Closed in June", closed_on=date(2022, 6, 30))
    factories.council("Opened", opened_on=date(2023, 4, 1))
    factories.council("Opened in July", opened_on=date(2022, 7, 1))
    factories.council("Park", type="other")
    assert years_of_residents() == {
        "Closed": "2021, 2022",
        "Closed in June": "2021",
        "Opened": "2023",
        "Opened in July": "2023",
    }


def test_closed_councils_have_no_other_problem_and_other_bodies_only_a_missing_contact():
    complete("Known")
    factories.council("Gone", closed_on=date(2021, 4, 1))
    factories.council("Park", type="other")
    assert found() == {"contact": ["Park"]}


def test_a_register_without_any_estimate_lacks_them_all():
    factories.council("Kent")
    assert years_of_residents() == {"Kent": ""}
