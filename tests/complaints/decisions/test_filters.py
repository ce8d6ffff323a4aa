"""One filter of decisions."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from complaints.decisions.filters import DecisionFilter
from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.moves import move
from complaints.models import Decision, Release
from councils.public_record import changing_public_record
from councils.years import london_instant, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2026, 1, 1))
MOVED_AT = london_instant("2025-09-01 10:00")


def found(at=LATER, **data) -> set[Decision]:
    return set(chosen(at, **data).qs)


def chosen(at=LATER, **data) -> DecisionFilter:
    rows = Decision.objects.public(at)
    return DecisionFilter(data, rows, releases=Release.objects.current(at), at=at)


def test_without_a_choice_it_finds_all():
    made = {factories.decision(), factories.decision(outcome="not_upheld")}
    assert found() == made


def test_every_word_must_stand_somewhere_in_the_public_text():
    tree = factories.decision(summary="A fallen TREE.", statement="1. The road was blocked.")
    factories.decision(summary="A tree.", statement="1. In a park.")
    report = factories.decision(
        kind="report", title="Blocked", summary="A tree", announced_at=LATER
    )
    assert found(q="tree blocked") == {tree, report}
    assert found(q="tree blocked nowhere") == set()


def test_a_reference_is_found_however_it_is_written():
    made = factories.decision(reference="24018407")
    factories.decision(summary="See 24 018 407.")
    for text in ("24018407", "24 018 407", "24-018-407"):
        assert found(q=text) == {made}


@pytest.mark.parametrize("kept", ["council's", "council\u2019s"])
@pytest.mark.parametrize(
    "typed", ["council's", "council\u2019s", "\u201cthe council\u2018s fault\u201d."]
)
def test_apostrophes_and_quotation_marks_are_one(kept, typed):
    made = factories.decision(summary="A tree.", statement=f"1. It was the {kept} fault.")
    factories.decision(summary="The committee was at fault.")
    assert found(q=typed) == {made}


def test_no_word_is_passed_over():
    """A list that had not looked for the ninth word would be another list."""
    factories.decision(summary="one two three four five six seven eight")
    nine = "one two three four five six seven eight nine"
    assert len(found(q=nine.removesuffix(" nine"))) == 1
    assert found(q=nine) == set()
    (told,) = chosen(q=nine).unreadable
    assert (told.label, told.sentence) == (
        "Words or reference",
        "Give at most 8 words, or a reference.",
    )
    assert found(q="your complaint: reference number no. nr id 24 018 407") == set()
    assert chosen(q="your complaint: reference number no. nr id 24 018 407").unreadable == []


def test_what_is_private_or_not_shown_is_never_searched():
    made = factories.decision()
    factories.recommendation(made, private_text="zebra", public_summary="lion")
    factories.decision(summary="zebra", withheld_reason="consent")
    assert found(q="zebra") == set()


def test_by_council_category_subject_outcome_and_kind():
    subject = factories.subject("Housing", "Homes", "Repairs")
    made = factories.decision(factories.council("Kent"), subject=subject, outcome="not_upheld")
    report = factories.decision(kind="report", title="A report", announced_at=LATER)
    for choice in (
        {"council": "kent"},
        {"category": "housing"},
        {"subject": "homes-repairs"},
        {"outcome": "not_upheld"},
        {"kind": "statement"},
    ):
        assert found(**choice) == {made}
    assert found(kind="report") == {report}


def test_dates_are_inclusive_and_years_end_on_31_march():
    days = (date(2024, 3, 31), date(2024, 4, 1), date(2025, 3, 31), date(2025, 4, 1))
    made = [factories.decision(decided_on=day) for day in days]
    assert found(year="2024-25") == {made[1], made[2]}
    assert found(decided_after="2024-04-01", decided_before="2025-03-31") == {made[1], made[2]}


@pytest.mark.parametrize(
    "choice",
    [
        {"year": "2024"},
        {"outcome": "referred_back"},
        {"council": "nowhere"},
        {"decided_after": "soon"},
        {"counted": "advice_given"},
    ],
)
def test_what_cannot_be_chosen_is_an_error(choice):
    (name,) = choice
    factories.decision()
    refused = chosen(**choice)
    assert [each.name for each in refused.unreadable] == [name]
    assert list(refused.qs) == []


def test_only_outcomes_that_are_ever_shown_can_be_chosen():
    values = [value for value, _ in chosen().form.fields["outcome"].choices]
    assert values == ["", "closed_after_initial_enquiries", "not_upheld", "upheld"]


def test_counted_finds_the_very_cases_of_the_release():
    kent = factories.council("Kent")
    counted = factories.decision(kent)
    withheld = factories.decision(kent, withheld_reason="consent")
    elsewhere = factories.decision()
    factories.release()
    factories.decision(kent)  # entered since
    Decision.objects.filter(pk=counted.pk).update(decided_on=date(2023, 6, 3), outcome="not_upheld")
    assert found(year="2024-25", counted="upheld") == {counted, elsewhere}
    assert found(year="2024-25", counted="upheld", council="kent") == {counted}
    assert withheld not in found(year="2024-25", counted="upheld")


def test_a_case_that_moved_is_found_under_the_council_it_was_counted_for():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    stayed, moved = factories.decision(kent), factories.decision(kent)
    factories.release()
    at, by, second = MOVED_AT, *(User.objects.create(username=name) for name in ("ann", "ben"))
    with changing_public_record():
        made = move(moved, surrey, "It was Surrey's road.", by, at)
        approve_text(made, second, at)
    assert found(council="kent") == {stayed}
    assert found(council="surrey") == {moved}
    as_counted = {"year": "2024-25", "counted": "upheld"}
    assert found(council="kent", **as_counted) == {stayed, moved}
    assert found(council="surrey", **as_counted) == set()


def test_counted_finds_nothing_where_the_year_is_not_public():
    made = factories.decision()
    release = factories.release()
    before = release.public_at.replace(year=2025, month=6, day=30)
    assert found(before, year="2024-25", counted="upheld") == set()
    (told,) = chosen(before, year="2024-25", counted="upheld").unreadable
    assert told.label == "Year"
    assert found(before, counted="upheld") == set()
    assert found(before, year="2024-25") == {made}
    assert chosen(before, year="2024-25").release is None


def test_an_earlier_edition_is_asked_for_by_its_number():
    first, second = factories.decision(), factories.decision()
    factories.release()
    Decision.objects.filter(pk=second.pk).update(outcome="not_upheld")
    factories.release(reason="One was not upheld.")
    asked = {"year": "2024-25", "counted": "upheld"}
    assert found(**asked) == found(**asked, edition="2") == {first}
    assert found(**asked, edition="1") == {first, second}
    for number in ("3", "one"):
        assert found(**asked, edition=number) == set()
    assert found(year="2024-25", outcome="upheld", edition="1") == {first}


def test_the_release_is_that_of_the_year():
    factories.decision()
    release = factories.release()
    filtered = chosen(year="2024-25")
    assert filtered.qs.exists()
    assert filtered.release == release
