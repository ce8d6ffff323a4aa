"""Sums of what a file holds: every outcome in its row, and what is not published is not nothing."""

from collections import Counter

from complaints.figures.performance import Performance
from complaints.statistics.of_a_file import ALL, by_council, by_outcome, of_a_year, outcomes_of

NEW = Counter({(1, "upheld"): 1_200, (2, "not_upheld"): 3})
SAME = Counter({(1, "upheld"): 1, (1, "advice_given"): 2})


def test_outcomes_that_nobody_has_have_no_row_and_all_adds_up():
    found = by_outcome({"New": NEW, "Unchanged": SAME})
    assert found.columns == ("Outcome", "New", "Unchanged", "In the file")
    assert found.rows == [
        ["Advice given", "0", "2", "2"],
        ["Not upheld", "3", "0", "3"],
        ["Upheld", "1,200", "1", "1,201"],
        [ALL, "1,203", "3", "1,206"],
    ]


def test_councils_stand_in_the_order_of_their_names_with_each_outcome():
    found = by_council({"New": NEW, "Unchanged": SAME}, {2: "Devon", 1: "Kent", 3: "Essex"})
    assert found.rows == [
        ["Devon", "0", "0", "0", "0", "3", "0", "3"],
        ["Kent", "0", "2", "0", "0", "0", "1,201", "1,203"],
    ]


def test_of_nothing_there_is_a_sum_of_nothing():
    assert by_outcome({"New": Counter()}).rows == [[ALL, "0", "0"]]


def test_a_year_says_what_is_not_published():
    kent = Performance(upheld=76, not_upheld=18, on_time=None, late=None, not_complied=None)
    devon = Performance(upheld=4, on_time=None, late=None, not_complied=None)
    outcomes, councils = of_a_year([("Kent", kent), ("Devon", devon)])
    assert ["Upheld", "80"] in outcomes.rows
    assert [ALL, "98"] in outcomes.rows
    assert ["Complied late", "not published"] in outcomes.rows
    assert councils.rows[0] == ["Kent", "0", "0", "0", "0", "18", "76", "94"]
    assert outcomes_of(devon) == ["0", "0", "0", "0", "0", "4", "4"]
