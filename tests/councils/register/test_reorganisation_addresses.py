"""The address of a reorganisation: one for each, and the same whatever its councils are called."""

from datetime import date

import pytest

from councils.models import Council
from councils.register.reorganisation_addresses import leads_on
from councils.register.reorganisations import reorganisations
from councils.register.succession import reorganisation_of
from councils.register.succession_words import changes_of
from tests.factories import council

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2023, 4, 1), date(2023, 10, 1)


def reorganised(old: str, new: str, on: date = SPRING, **fields) -> Council:
    """One council that another replaces on a day."""
    closed = council(old, type="district", closed_on=on, **fields)
    closed.successors.add(council(new, opened_on=on))
    return closed


def slugs() -> dict[str, str]:
    """By the first council that closed."""
    return {each.old[0].name: each.slug for each in reorganisations()}


def test_it_is_made_of_the_councils_that_came_of_it():
    reorganised("Old Vale Council", "Vale Council")
    assert slugs() == {"Old Vale Council": "vale-2023"}


def test_two_of_one_name_on_one_day_have_two_addresses():
    reorganised("North Council", "Vale District Council")
    reorganised("South Council", "Vale Borough Council")
    assert slugs() == {"North Council": "vale-2023", "South Council": "south-council-2023"}


def test_the_earlier_of_two_in_a_year_keeps_the_address_and_pages_lead_to_the_right_one():
    late = reorganised("A Council", "Vale Borough Council", AUTUMN)
    early = reorganised("B Council", "Vale District Council", SPRING)
    assert slugs() == {"B Council": "vale-2023", "A Council": "a-council-2023"}
    for each, slug, on in ((late, "a-council-2023", AUTUMN), (early, "vale-2023", SPRING)):
        told = changes_of(each, reorganisation_of(each, AUTUMN), AUTUMN)
        assert told["reorganised_as"] == [(slug, on)]
        new = each.successors.get()
        assert changes_of(new, reorganisation_of(new, AUTUMN), AUTUMN)["reorganised_as"] == [
            (slug, on)
        ]


def test_what_is_taken_even_by_its_own_name_has_its_day():
    """Another is called what this one would be called by itself."""
    reorganised("Z Council", "Vale District Council", SPRING)
    reorganised("Zz Council", "Vale Borough Council", AUTUMN)
    reorganised("Y Council", "Zz Council Council", SPRING, slug="y")
    assert slugs()["Zz Council"] == "zz-council-2023-10-01"
    assert len(set(slugs().values())) == 3


def test_a_council_renamed_afterwards_leaves_the_address_as_it_was():
    new = reorganised("Old Vale Council", "Vale Council").successors.get()
    for name, short_name in (("Vale and Hill Council", "Vale and Hill"), ("Hill Council", "Hill")):
        new.name, new.short_name = name, short_name
        new.save()
        assert slugs() == {"Old Vale Council": "vale-2023"}
    every = reorganisations()
    for old in ("vale-and-hill-2023", "hill-2023", "old-vale-council-2023"):
        assert leads_on(old, every) == "vale-2023"
    for none in ("vale-2024", "dale-2023", "vale", ""):
        assert leads_on(none, every) is None


def test_of_a_county_it_is_the_county_s_whoever_comes_of_it():
    county = council("Vale County Council", short_name="Vale", closed_on=SPRING)
    for name in ("North Vale Council", "South Vale Council"):
        county.successors.add(council(name, type="unitary", opened_on=SPRING))
    assert slugs() == {"Vale County Council": "vale-2023"}
