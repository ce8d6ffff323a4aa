"""What looks odd, worked out by hand; an error stands in the way, the rest is to be looked at."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from scipy.stats import hypergeom

from complaints.figures.performance import Performance
from complaints.models import CategoryFigures, CouncilFigures, Recommendation, Release, ReleasedCase
from complaints.statistics.oddities import KINDS, jumped, moved, oddities
from complaints.statistics.two_years import TwoYears
from councils.models import Council
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

AT = london_instant("2026-01-01 12:00")


def odd(release: Release) -> dict[str, list[str]]:
    """The sentences of each kind."""
    found: dict[str, list[str]] = {}
    for each in oddities(TwoYears.load(release, AT)):
        found.setdefault(each.kind.slug, []).append(each.sentence)
    return found


def errors(release: Release) -> list[str]:
    return [each.sentence for each in oddities(TwoYears.load(release, AT)) if each.is_error]


def plain(council: Council, **counts):
    """Enough cases to be neither few nor none, and residents."""
    return frozen(council, residents=100_000, **{"upheld": 8, "not_upheld": 4} | counts)


@pytest.mark.parametrize(
    ("now", "last", "is_odd"),
    [
        (20, 10, False),  # exactly double
        (21, 10, True),
        (10, 20, False),  # exactly half
        (9, 19, True),
        (9, 4, False),  # more than double, but fewer than ten in both
        (10, 4, True),
        (0, 10, True),
        (0, 9, False),
        (12, 0, True),
        (0, 0, False),
    ],
)
def test_a_jump_is_more_than_double_or_less_than_half(now, last, is_odd):
    assert jumped(now, last) is is_odd


@pytest.mark.parametrize(
    ("now", "last", "is_odd"),
    [
        # Both years 20 cases: 18 upheld of 20 beside 10 of 20; at least 18 of the 28 upheld in the
        # first 20 comes about 69 times in 10,000, not under 10.
        ((18, 20), (10, 20), False),
        # 19 beside 8: twice in 10,000.
        ((19, 20), (8, 20), True),
        ((8, 20), (19, 20), True),
        # All of 13 beside 10 of 10: nothing moved.
        ((13, 13), (10, 10), False),
        # 12 of 13 after 10 of 10 is no wonder, though limits around 100% allow nothing else.
        ((12, 13), (10, 10), False),
        ((9, 9), (0, 30), False),  # few
        ((0, 30), (9, 9), False),
        ((10, 10), (0, 10), True),
        ((40, 76), (60, 84), False),
    ],
)
def test_a_rate_moved_where_chance_does_not_explain_it(now, last, is_odd):
    def performance(counts):
        return Performance(upheld=counts[0], not_upheld=counts[1] - counts[0])

    assert moved(performance(now), performance(last)) is is_odd
    both, upheld = now[1] + last[1], now[0] + last[0]
    chances = hypergeom(both, upheld, now[1])
    far = min(chances.cdf(now[0]), chances.sf(now[0] - 1)) < 0.001
    assert is_odd is bool(far and min(now[1], last[1]) >= 10)


@pytest.mark.django_db
def test_a_year_in_which_nothing_is_odd():
    kent = factories.council("Kent County")
    published("2023-24", plain(kent))
    assert odd(published("2024-25", plain(kent))) == {}


@pytest.mark.django_db
def test_each_kind_is_a_sentence_with_its_counts():
    names = ("None", "More", "Moved", "Failed", "Late", "Few", "Unknown", "Left out")
    none, more, moved_, failed, late, few, unknown, left_out = map(factories.council, names)
    everyone = [plain(each) for each in (none, more, moved_, failed, late, few, unknown)]
    everyone[2] = plain(moved_, upheld=8, not_upheld=12)
    published("2023-24", *everyone)
    found = odd(
        published(
            "2024-25",
            frozen(none, residents=100_000),
            plain(more, upheld=30, not_upheld=15),
            plain(moved_, upheld=19, not_upheld=1),
            plain(failed, on_time=3, not_complied=1),
            plain(late, on_time=3, late=2, not_complied=0),
            frozen(few, residents=100_000, upheld=2, not_upheld=7),
            frozen(unknown, upheld=8, not_upheld=4),
        )
    )
    assert found == {
        "missing": ["Left out: existed in 2024-25 and has no figures."],
        "no-decisions": ["None: no decisions in 2024-25, last year 12."],
        "volume": [
            "More: 45 investigated, last year 12.",
            "None: 0 investigated, last year 12.",
        ],
        "uphold-rate": ["Moved: 95% upheld (19 of 20), last year 40% upheld (8 of 20)."],
        "not-complied": ["Failed: 1 of 4 not complied with."],
        "late": ["Late: 2 of 5 late."],
        "few": ["Few: 9 investigated, 2 upheld."],
        "residents": ["Unknown: residents not known."],
    }
    assert left_out.existed_in(Release.objects.latest("year").year)


@pytest.mark.django_db
def test_what_cannot_be_compared_is_not_called_a_jump():
    new = factories.council("New", opened_on=date(2023, 10, 1))
    opened = factories.council("Opened within", opened_on=date(2024, 10, 1))
    old = factories.council("Old", closed_on=date(2023, 4, 1))
    other = factories.council("Park", type="other")
    published("2023-24", plain(new), plain(old, existed=False), plain(opened), plain(other))
    found = odd(
        published(
            "2024-25",
            plain(new, upheld=80),
            frozen(opened, upheld=40, not_upheld=2),  # residents are not known for part of a year
            frozen(old, existed=False),
            frozen(other),
        )
    )
    assert set(found) == {"volume"}
    assert found["volume"] == ["Park: 0 investigated, last year 12."]


@pytest.mark.django_db
def test_upheld_without_recommendations_are_counted_by_council():
    kent, essex = factories.council("Kent", residents=9), factories.council("Essex", residents=9)
    factories.decision(kent)
    factories.decision(kent)
    factories.decision(kent, satisfactory_remedy=True)
    factories.recommendation(factories.decision(kent))
    factories.decision(kent, outcome="not_upheld")
    factories.recommendation(factories.decision(essex))
    found = odd(factories.release())
    assert found["no-recommendations"] == ["Kent: 2 of 4 upheld without recommendations."]


@pytest.mark.django_db
def test_recommendations_long_overdue_when_it_was_counted():
    release_made = london_instant("2025-04-15 10:00")
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    kent = factories.council("Kent", residents=9)
    day = date(2025, 4, 15) - timedelta(days=90)
    for due_on in (day, day - timedelta(days=1), day - timedelta(days=300)):
        factories.recommendation(factories.decision(kent), due_on=due_on, **open_)
    factories.recommendation(factories.decision(kent), due_on=day - timedelta(days=300))
    later = factories.decision(kent, decided_on=date(2025, 4, 1))
    factories.recommendation(later, due_on=day - timedelta(days=300), **open_)
    found = odd(factories.release(made_at=release_made))
    assert found["outstanding"] == ["Kent: 2 recommendations are long overdue."]
    Recommendation.objects.filter(due_on=day - timedelta(days=1)).update(
        no_longer_required_at=release_made, no_longer_required_reason="Moved away"
    )
    assert odd(Release.objects.get())["outstanding"] == ["Kent: 1 recommendation is long overdue."]


@pytest.mark.django_db
def test_totals_that_do_not_add_up_are_errors():
    kent = factories.council("Kent", residents=9)
    factories.recommendation(factories.decision(kent, subject=factories.subject()))
    factories.decision(kent, outcome="not_upheld")
    release = factories.release()
    assert errors(release) == []
    CategoryFigures.objects.filter(upheld=1).update(upheld=2)
    assert errors(release) == ["Kent: upheld is 1, but its categories add up to 2."]
    CategoryFigures.objects.filter(upheld=2).update(upheld=1)
    ReleasedCase.objects.filter(outcome="upheld").update(compliance="late")
    assert errors(release) == [
        "Kent: on time is 1, but its cases add up to 0.",
        "Kent: late is 0, but its cases add up to 1.",
    ]
    ReleasedCase.objects.all().delete()
    CategoryFigures.objects.all().delete()
    assert len(errors(release)) == 3


@pytest.mark.django_db
def test_an_imported_year_has_no_cases_to_add_up_and_may_leave_councils_out():
    factories.council("Left out")
    release = published(
        "2024-25",
        frozen(factories.council("Kent"), upheld=3, satisfactory_remedies=None),
    )
    assert errors(release) == []
    assert odd(release)["missing"] == ["Left out: existed in 2024-25 and has no figures."]


@pytest.mark.django_db
def test_a_council_that_a_counted_year_leaves_out_is_an_error():
    factories.decision(factories.council("Kent"))
    release = factories.release()
    factories.council("Essex")
    factories.council("Park", type="other")
    factories.council("Old", closed_on=date(2024, 4, 1))
    assert errors(release) == ["Essex: existed in 2024-25 and has no figures."]


@pytest.mark.django_db
def test_errors_come_first_and_then_each_kind_in_its_order_by_name():
    for name in ("Kent", "Essex", "Avon"):
        factories.decision(factories.council(name))
    release = factories.release()
    CouncilFigures.objects.filter(council__name="Kent").update(not_upheld=1)
    found = oddities(TwoYears.load(release, AT))
    order = [kind.slug for kind in KINDS]
    places = [(not each.is_error, order.index(each.kind.slug), each.council.name) for each in found]
    assert places == sorted(places)
    assert Counter(each.kind.slug for each in found) == {
        "adding-up": 2,
        "no-recommendations": 3,
        "few": 3,
        "residents": 3,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("councils", [2, 20])
def test_the_number_of_queries_does_not_follow_the_councils(councils):
    for _ in range(councils):
        factories.decision()
    years = TwoYears.load(factories.release(), AT)
    with CaptureQueriesContext(connection) as queries:
        assert oddities(years)
    assert len(queries) == 5
