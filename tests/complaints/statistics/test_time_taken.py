from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.figures.outcomes import VOID
from complaints.figures.time_taken import TimeTaken
from complaints.models import CouncilFigures, Decision
from complaints.releases.rules.drift import drift
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.own_revisions import own_revisions
from complaints.statistics.revisions import revisions
from complaints.statistics.time_taken import time_taken_in, time_taken_together
from councils.years import Year
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

YEAR = Year.parse("2024-25")
DAY = date(2025, 3, 31)


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def decided_after(about, *days, **fields):
    """Decisions on the last day of 2024-25, so many days after the complaint; None: not known."""
    return [
        factories.decision(
            about,
            decided_on=DAY,
            received_on=None if each is None else DAY - timedelta(days=each),
            **fields,
        )
        for each in days
    ]


def nation(release):
    return time_taken_together(ReleasedYear.load(release).nation)


def test_thirteen_weeks_are_91_days_and_the_last_counts(kent):
    decided_after(kent, 0, 91, 92, 182, 183, 364, 365)
    assert time_taken_in(YEAR) == {kent.pk: TimeTaken(7, (2, 4, 6))}


def test_only_decisions_of_the_year_count_and_whatever_their_outcome(kent):
    decided_after(kent, 5, outcome="referred_back", subject=None)
    decided_after(kent, 100)
    factories.decision(kent, decided_on=date(2025, 4, 1), received_on=date(2025, 3, 31))
    assert time_taken_in(YEAR) == {kent.pk: TimeTaken(2, (1, 2, 2))}


def test_what_was_entered_in_error_does_not_count(kent):
    wrong, _ = decided_after(kent, 5, 100)
    Decision.objects.filter(pk=wrong.pk).update(outcome=VOID)
    assert time_taken_in(YEAR) == {kent.pk: TimeTaken(1, (0, 1, 1))}


def test_of_too_many_that_are_not_known_it_is_not_published(kent):
    decided_after(kent, *[10] * 9, None)
    devon = factories.council("Devon County Council")
    decided_after(devon, *[10] * 8, None)
    assert time_taken_in(YEAR) == {kent.pk: TimeTaken(9, (9, 9, 9))}


def test_a_release_keeps_it_and_is_moved_by_nothing(kent):
    (decision,) = decided_after(kent, 100)
    release = factories.release()
    decision.received_on = DAY
    decision.save()
    assert ReleasedYear.load(release).rows[kent.pk].time_taken == TimeTaken(1, (0, 1, 1))


def test_without_days_it_is_not_published_and_never_zero(kent):
    decided_after(kent, None)
    release = factories.release()
    assert ReleasedYear.load(release).rows[kent.pk].time_taken is None
    assert nation(release) is None
    assert CouncilFigures.objects.get(release=release).within_13_weeks is None


def test_the_nation_is_the_five_types_and_says_of_how_many(kent):
    time = TimeTaken(10, (4, 5, 6))
    release = published(
        "2024-25",
        frozen(kent, upheld=10, time_taken=time),
        frozen(factories.council("Devon County Council"), upheld=2),
        frozen(factories.council("Essex County Council")),  # nothing decided: nothing is lacking
        frozen(factories.council("Old County", closed_on="2024-04-01"), existed=False, upheld=1),
        frozen(factories.council("Peak Park", type="other"), upheld=10, time_taken=time),
    )
    found = nation(release)
    assert (found.time, found.coverage) == (time, "2 of 3 councils")


def test_of_all_councils_nothing_is_said_of_how_many(kent):
    release = published("2024-25", frozen(kent, upheld=10, time_taken=TimeTaken(10, (4, 5, 6))))
    assert nation(release).coverage == ""


def test_a_day_that_was_put_right_is_drift_and_no_case_differs(kent):
    _, decision = decided_after(kent, 5, 100)
    release = factories.release()
    assert not drift(release)
    decision.received_on = DAY - timedelta(days=90)
    decision.save()
    found = drift(release)
    (change,) = found.changes
    assert (change.label, change.was, change.now) == ("decided within 13 weeks", 1, 2)
    assert (change.is_count, found.drifted) == (False, [])


def test_a_revision_says_what_changed(kent):
    (decision,) = decided_after(kent, 100)
    first = factories.release()
    decision.received_on = DAY
    decision.save()
    later = first.public_at + timedelta(days=1)
    second = factories.release(reason="A day was wrong.", public_at=later)
    (revision,) = revisions([first, second])
    (change,) = revision.changes
    assert (change.count, change.was, change.now) == ("within_13_weeks", 0, 1)
    (own,) = own_revisions(kent, YEAR, datetime(2026, 1, 1, tzinfo=UTC))
    assert (own.counts, own.beside) == (False, True)


@pytest.mark.parametrize("councils", [1, 3])
def test_it_takes_one_query_of_a_year_and_none_of_what_was_read(
    councils, django_assert_num_queries
):
    for number in range(councils):
        decided_after(factories.council(f"Council {number}"), 5, 100)
    with django_assert_num_queries(1):
        assert len(time_taken_in(YEAR)) == councils
    group = ReleasedYear.load(factories.release()).nation
    with django_assert_num_queries(0):
        assert time_taken_together(group).time.known == 2 * councils
