"""Improvements are counted by what the public is told of each."""

from complaints.models import Recommendation
from complaints.recommendations.improvements import Improvement
from complaints.statistics.improvements import ImprovementCounts


def test_each_is_counted_once_under_what_is_said_of_it():
    told = ["on_time", "late", "", "on_time", "not_complied", "", "on_time"]
    found = ImprovementCounts.of(Improvement(Recommendation(), each) for each in told)
    assert found == ImprovementCounts(published=7, on_time=3, late=1, not_complied=1)
    assert found.without_outcome == 2


def test_of_none_there_is_nothing():
    found = ImprovementCounts.of([])
    assert (found.published, found.without_outcome) == (0, 0)
