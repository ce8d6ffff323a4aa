"""Sets of councils to stand beside one, and what is said of each."""

import pytest

from councils.models import Council
from councils.years import Year
from portal.compare.ready_sets import Surroundings, beginnings, ready_sets


def council(pk, name, type="county", **fields):
    return Council(pk=pk, slug=name.lower(), name=name, short_name=name, type=type, **fields)


KENT = council(1, "Kent", region="South East")
SURREY = council(2, "Surrey", region="South East")
ESSEX = council(3, "Essex", region="East of England")
MEDWAY = council(4, "Medway", "unitary", region="South East")
DOVER, ASHFORD, SWALE = (
    council(n, name, "district", county=KENT, region="South East")
    for n, name in ((5, "Dover"), (6, "Ashford"), (7, "Swale"))
)
PARK = council(8, "Park", "other")
AROUND = Surroundings(
    Year(2024),
    [KENT, SURREY, ESSEX, MEDWAY, DOVER, ASHFORD, SWALE],
    {1: 1_500_000, 2: 1_200_000, 3: 1_490_000, 4: 280_000, 5: 116_000, 6: 132_000, 7: 151_000},
    {"kent": ["medway", "surrey", "dover", "swale"], "dover": ["ashford", "kent"]},
)


def named(council, around=AROUND):
    return {
        each.name: [one.short_name for one in each.councils] for each in ready_sets(council, around)
    }


def test_a_county_has_those_of_its_size_its_neighbours_and_its_region():
    assert named(KENT) == {
        "Same type, nearest in size": ["Kent", "Essex", "Surrey"],
        "Neighbours": ["Kent", "Surrey", "Medway"],  # its own type first; no district
        "Same region": ["Kent", "Surrey"],
        "Districts of Kent": ["Swale", "Ashford", "Dover"],
    }


def test_a_district_has_those_of_its_county():
    found = named(DOVER)
    assert found["Neighbours"] == ["Dover", "Ashford"]
    assert found["Same type, nearest in size"] == ["Dover", "Ashford", "Swale"]
    assert "Same region" not in found  # the same three again
    assert "Districts of Kent" not in found


def test_a_set_says_how_it_was_found_and_whether_all_are_of_one_type():
    sets = {each.name: each for each in ready_sets(KENT, AROUND)}
    assert sets["Same type, nearest in size"].why == (
        "The two nearest in residents of the 2 other county councils."
    )
    assert sets["Neighbours"].why == (
        "The councils with the same duties that share a border with it, those of its own type"
        " first."
    )
    assert sets["Same region"].why == "The other county councils in the South East."
    assert not sets["Neighbours"].are_alike
    assert sets["Same region"].are_alike
    assert sets["Same region"].address == "/compare/?council=kent&council=surrey&year=2024-25"


def test_of_more_than_five_the_nearest_are_taken():
    more = [council(n, f"More {n}", region="South East") for n in range(10, 20)]
    residents = (
        dict(AROUND.residents) | {3: 1_200_001} | {each.pk: 1_000_000 + each.pk for each in more}
    )
    around = Surroundings(Year(2024), [*AROUND.councils, *more], residents, {})
    sets = {each.name: each for each in ready_sets(SURREY, around)}
    assert len(sets["Same region"].councils) == 6
    assert sets["Same region"].why == (
        "The five nearest in size of the 11 other county councils in the South East."
    )
    assert sets["Same region"].councils[1].short_name == "More 19"


def test_without_borders_or_residents_there_are_fewer_sets():
    around = Surroundings(Year(2024), [KENT, SURREY], {}, {})
    assert named(KENT, around) == {"Same type, nearest in size": ["Kent", "Surrey"]} or named(
        KENT, around
    ) == {"Same region": ["Kent", "Surrey"]}


def test_of_one_whose_residents_are_not_known_none_is_called_near():
    more = [council(n, f"More {n}", region="South East") for n in range(10, 20)]
    around = Surroundings(
        Year(2024), [KENT, SURREY, *more], {each.pk: 1_000_000 for each in (KENT, *more)}, {}
    )
    sets = {each.name: each for each in ready_sets(SURREY, around)}
    assert list(sets) == ["Same region"]
    assert sets["Same region"].why == (
        "The first five by name of the 11 other county councils in the South East."
    )


def test_one_that_was_not_there_in_the_year_has_none():
    cumbria = council(30, "Cumbria", region="South East")
    assert ready_sets(cumbria, AROUND) == []


def test_a_body_that_is_compared_with_nobody_has_none():
    assert ready_sets(PARK, AROUND) == []


def test_where_nobody_is_chosen_the_largest_of_each_type_begin():
    assert [
        (each.name, [one.short_name for one in each.councils]) for each in beginnings(AROUND)
    ] == [
        ("County councils", ["Kent", "Essex", "Surrey"]),
        ("District councils", ["Swale", "Ashford", "Dover"]),
    ]


@pytest.mark.django_db
def test_what_they_are_made_from_is_read_from_an_edition(django_assert_num_queries):
    from tests import factories
    from tests.factories import frozen, published
    from tests.squares import draw

    kent, essex = (factories.council(f"{name} County Council") for name in ("Kent", "Essex"))
    gone = factories.council("Gone Council")
    draw({kent: (0, 0), essex: (1, 0)})
    release = published(
        "2024-25",
        frozen(kent, residents=1_500_000),
        frozen(essex),
        frozen(gone, existed=False, upheld=1),
    )
    with django_assert_num_queries(3):
        around = Surroundings.load(release, [kent, essex, gone])
    assert around.councils == [kent, essex]
    assert around.residents == {kent.pk: 1_500_000}
