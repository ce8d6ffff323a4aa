"""The cases behind a count, what became of them, and what is overdue, as the filter finds them."""

from datetime import date, timedelta

import pytest

from complaints.decisions.filters import DecisionFilter
from complaints.models import Decision, Recommendation, Release
from complaints.statistics.case_lists import COUNTED, LABELS
from tests import factories
from tests.complaints.decisions.test_filters import LATER, MOVED_AT, chosen, found

pytestmark = pytest.mark.django_db


def complying(about, **fields):
    """A decision about a council with one recommendation."""
    made = factories.decision(about)
    factories.recommendation(made, **fields)
    return made


LATE = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2), "recorded_on": date(2024, 8, 2)}
FAILED = {"outcome": "not_complied", "done_on": None}
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


def test_every_count_of_a_year_finds_its_cases():
    kent = factories.council("Kent")
    on_time, late, failed = (complying(kent, **each) for each in ({}, LATE, FAILED))
    remedied = factories.decision(kent, satisfactory_remedy=True)
    not_upheld = factories.decision(kent, outcome="not_upheld")
    closed = factories.decision(kent, outcome="closed_after_initial_enquiries")
    upheld = {on_time, late, failed, remedied}
    factories.release()
    for name, cases in {
        "upheld": upheld,
        "not_upheld": {not_upheld},
        "investigated": {*upheld, not_upheld},
        "closed_after_initial_enquiries": {closed},
        "satisfactory_remedies": {remedied},
        "on_time": {on_time},
        "late": {late},
        "not_complied": {failed},
        "complied": {on_time, late},
        "compliance_outcomes": {on_time, late, failed},
    }.items():
        asked = chosen(year="2024-25", counted=name, council="kent")
        assert set(asked.qs) == cases, name
        assert (asked.figure().counted, asked.figure().shown) == (len(cases), len(cases))
    assert list(COUNTED) == list(LABELS)


def test_compliance_is_asked_of_the_year_that_recorded_it_and_the_council_that_had_to_comply():
    old, new = factories.council("Old"), factories.council("New")
    made = factories.decision(old)
    factories.recommendation(made, council=new, recorded_on=date(2025, 5, 1))
    factories.release("2024-25")
    released = factories.release("2025-26").public_at
    before = released - timedelta(seconds=1)
    for name in ("compliance_outcomes", "on_time"):
        assert found(released, counted=name, year="2025-26", council="new") == {made}
        assert found(released, counted=name, year="2024-25") == set()
    assert found(released, compliance="on_time") == {made}
    assert found(released, compliance="on_time", year="2024-25", council="new") == {made}
    assert found(released, compliance="on_time", council="old") == set()
    assert found(released, compliance="late") == set()
    assert found(before, compliance="on_time") == set()
    assert found(before, counted="on_time", year="2025-26") == set()


def test_of_a_type_and_of_the_nation_the_cases_that_are_summed():
    kent, park = factories.council("Kent"), factories.council("A park", type="other")
    closed = factories.council("Closed", closed_on=date(2024, 4, 1))
    of_kent, of_park = factories.decision(kent), factories.decision(park)
    of_closed = factories.decision(closed)
    factories.release()
    upheld = {"year": "2024-25", "counted": "upheld"}
    assert found(**upheld) == {of_kent, of_closed}
    assert found(**upheld, type="county") == {of_kent}
    assert found(**upheld, type="other") == {of_park}
    assert found(type="county") == {of_kent, of_closed}


def test_a_case_not_broken_down_is_found_by_its_subject_like_any_other():
    """Left out, it would be told apart as one that had been withheld when it was counted."""
    kent = factories.council("Kent")
    subject = factories.subject("Housing")
    made = [factories.decision(kent, subject=subject) for _ in range(2)]
    factories.decision(kent)
    Decision.objects.filter(pk=made[0].pk).update(withheld_reason="identifiable")
    factories.release()
    Decision.objects.filter(pk=made[0].pk).update(withheld_reason="")
    asked = chosen(year="2024-25", counted="upheld", council="kent", category="housing")
    assert set(asked.qs) == set(made)
    assert asked.figure() is None


def test_how_many_are_hidden_is_told_of_a_whole_figure_alone():
    kent = factories.council("Kent")
    shown = factories.decision(kent)
    factories.decision(kent, withheld_reason="consent")
    factories.release()
    asked = {"year": "2024-25", "counted": "upheld", "council": "kent"}
    figure = chosen(**asked).figure()
    assert (figure.counted, figure.shown, figure.not_shown) == (2, 1, 1)
    for more in (
        {"q": "Mrs"},
        {"subject": "housing-homelessness"},
        {"category": "housing"},
        {"outcome": "upheld"},
        {"kind": "statement"},
        {"decided_after": "2024-06-03"},
        {"decided_before": "2024-06-03"},
        {"compliance": "late"},
        {"overdue": "true"},
    ):
        factories.subject()
        assert chosen(**asked, **more).figure() is None, more
    assert chosen(year="2024-25", council="kent").figure() is None
    assert set(chosen(**asked).qs) == {shown}


def test_what_is_void_is_counted_and_not_listed():
    kent = factories.council("Kent")
    stands, ended, replaced = (complying(kent, **LATE) for _ in range(3))
    factories.release()
    Recommendation.objects.filter(decision=ended).update(
        no_longer_required_reason="The school closed.", no_longer_required_at=MOVED_AT
    )
    Decision.objects.filter(pk=replaced.pk).update(outcome="not_upheld")
    asked = chosen(year="2024-25", counted="late", council="kent")
    assert set(asked.qs) == {stands}
    assert (asked.figure().counted, asked.figure().shown) == (3, 1)
    assert found(compliance="late") == {stands}
    assert found(year="2024-25", counted="upheld") == {stands, ended, replaced}


def test_overdue_is_what_the_public_may_read_of_what_was_due():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    due_on = date(2025, 12, 31)  # the day before LATER
    made = complying(kent, due_on=due_on, **OPEN)
    complying(kent, due_on=date(2026, 1, 1), **OPEN)
    complying(kent)
    remedy = {"kind": "personal_remedy", "public_summary": "", "private_text": "£500"}
    complying(kent, due_on=due_on, **remedy, **OPEN)
    successor = complying(factories.council("Old"), council=surrey, due_on=due_on, **OPEN)
    hidden = complying(kent, due_on=due_on, **OPEN)
    Decision.objects.filter(pk=hidden.pk).update(withheld_reason="consent")
    assert found(overdue="true") == {made, successor}
    assert found(overdue="true", council="surrey") == {successor}
    asked = chosen(overdue="true", council="kent")
    assert set(asked.qs) == {made}
    assert (asked.figure().counted, asked.figure().shown, asked.figure().not_shown) == (2, 1, 1)
    assert chosen(overdue="true").figure() is None
    assert found(LATER - timedelta(seconds=1), overdue="true", council="kent") == set()


def test_a_counted_list_asks_a_fixed_number_of_queries(django_assert_num_queries):
    kent = factories.council("Kent")
    asked = {"year": "2024-25", "counted": "late", "council": "kent"}
    for number in (1, 3):
        while Decision.objects.count() < number:
            complying(kent, **LATE)
        factories.release(reason="" if number == 1 else "More cases.")
        current = Release.objects.current(LATER)
        with django_assert_num_queries(5):
            made = DecisionFilter(asked, Decision.objects.public(LATER), releases=current, at=LATER)
            assert len(made.qs) == made.figure().shown == number
