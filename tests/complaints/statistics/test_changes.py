"""What differs between two countings: pairs of cases, figures of councils, and their words."""

import pytest

from complaints.statistics.changes import (
    FIGURES,
    Change,
    by_council,
    case_changes,
    figure_changes,
    kinds,
)
from complaints.statistics.counts import Case
from councils.models import Council

KENT, SURREY, ESSEX = 1, 2, 3


def case(decision, council=KENT, category=None, outcome="upheld", remedy=False, compliance=""):
    return Case(decision, council, category, outcome, remedy, compliance)


def pairs(was, now):
    return [(each.kind, each.was, each.now) for each in case_changes(was, now)]


def test_cases_that_are_the_same_are_no_change():
    assert case_changes([case(1), case(2)], [case(2), case(1)]) == []


@pytest.mark.parametrize(
    "now",
    [
        case(1, category=5),
        case(1, outcome="not_upheld"),
        case(1, outcome=""),
        case(1, remedy=True),
        case(1, compliance="late"),
    ],
)
def test_each_part_of_a_case_can_change(now):
    assert pairs([case(1)], [now]) == [("changed", case(1), now)]


def test_a_case_that_is_counted_only_then_or_only_now():
    assert pairs([case(1)], [case(2)]) == [("gone", case(1), None), ("added", None, case(2))]


def test_a_case_that_counts_for_another_council_has_moved():
    assert pairs([case(1)], [case(1, SURREY)]) == [("moved", case(1), case(1, SURREY))]


def test_an_outcome_moves_with_an_outcome_and_compliance_alone_with_the_same():
    kept = case(1, KENT, outcome="", compliance="late")
    was = [case(1, SURREY), kept]
    now = [case(1, ESSEX, outcome="", compliance="late"), case(1, 4)]
    assert pairs(was, now) == [
        ("moved", kept, case(1, ESSEX, outcome="", compliance="late")),
        ("moved", case(1, SURREY), case(1, 4)),
    ]


def test_an_outcome_does_not_move_to_a_council_that_only_complies():
    was, now = case(1), case(1, SURREY, outcome="", compliance="on_time")
    assert pairs([was], [now]) == [("gone", was, None), ("added", None, now)]


def test_a_moved_case_may_have_changed_too():
    [moved] = case_changes([case(1)], [case(1, SURREY, category=7, outcome="not_upheld")])
    assert (moved.kind, moved.changes_counts, moved.changes_category) == ("moved", True, True)
    assert moved.council_ids == [SURREY, KENT]


def test_a_category_alone_changes_no_count():
    [change] = case_changes([case(1, category=4)], [case(1, category=None)])
    assert (change.kind, change.changes_counts, change.changes_category) == ("changed", False, True)
    [change] = case_changes([case(1)], [case(1, compliance="late")])
    assert (change.changes_counts, change.changes_category) == (True, False)


def test_changes_are_counted_by_kind():
    found = case_changes([case(1), case(2), case(3)], [case(1, remedy=True), case(2, SURREY)])
    assert kinds(found) == {"changed": 1, "moved": 1, "gone": 1}


def row(**figures):
    known = {**dict.fromkeys(FIGURES, 0), "residents": None, "existed": True} | figures
    return tuple(known[name] for name in FIGURES)


def test_figures_differ_by_council_name():
    kent, dover = Council(pk=9, name="Kent"), Council(pk=3, name="Dover")
    changes = figure_changes(
        {9: row(upheld=5, residents=10), 3: row()},
        {9: row(upheld=4, residents=12), 3: row(late=1)},
        {9: kent, 3: dover},
    )
    assert [(c.council.name, c.label, c.was, c.now, c.difference_text) for c in changes] == [
        ("Dover", "late", 0, 1, "+1"),
        ("Kent", "upheld", 5, 4, "−1"),
        ("Kent", "residents", 10, 12, "+2"),
    ]
    assert [(c.is_count) for c in changes] == [True, True, False]
    assert {council.name: len(each) for council, each in by_council(changes).items()} == {
        "Dover": 1,
        "Kent": 2,
    }


@pytest.mark.parametrize(
    ("count", "was", "now", "texts"),
    [
        ("upheld", 5, 1_007, ("5", "1,007", "+1,002")),
        ("upheld", 7, 5, ("7", "5", "−2")),
        ("late", None, 0, ("not published", "0", "–")),
        ("late", 3, None, ("3", "not published", "–")),
        ("existed", True, False, ("yes", "no", "–")),
    ],
)
def test_a_change_in_words(count, was, now, texts):
    change = Change(None, count, was, now)
    assert (change.was_text, change.now_text, change.difference_text) == texts
