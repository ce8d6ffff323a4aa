"""Words around counts and names."""

import pytest

from complaints.figures.rates import Rate
from complaints.statistics.breakdown import NOT_BROKEN_DOWN
from complaints.statistics.improvements import ImprovementCounts
from councils.models import Council
from portal.scrutiny.words import (
    became,
    by_subject,
    cases,
    dealt_with,
    in_words,
    investigated,
    overdue_in_words,
)
from tests.portal.scrutiny.records import category


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (3, 24, "3 of 24 cases were"),
        (1, 24, "1 of 24 cases was"),
        (1, 1, "The one case whose outcome was recorded was"),
        (1_200, 2_400, "1,200 of 2,400 cases were"),
    ],
)
def test_cases(part, whole, said):
    assert cases(part, whole) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (17, 24, "17 of 24 complaints investigated were"),
        (1, 24, "1 of 24 complaints investigated was"),
        (24, 24, "All 24 complaints investigated were"),
        (0, 24, "None of the 24 complaints investigated was"),
        (1, 1, "The one complaint investigated was"),
        (0, 1, "The one complaint investigated was not"),
    ],
)
def test_investigated(part, whole, said):
    assert investigated(Rate(part, whole)) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (12, 1_036, "12 of 1,036 complaints dealt with were"),
        (1, 4, "1 of 4 complaints dealt with was"),
        (3, 3, "All 3 complaints dealt with were"),
        (1, 1, "The one complaint dealt with was"),
    ],
)
def test_dealt_with(part, whole, said):
    assert dealt_with(part, whole) == said


def test_what_became_of_improvements_is_said_whole():
    found = ImprovementCounts(published=40, on_time=28, late=4, not_complied=0)
    assert became(found) == "28 done on time, 4 done late, 8 without a published outcome"


def test_what_is_overdue_is_of_published_decisions():
    assert overdue_in_words(1) == "1 case among published decisions was overdue"
    assert overdue_in_words(2_000) == "2,000 cases among published decisions were overdue"


HALF = (500, 1_000)
MANY = [("Adult care services", 20), ("Housing", 2), ("Other", 36), (NOT_BROKEN_DOWN, 6)]


@pytest.mark.parametrize(
    ("upheld", "rows", "said"),
    [
        (64, MANY, "Of 64 upheld complaints, 36 were about other subjects, 20 about adult care"
        " services and 2"
         " about housing; 6 are not broken down by subject."),
        (65, [*MANY, ("Planning", 1)], "Of 65 upheld complaints, 36 were about other subjects"
        " and 20 about"
         " adult care services; 6 are not broken down by subject."),
        (9, [("A", 3), ("B", 2), ("C", 2), ("D", 2)], "Of 9 upheld complaints, 3 were about a."),
        (4, [("A", 1), ("B", 1), ("C", 1), ("D", 1)], ""),
        (2, [("Housing", 1), (NOT_BROKEN_DOWN, 1)], "Of 2 upheld complaints, 1 was about"
        " housing; 1 is not"
         " broken down by subject."),
        (3, [("Housing", 3)], "All 3 upheld complaints were about housing."),
        (1, [("Housing", 1)], "The one upheld complaint was about housing."),
        (6, [("Housing", 0), (NOT_BROKEN_DOWN, 6)], ""),
        (0, [("Housing", 0)], ""),
    ],
)  # fmt: skip
def test_what_went_wrong_by_subject(upheld, rows, said):
    found = [category(name, part, 40, HALF) for name, part in rows]
    assert by_subject(found, upheld) == said


def test_councils_are_named_up_to_six():
    names = ("Eden", "Carlisle", "Allerdale", "Copeland", "Barrow", "South Lakeland", "Cumbria")
    councils = [Council(name=each) for each in names]
    assert in_words(councils[:1]) == "Eden"
    assert in_words(councils[:3]) == "Eden, Carlisle and Allerdale"
    assert in_words(councils[:6]).endswith("Copeland, Barrow and South Lakeland")
    assert in_words(councils) == "Eden, Carlisle, Allerdale and 4 more councils"
    councils[-1].type = Council.Type.COUNTY
    assert in_words(councils) == "Cumbria, Eden, Carlisle and 4 more councils"
