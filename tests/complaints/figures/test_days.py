"""Days of cases: how they add up, and how a release keeps them."""

from complaints.figures.days import DUE_TO_DONE, kept, read, together
from complaints.figures.performance import Performance
from complaints.figures.rates import NOT_PUBLISHED, MedianDays


def test_days_add_up_and_what_nobody_has_stays_unpublished():
    assert together([{"a": {1: 2}}, {"a": {1: 1, -3: 4}}, {}]) == {"a": {1: 3, -3: 4}}
    assert together([{}, {}]) == {}
    both = Performance(days={DUE_TO_DONE.name: {1: 2}}) + Performance()
    assert both.median_days(DUE_TO_DONE, "none") == MedianDays(((1, 2),))
    assert Performance().median_days(DUE_TO_DONE, "none") == NOT_PUBLISHED


def test_what_is_kept_is_read_as_it_was():
    days = {"a": {10: 1, -3: 4}, "b": {}}
    assert kept(days) == {"a": {"-3": 4, "10": 1}, "b": {}}
    assert read(kept(days)) == days
