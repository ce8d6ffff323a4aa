"""Councils beside similar ones: ratios of sums over the right councils."""

import random
from fractions import Fraction

import pytest

from complaints.figures.measures import MEASURES, UPHELD_PER_100K, UPHOLD_RATE, mapped
from complaints.figures.performance import Performance
from complaints.figures.rates import (
    NOT_PUBLISHED,
    PerHundredThousand,
    Published,
    Rate,
)
from complaints.figures.units import BY_RESIDENTS, SHARE
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.groups import Group
from complaints.statistics.type_years import type_over_years
from councils.models import Council
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

COMPLIANCE, REMEDY = MEASURES["compliance-rate"], MEASURES["satisfactory-remedy-rate"]
UNPUBLISHED = dict.fromkeys(("satisfactory_remedies", "on_time", "late", "not_complied"))


def of_type(kind: str, **fields):
    return frozen(factories.council(type=kind), **fields)


def test_the_average_is_a_ratio_of_sums_over_the_type_itself_included():
    kent = of_type("county", upheld=9, not_upheld=1)
    other = of_type("county", upheld=30, not_upheld=60)
    elsewhere = of_type("district", upheld=100)
    year = ReleasedYear.load(published("2024-25", kent, other, elsewhere))
    comparison = year.comparison(year.rows[kent.council.pk], UPHOLD_RATE)
    assert (comparison.rate, comparison.average) == (Rate(9, 10), Rate(39, 100))


def test_a_council_that_no_longer_existed_is_in_the_nation_and_in_no_average():
    allerdale = of_type("district", upheld=1, existed=False)
    eden = of_type("district", upheld=3, not_upheld=4)
    year = ReleasedYear.load(published("2023-24", allerdale, eden))
    assert year.types["district"].rate(UPHOLD_RATE) == Rate(3, 7)
    assert year.nation.rate(UPHOLD_RATE) == Rate(4, 8)
    assert year.comparison(year.rows[allerdale.council.pk], UPHOLD_RATE) is None
    assert year.outside(UPHOLD_RATE).councils == 1


def test_what_chance_gives_is_summed_over_every_type_and_said_where_a_gap_is_unusual():
    """Two counties of ten cases at a half, and a district alone, which is its own average."""
    high = of_type("county", upheld=9, not_upheld=1)
    low = of_type("county", upheld=1, not_upheld=9)
    alone = of_type("district", upheld=3, not_upheld=3)
    idle = of_type("unitary")
    year = ReleasedYear.load(published("2024-25", high, low, alone, idle))
    outside = year.outside(UPHOLD_RATE)
    assert (outside.councils, outside.found, outside.far_found) == (3, 2, 0)
    assert outside.expected == pytest.approx(2 * 22 / 1024 + 2 / 64)
    assert year.comparison(year.rows[high.council.pk], UPHOLD_RATE).outside is outside
    assert year.comparison(year.rows[alone.council.pk], UPHOLD_RATE).outside is None


def test_a_council_s_own_rate_is_asked_for_a_few_times_however_many_there_are(monkeypatch):
    """What is said of a type is worked out once, and not once for each of its councils."""
    asked, own = [], CouncilYear.rate
    monkeypatch.setattr(CouncilYear, "rate", lambda *given: asked.append(1) or own(*given))
    counts = []
    for begins, councils in ((2023, 3), (2024, 9)):
        rows = [of_type("county", upheld=1, not_upheld=1) for _ in range(councils)]
        ReleasedYear.load(published(f"{begins}-{begins - 1999}", *rows)).outside(UPHOLD_RATE)
        counts.append(len(asked) / councils)
        asked.clear()
    assert counts == [2, 2]


def test_very_small_councils_are_not_among_those_compared_by_residents():
    """As pages have it: their figure is shown beside none."""
    rows = [of_type("unitary", upheld=4, residents=each) for each in (2_300, 400_000)]
    year = ReleasedYear.load(published("2024-25", *rows))
    assert year.outside(UPHELD_PER_100K).councils == 1
    assert year.outside(UPHOLD_RATE).councils == 2


def test_other_bodies_are_compared_with_nobody_and_outside_the_nation():
    park, county = of_type("other", upheld=5), of_type("county", upheld=1, not_upheld=1)
    year = ReleasedYear.load(published("2024-25", park, county))
    assert year.nation.rate(UPHOLD_RATE) == Rate(1, 2)
    assert year.comparison(year.rows[park.council.pk], UPHOLD_RATE) is None
    assert "other" not in year.types
    assert year.outside(UPHOLD_RATE).councils == 1


def two_tiers(county_upheld: int, *districts: tuple[int, int | None]):
    """A county without residents of its own known, and its districts: upheld, residents."""
    county = factories.council(type="county")
    return [
        frozen(county, upheld=county_upheld),
        *(
            frozen(
                factories.council(type="district", county=county),
                upheld=upheld,
                residents=residents,
            )
            for upheld, residents in districts
        ),
    ]


def test_england_counts_its_residents_once():
    """500,000 live in a county's two districts, 400,000 under a unitary council."""
    unitary = of_type("unitary", upheld=5, residents=400_000)
    year = ReleasedYear.load(
        published("2024-25", unitary, *two_tiers(10, (4, 200_000), (1, 300_000)))
    )
    assert year.nation.rate(UPHELD_PER_100K) == PerHundredThousand(20, 900_000)
    assert year.nation.coverage(UPHELD_PER_100K) == ""
    assert year.types["county"].rate(UPHELD_PER_100K).text == "residents not known"


def test_a_county_corrected_in_the_register_does_not_move_what_was_published():
    county, first, *others = two_tiers(10, (4, 200_000), (1, None))
    release = published("2024-25", of_type("unitary", residents=400_000), county, first, *others)
    before = ReleasedYear.load(release).nation
    assert before.rate(UPHELD_PER_100K) == PerHundredThousand(0, 400_000)
    Council.objects.filter(type="district").update(county=None)
    assert ReleasedYear.load(release).nation == before


def test_a_place_of_which_one_districts_residents_are_not_known_is_left_out_whole():
    unitary = of_type("unitary", upheld=5, residents=400_000)
    year = ReleasedYear.load(published("2024-25", unitary, *two_tiers(10, (4, 200_000), (1, None))))
    assert year.nation.rate(UPHELD_PER_100K) == PerHundredThousand(5, 400_000)
    assert year.nation.coverage(UPHELD_PER_100K) == "1 of 4 councils"


@pytest.mark.parametrize("kind", ["county", "unitary"])
def test_where_residents_are_not_known_a_council_is_left_out_of_both_sides(kind):
    year = ReleasedYear.load(
        published("2024-25", of_type(kind, upheld=4, residents=200_000), of_type(kind, upheld=70))
    )
    rate = year.types[kind].rate(UPHELD_PER_100K)
    assert rate == PerHundredThousand(4, 200_000)
    plural = Council.Type(kind).plural
    assert year.types[kind].coverage(UPHELD_PER_100K) == f"1 of 2 {plural}"


def test_without_any_residents_there_is_no_figure_by_residents():
    year = ReleasedYear.load(published("2024-25", of_type("county", upheld=5)))
    assert year.nation.rate(UPHELD_PER_100K).text == "residents not known"
    assert year.types["london_borough"].rate(UPHELD_PER_100K).text == "residents not known"


def test_a_sum_over_councils_says_how_many_of_them_have_the_figure():
    year = ReleasedYear.load(
        published(
            "2024-25",
            of_type("county", upheld=10, satisfactory_remedies=3, on_time=7, late=2),
            of_type("county", upheld=90, **UNPUBLISHED),
        )
    )
    group = year.types["county"]
    assert (group.rate(REMEDY), group.coverage(REMEDY)) == (Rate(3, 10), "1 of 2 county councils")
    assert (group.rate(COMPLIANCE), group.coverage(COMPLIANCE)) == (
        Rate(9, 9),
        "1 of 2 county councils",
    )
    assert (group.rate(UPHOLD_RATE), group.coverage(UPHOLD_RATE)) == (Rate(100, 100), "")


def test_a_year_without_remedies_has_no_remedy_rate_anywhere():
    row = of_type("county", upheld=10, **UNPUBLISHED)
    year = ReleasedYear.load(published("2024-25", row))
    assert year.rows[row.council.pk].rate(REMEDY) is NOT_PUBLISHED
    assert year.types["county"].rate(REMEDY) is NOT_PUBLISHED
    assert year.nation.rate(COMPLIANCE) is NOT_PUBLISHED


def test_an_imported_year_shows_the_average_that_was_published():
    row = of_type("county", upheld=53, not_upheld=8, published_average=80)
    year = ReleasedYear.load(published("2022-23", row))
    comparison = year.comparison(year.rows[row.council.pk], UPHOLD_RATE)
    assert comparison.average == Published(80, SHARE)
    assert year.comparison(year.rows[row.council.pk], REMEDY).average == Rate(0, 53)


def test_each_measure_has_a_published_average_of_its_own():
    row = of_type(
        "county",
        upheld=53,
        not_upheld=8,
        on_time=20,
        satisfactory_remedies=3,
        residents=1_000_000,
        published_average_compliance=99.7,
        published_average_satisfactory_remedy=11,
        published_average_per_100000=3.6,
    )
    year = ReleasedYear.load(published("2022-23", row))
    found = [year.comparison(year.rows[row.council.pk], each).average for each in mapped().values()]
    assert found == [
        Rate(53, 61),
        Published(Fraction("99.7"), SHARE),
        Published(11, SHARE),
        Published(Fraction("3.6"), BY_RESIDENTS),
    ]


def test_a_reorganised_group_adds_up_as_any_other():
    rows = [of_type("county", upheld=2, not_upheld=1), of_type("district", upheld=1)]
    year = ReleasedYear.load(published("2022-23", *rows))
    assert Group.of(year.rows.values()).rate(UPHOLD_RATE) == Rate(3, 4)


def random_row(chance: random.Random):
    upheld = chance.randint(0, 30)
    counts = {
        "upheld": upheld,
        "not_upheld": chance.randint(0, 9),
        "referred_back": chance.randint(0, 50),
    }
    if chance.random() < 0.3:
        counts |= UNPUBLISHED
    else:
        counts |= {"satisfactory_remedies": chance.randint(0, upheld), "on_time": 4, "late": 1}
    residents = chance.choice((None, chance.randint(2_000, 900_000)))
    return of_type(
        chance.choice(Council.Type.values),
        **counts,
        existed=chance.random() < 0.9,
        residents=residents,
    )


@pytest.mark.parametrize("seed", range(3))
def test_types_are_the_same_added_in_the_database_and_in_python(seed):
    chance = random.Random(seed)
    release = published("2024-25", *(random_row(chance) for _ in range(60)))
    year = ReleasedYear.load(release)
    for kind, group in year.types.items():
        added = type_over_years(kind, [release])[release.pk]
        for measure in MEASURES.values():
            assert added.rate(measure) == group.rate(measure)
            assert added.coverage(measure) == group.coverage(measure)
        assert (added.existing, added.missing) == (group.existing, group.missing)


@pytest.mark.parametrize("seed", range(3))
def test_types_closed_councils_and_the_nation_add_up(seed):
    chance = random.Random(10 + seed)
    rows = [random_row(chance) for _ in range(60)]
    year = ReleasedYear.load(published("2024-25", *rows))
    closed = [row.performance for row in rows if not row.existed and row.council.type != "other"]
    parts = [group.performance for group in year.types.values()]
    assert Performance.total(parts + closed) == year.nation.performance


def test_loading_takes_two_queries_whatever_the_number_of_councils(django_assert_num_queries):
    for year, count in (("2023-24", 1), ("2024-25", 3)):
        release = published(year, *(of_type("county", upheld=1) for _ in range(count)))
        with django_assert_num_queries(2):
            loaded = ReleasedYear.load(release)
            assert len(loaded.rows) == count
            assert loaded.nation.performance.upheld == count
