"""Names while they are typed."""

from datetime import date

import pytest

from councils.models import Alias
from councils.register.suggestions import LONGEST, MOST, TooLong, suggestions
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def names(typed, today=TODAY):
    return [found.council.name for found in suggestions(typed, today)]


@pytest.fixture
def england():
    """Councils whose names are easily mixed up."""
    for name, short_name in {
        "Kent County Council": "Kent",
        "Royal Borough of Kensington and Chelsea": "Kensington and Chelsea",
        "London Borough of Camden": "Camden",
        "St Helens Council": "St Helens",
        "Borough Council of King's Lynn and West Norfolk": "King's Lynn and West Norfolk",
        "Durham County Council": "County Durham",
        "Bath and North East Somerset Council": "Bath and North East Somerset",
        "Somerset Council": "Somerset",
        "North Somerset Council": "North Somerset",
        "Hull City Council": "Hull",
    }.items():
        factories.council(name, short_name=short_name)
    somerset = factories.council(
        "Somerset County Council", short_name="Somerset", closed_on=date(2023, 4, 1)
    )
    somerset.successors.add(*somerset._meta.model.objects.filter(name="Somerset Council"))
    hull = somerset._meta.model.objects.get(name="Hull City Council")
    Alias.objects.create(council=hull, key="kingston upon hull city council")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kent", ["Kent County Council"]),
        ("KENT county c", ["Kent County Council"]),
        ("ken", ["Royal Borough of Kensington and Chelsea", "Kent County Council"]),
        ("chelsea", ["Royal Borough of Kensington and Chelsea"]),
        ("london borough of cam", ["London Borough of Camden"]),
        ("saint hel", ["St Helens Council"]),
        ("st. hel", ["St Helens Council"]),
        ("king’s l", ["Borough Council of King's Lynn and West Norfolk"]),
        ("kings lynn & w", ["Borough Council of King's Lynn and West Norfolk"]),
        ("kingston", ["Hull City Council"]),
        ("county", ["Durham County Council"]),
        ("council", []),
        ("ent", []),
        ("", []),
        (" -, ", []),
    ],
)
def test_the_beginnings_of_words_find_a_council(england, typed, expected):
    assert names(typed) == expected


def test_open_councils_stand_first_then_those_whose_name_begins_as_typed(england):
    assert names("somerset") == [
        "Somerset Council",
        "Bath and North East Somerset Council",
        "North Somerset Council",
        "Somerset County Council",
    ]
    assert [found.note for found in suggestions("somerset county", TODAY)] == [
        "closed 1 April 2023; replaced by Somerset Council"
    ]


def test_a_council_is_open_until_the_day_it_closes_and_says_when_that_is(england):
    (found,) = suggestions("somerset county", date(2023, 3, 31))
    assert found.note == "closes 1 April 2023; to be replaced by Somerset Council"


def test_a_council_that_is_yet_to_open_says_when():
    factories.council("New Council", opened_on=date(2027, 4, 1))
    assert [found.note for found in suggestions("new", TODAY)] == ["opens 1 April 2027"]


def test_no_more_than_can_be_overlooked():
    for number in range(MOST + 3):
        factories.council(f"Ashford {number:02}")
    assert names("ash") == [f"Ashford {number:02}" for number in range(MOST)]


def test_more_letters_than_any_name_has_are_refused():
    with pytest.raises(TooLong, match="at most 100 characters"):
        suggestions("k" * (LONGEST + 1), TODAY)


@pytest.mark.parametrize("councils", [1, 3])
def test_suggestions_take_three_queries(django_assert_num_queries, councils):
    for number in range(councils):
        factories.council(f"Ashford {number}", closed_on=date(2023, 4, 1))
    with django_assert_num_queries(3):
        assert len(suggestions("ash", TODAY)) == councils
