"""Words around counts and names."""

import pytest

from complaints.statistics import Rate
from councils.models import Council
from portal.scrutiny.wording import cases, in_words, investigated


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
        (0, 24, "None of 24 complaints investigated was"),
        (1, 1, "The one complaint investigated was"),
        (0, 1, "The one complaint investigated was not"),
    ],
)
def test_investigated(part, whole, said):
    assert investigated(Rate(part, whole)) == said


def test_councils_are_named_up_to_three():
    councils = [Council(name=each) for each in ("Eden", "Carlisle", "Allerdale", "Copeland")]
    assert in_words(councils[:1]) == "Eden"
    assert in_words(councils[:3]) == "Eden, Carlisle and Allerdale"
    assert in_words(councils) == "4 councils"
