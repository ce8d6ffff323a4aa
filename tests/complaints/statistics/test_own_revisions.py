"""Whether a year's revisions changed one council's own figures."""

from datetime import date, timedelta

import pytest

from complaints.models import Release
from complaints.statistics.own_revisions import (
    OwnRevision,
    own_editions,
    own_revisions,
    what_changed,
)
from councils.years import Year, london_midnight
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

YEAR = Year(2024)
WHY = "Two cases had been recorded against the wrong council."
DAYS = [london_midnight(date(2025, month, 1)) for month in (7, 9, 10)]


@pytest.fixture
def kent():
    return factories.council("Kent")


@pytest.fixture
def surrey():
    return factories.council("Surrey")


def edition(number, *rows):
    return published("2024-25", *rows, public_at=DAYS[number - 1], reason=WHY if number > 1 else "")


def found(council, at=DAYS[-1]):
    return [
        (each.edition, each.counts, each.beside, each.breakdown)
        for each in own_revisions(council, YEAR, at)
    ]


def test_each_council_by_its_own_figures(kent, surrey):
    edition(1, frozen(kent, upheld=1), frozen(surrey, upheld=1))
    edition(2, frozen(kent, upheld=2), frozen(surrey, upheld=1))
    assert found(kent) == [(2, True, False, False)]
    assert found(surrey) == [(2, False, False, False)]
    assert [each.changed for each in own_revisions(surrey, YEAR, DAYS[-1])] == [False]


def test_each_revision_names_the_edition_before_it_where_the_council_is_in_that(kent, surrey):
    edition(1, frozen(kent, upheld=1))
    edition(2, frozen(kent, upheld=1), frozen(surrey))
    edition(3, frozen(kent, upheld=2), frozen(surrey))
    for council, before in ((kent, [1, 2]), (surrey, [None, 2])):
        assert [each.before for each in own_revisions(council, YEAR, DAYS[-1])] == before


def test_what_an_edition_before_the_current_one_changed_is_still_said(kent):
    edition(1, frozen(kent, upheld=1))
    edition(2, frozen(kent, upheld=2))
    edition(3, frozen(kent, upheld=2))
    assert found(kent) == [(2, True, False, False), (3, False, False, False)]
    assert found(kent, DAYS[1]) == [(2, True, False, False)]
    assert found(kent, DAYS[1] - timedelta(seconds=1)) == []


def test_residents_stand_beside_the_counts(kent):
    edition(1, frozen(kent, upheld=1, residents=100))
    edition(2, frozen(kent, upheld=1, residents=110))
    assert found(kent) == [(2, False, True, False)]


def test_the_breakdown_by_itself(kent, surrey):
    decision = factories.decision(kent, subject=factories.subject())
    factories.decision(surrey)
    factories.release(public_at=DAYS[0])
    decision.subject = None
    decision.save()
    factories.release(public_at=DAYS[1], reason=WHY)
    assert found(kent) == [(2, False, False, True)]
    assert found(surrey) == [(2, False, False, False)]


def test_a_council_that_an_edition_added_or_left_out(kent, surrey):
    edition(1, frozen(kent, upheld=1))
    edition(2, frozen(surrey, upheld=1))
    assert found(kent)[0][1] is True
    assert found(surrey)[0][1] is True


def test_editions_that_nobody_saw_count_for_nothing(kent):
    first = edition(1, frozen(kent, upheld=1))
    Release.objects.filter(pk=first.pk).update(withdrawn_at=DAYS[0] - timedelta(days=1))
    edition(2, frozen(kent, upheld=2))
    assert found(kent) == []
    third = edition(3, frozen(kent, upheld=3))
    Release.objects.filter(pk=third.pk).update(made_by_command=False)
    assert found(kent) == []


def test_it_is_one_query(kent, django_assert_num_queries):
    edition(1, frozen(kent, upheld=1))
    edition(2, frozen(kent, upheld=2))
    with django_assert_num_queries(1):
        assert len(found(kent)) == 1


def test_the_editions_of_every_year_know_what_they_revise(kent, surrey):
    edition(1, frozen(kent, upheld=1))
    edition(2, frozen(kent, upheld=1), frozen(surrey))
    published("2023-24", frozen(kent, upheld=3), public_at=DAYS[0])
    both = [
        (str(each.year), each.edition, each.reason, each.has_figures, each.revision is not None)
        for each in own_editions(surrey, DAYS[-1])
    ]
    assert both == [
        ("2023-24", 1, "", False, False),
        ("2024-25", 1, "", False, False),
        ("2024-25", 2, WHY, True, True),
    ]
    assert [each.revision for each in own_editions(kent, DAYS[-1])[1:]] == [
        None,
        *own_revisions(kent, YEAR, DAYS[-1]),
    ]
    assert [each.edition for each in own_editions(kent, DAYS[1] - timedelta(seconds=1))] == [1, 1]


@pytest.mark.parametrize("more", [1, 3])
def test_one_query_however_many_editions(kent, django_assert_num_queries, more):
    for number in range(1, more + 1):
        edition(number, frozen(kent, upheld=number))
    with django_assert_num_queries(1):
        assert len(own_editions(kent, DAYS[-1])) == more


def test_one_place_says_what_changed_and_of_several_the_weightiest(kent):
    def revision(**changed):
        kinds = {"counts": False, "beside": False, "breakdown": False}
        return OwnRevision(2, DAYS[1], 1, **kinds | changed)

    breakdown, beside = revision(breakdown=True), revision(beside=True)
    assert what_changed(kent, revision()) == (
        "figures of other councils changed, and averages may have; Kent’s own figures did not"
    )
    assert what_changed(kent, breakdown, revision()) == (
        "no total of Kent changed, but its breakdown by category did"
    )
    assert what_changed(kent, breakdown, beside) == (
        "no count of Kent changed, but the number of residents used, or what else stands beside"
        " the counts, did"
    )
    assert what_changed(kent, beside, revision(counts=True)) == "Kent’s own figures changed"
