"""The questions for a first committee: will or did, one or many, and only where there is cause."""

from datetime import date

import pytest

from complaints.recommendations.improvements import Status
from complaints.statistics.improvements import StatusCounts
from complaints.statistics.reorganised import Left
from councils.models import Council
from councils.register.reorganisations import Reorganised
from portal.pages.reorganisations_left_content import OneByOne, order_in_words, questions

DAY = date(2027, 4, 1)
BEFORE = date(2027, 3, 31)
COUNTY, EAST, WEST, ONE = (
    Council(pk=pk, name=f"{name} Council", short_name=name, closed_on=DAY)
    for pk, name in enumerate(("Surrey County", "East", "West", "Elmbridge"), start=1)
)
TWO = Reorganised(DAY, (ONE, COUNTY), (EAST, WEST), {1: [EAST, WEST], 4: [EAST]})
SINGLE = Reorganised(DAY, (ONE,), (EAST,), {4: [EAST]})
LEFT = Left(5, StatusCounts({Status.OVERDUE: 2, Status.NOT_COMPLIED: 1}))


def test_before_the_day_with_all_that_there_can_be_to_ask():
    assert questions(TWO, LEFT, BEFORE, has_own_years=False) == [
        "Who keeps the list of what the councils that close have agreed to change, and who sees to"
        " what is open?",
        "2 improvements are overdue. What is still to be done, by when, and by whom?",
        "Which of the new councils will do what Surrey County Council has agreed to?",
        "One improvement was not complied with. What stood in the way, and what holds now?",
        "How will residents learn whom to complain to, and where a complaint that is under way goes"
        " on?",
        "Which lessons from complaints about the councils that close go into how the new services"
        " are set up?",
        "From when will figures show how the new councils do, and what is looked at until then?",
    ]


def test_after_it_of_one_council_where_there_is_little_to_ask():
    assert questions(SINGLE, Left(), DAY, has_own_years=True) == [
        "Who keeps the list of what the council that closed had agreed to change, and who sees to"
        " what is open?",
        "How will residents learn whom to complain to, and where a complaint that is under way goes"
        " on?",
        "Which lessons from complaints about the council that closed went into how the new services"
        " are set up?",
        "Which of what was found about the council that closed shows in the new council’s own years"
        " too?",
    ]


def test_before_the_day_of_one_council():
    asked = questions(SINGLE, Left(), BEFORE, has_own_years=False)
    assert "the council that closes has agreed" in asked[0]
    assert asked[-1].startswith("From when will figures show how the new council does")


def test_what_is_not_named_is_counted():
    assert OneByOne([]).more_in_words == ""
    assert OneByOne([], 1).more_in_words == "1 more is listed with"
    assert OneByOne([], 1_200).more_in_words == "1,200 more are listed with"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ([Status.OVERDUE], ""),
        ([Status.OVERDUE, Status.OVERDUE], "First what is overdue longest."),
        (
            [Status.OVERDUE, Status.NOT_DUE, Status.ON_TIME],
            "First what is overdue longest, then what is due soonest, then what has its outcome,"
            " the newest decision first.",
        ),
        ([Status.ON_TIME, Status.LATE], "The newest decision first."),
    ],
)
def test_the_order_names_only_what_is_there(shown, said):
    assert order_in_words(shown) == said
