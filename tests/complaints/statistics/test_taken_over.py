"""What councils took over, and how it stands: worked by hand, with more that must stay hidden."""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.models import Recommendation
from complaints.recommendations.improvements import Status
from complaints.statistics.taken_over import TakenOver, taken_over
from councils.models import Council
from councils.years import Year
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 1)
AT = datetime(2024, 7, 1, 8, 30, tzinfo=UTC)
RELEASED = [Year(2022), Year(2023)]
OPEN = {"done_on": None, "outcome": "", "recorded_on": None}


@pytest.fixture
def cumbria():
    """Cumbria, replaced by two councils, and Carlisle, by one of them."""
    made = {
        name: factories.council(f"{name} Council", closed_on=DAY)
        for name in ("Cumbria", "Carlisle")
    }
    for name in ("Cumberland", "Furness"):
        made[name] = factories.council(f"{name} Council", type="unitary", opened_on=DAY)
        made["Cumbria"].successors.add(made[name])
    made["Carlisle"].successors.add(made["Cumberland"])
    return made


def agreed(about: Council, to_comply: Council, due_on: date, decided_on=date(2023, 1, 9), **fields):
    decision = factories.decision(about, decided_on=decided_on)
    return factories.recommendation(decision, council=to_comply, due_on=due_on, **fields)


def of(made, name: str, *old: str, at=AT, releases=RELEASED) -> TakenOver:
    replaced = {made[name]: [made[each] for each in old]}
    return taken_over(replaced, releases, at)[made[name]]


def test_each_status_has_the_days_on_which_it_was_due(cumbria):
    carlisle, cumberland = cumbria["Carlisle"], cumbria["Cumberland"]
    later, sooner = date(2024, 9, 30), date(2024, 7, 1)
    agreed(carlisle, cumberland, later, **OPEN)
    agreed(carlisle, cumberland, sooner, **OPEN)
    agreed(cumbria["Cumbria"], cumberland, date(2024, 6, 30), **OPEN)
    agreed(carlisle, cumberland, date(2023, 5, 1))  # complied with on the day
    agreed(
        carlisle,
        cumberland,
        date(2023, 6, 1),
        done_on=None,
        outcome=Recommendation.Outcome.NOT_COMPLIED,
    )
    found = of(cumbria, "Cumberland", "Cumbria", "Carlisle")
    assert found == TakenOver(
        {
            Status.ON_TIME: [date(2023, 5, 1)],
            Status.NOT_COMPLIED: [date(2023, 6, 1)],
            Status.OVERDUE: [date(2024, 6, 30)],
            Status.NOT_DUE: [sooner, later],
        },
        {},
    )
    assert list(found.due) == [Status.ON_TIME, Status.NOT_COMPLIED, Status.OVERDUE, Status.NOT_DUE]
    assert found.total == 5
    assert of(cumbria, "Furness", "Cumbria") == TakenOver()


def test_what_nobody_is_named_for_yet_is_unsettled_while_it_is_open(cumbria):
    old = cumbria["Cumbria"]
    agreed(old, old, date(2024, 9, 30), **OPEN)
    agreed(old, old, date(2024, 5, 30), **OPEN)
    agreed(old, old, date(2023, 3, 1))
    for name in ("Cumberland", "Furness"):
        assert of(cumbria, name, "Cumbria") == TakenOver({}, {old: 2})


def test_nothing_is_told_that_the_public_does_not_read(cumbria):
    carlisle, cumberland = cumbria["Carlisle"], cumbria["Cumberland"]
    due = date(2024, 9, 30)
    agreed(carlisle, cumberland, due, kind="personal_remedy", public_summary="", **OPEN)
    agreed(carlisle, cumberland, due, decided_on=AT.date() - timedelta(days=41), **OPEN)
    withheld = agreed(carlisle, cumberland, due, **OPEN)
    type(withheld.decision).objects.filter(pk=withheld.decision_id).update(
        withheld_reason="consent"
    )
    # Its own, of a decision about itself.
    agreed(cumberland, cumberland, due, decided_on=date(2023, 6, 1), **OPEN)
    assert of(cumbria, "Cumberland", "Carlisle") == TakenOver()


def test_an_outcome_waits_for_its_year_and_decisions_of_no_released_year_are_told_while_open(
    cumbria,
):
    carlisle, cumberland = cumbria["Carlisle"], cumbria["Cumberland"]
    agreed(carlisle, cumberland, date(2024, 5, 1))  # recorded in 2024-25, which is not released
    agreed(carlisle, cumberland, date(2023, 5, 1))  # recorded in 2023-24
    only_later = {"releases": [Year(2023)]}  # the decision's year is not
    assert of(cumbria, "Cumberland", "Carlisle").due == {Status.ON_TIME: [date(2023, 5, 1)]}
    assert of(cumbria, "Cumberland", "Carlisle", **only_later) == TakenOver()
    agreed(carlisle, cumberland, date(2024, 12, 1), **OPEN)
    assert of(cumbria, "Cumberland", "Carlisle", **only_later).due == {
        Status.NOT_DUE: [date(2024, 12, 1)]
    }


def test_as_many_queries_for_three_councils_as_for_one(cumbria, django_assert_num_queries):
    three = {cumbria[name]: [cumbria["Cumbria"]] for name in ("Cumberland", "Furness", "Carlisle")}
    for replaced in (dict([*three.items()][:1]), three):
        with django_assert_num_queries(1):
            taken_over(replaced, RELEASED, AT)
    with django_assert_num_queries(0):
        assert taken_over({cumbria["Carlisle"]: []}, RELEASED, AT) == {
            cumbria["Carlisle"]: TakenOver()
        }
