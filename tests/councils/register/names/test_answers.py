"""What is answered to a name, finished or not."""

from datetime import date

import pytest

from councils.models import Alias, Council
from councils.register.names.answers import (
    LONGEST,
    TooLong,
    answer,
    suggestions,
    with_name,
)
from tests import factories
from tests.remembered import remembered

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
MOST = 8


def names(typed, today=TODAY):
    return [found.council.name for found in suggestions(answer(typed, today), MOST)]


@pytest.fixture
@remembered
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
        ("county", ["Durham County Council", "Kent County Council", "Somerset County Council"]),
        (
            "county council",
            ["Durham County Council", "Kent County Council", "Somerset County Council"],
        ),
        ("council", []),
        ("ent", ["Kent County Council"]),
        ("", []),
        (" -, ", []),
    ],
)
def test_the_beginnings_of_words_find_a_council(england, typed, expected):
    assert names(typed) == expected


def first_note(typed, today=TODAY):
    return next(suggestions(answer(typed, today), MOST)).note


def test_open_councils_stand_first_then_those_whose_name_begins_as_typed(england):
    assert names("somerset") == [
        "Somerset Council",
        "Bath and North East Somerset Council",
        "North Somerset Council",
        "Somerset County Council",
    ]
    assert names("somerset county")[0] == "Somerset County Council"
    assert first_note("somerset county") == "closed 1 April 2023; replaced by Somerset Council"


def test_a_council_is_open_until_the_day_it_closes_and_says_when_that_is(england):
    assert first_note("somerset county", date(2023, 3, 31)) == (
        "closes 1 April 2023; to be replaced by Somerset Council"
    )


def test_a_council_that_is_yet_to_open_says_when():
    factories.council("New Council", opened_on=date(2027, 4, 1))
    assert first_note("new") == "opens 1 April 2027"


def test_no_more_than_can_be_overlooked():
    for number in range(MOST + 3):
        factories.council(f"Ashford {number:02}")
    assert names("ash") == [f"Ashford {number:02}" for number in range(MOST)]


def test_more_letters_than_any_name_has_are_refused():
    with pytest.raises(TooLong, match="at most 100 characters"):
        answer("k" * (LONGEST + 1), TODAY)


@pytest.mark.parametrize("councils", [1, 3])
def test_suggestions_take_five_queries(django_assert_num_queries, councils):
    for number in range(councils):
        factories.council(f"Ashford {number}", closed_on=date(2023, 4, 1))
    with django_assert_num_queries(5):
        assert len(list(suggestions(answer("ash", TODAY), MOST))) == councils


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Camden", "london-borough-of-camden"),
        ("Camden council", "london-borough-of-camden"),
        ("Somerset", "somerset-council"),
        ("Somerset County", "somerset-county-council"),
        ("Somerset County Council", "somerset-county-council"),
        ("Kingston upon Hull City Council", "hull-city-council"),
        ("Camdon", ""),
        ("Ken", ""),
        ("Chelsea", ""),
        ("Kent and Camden", ""),
        ("nowhere", ""),
    ],
)
def test_a_council_is_meant_by_a_name_of_its_own_alone(england, typed, slug):
    assert answer(typed, TODAY).slug_meant == slug


def test_a_name_of_several_councils_means_none_of_them_alone(england):
    for council in Council.objects.filter(short_name__in=("Kent", "Camden")):
        council.aliases.create(key="the garden")
    found = answer("The Garden", TODAY)
    assert (found.slug_meant, len(found.matches), found.is_guess) == ("", 2, False)


def test_a_council_that_has_closed_is_meant_by_its_full_name_alone():
    old = factories.council("Carlisle City Council", short_name="Carlisle", closed_on=TODAY)
    assert answer("carlisle", TODAY).slug_meant == ""
    assert answer("Carlisle city council", TODAY).slug_meant == old.slug
    assert answer("carlisle", date(2026, 11, 22)).slug_meant == old.slug


def test_a_council_is_found_by_its_codes_now_and_formerly():
    made = factories.council("Barnsley Council", gss_code="E08000038")
    made.former_codes.create(code="E08000016")
    assert answer(" e0800 0016", TODAY).slug_meant == made.slug
    assert answer("E08000038", TODAY).slug_meant == made.slug


@pytest.mark.parametrize("typed", ["Camdon", "camdne council", "Camden concil", "Cam den"])
def test_mistakes_in_writing_are_guessed(england, typed):
    assert names(typed)[0] == "London Borough of Camden"


def test_what_is_guessed_is_known_as_a_guess(england):
    assert answer("Camdon", TODAY).is_guess
    assert answer("Kent and Camden", TODAY).is_guess
    assert not answer("Camden concil", TODAY).is_guess
    assert not answer("nowhere", TODAY).is_guess


def test_a_new_alias_is_known_at_once(england):
    assert not answer("kcc", TODAY).matches
    Council.objects.get(short_name="Kent").aliases.create(key="kcc")
    assert answer("KCC", TODAY).slug_meant == "kent-county-council"


def test_a_list_is_narrowed_to_those_that_have_the_name(england):
    def narrowed(typed):
        return {each.short_name for each in with_name(Council.objects.all(), typed)}

    assert narrowed("kent") == {"Kent"}
    assert narrowed("ken") == {"Kent", "Kensington and Chelsea"}
    assert narrowed("k" * 101) == narrowed("nowhere") == set()
