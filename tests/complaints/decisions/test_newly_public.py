"""What followers are told: which decisions became public last, in order, and which are gone."""

from datetime import date, datetime, timedelta

import pytest

from complaints.decisions.newly_public import Gone, newest_shown, newly_gone
from complaints.decisions.rules.edits import note_edit
from complaints.decisions.steps.approval import approve_text, take_back
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.reviews import Replacement, end_review, open_review
from complaints.decisions.steps.withholding import restore, withhold
from complaints.models import Decision
from councils.public_record import changing_public_record
from councils.years import LONDON, london_midnight
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def essex():
    return factories.council("Essex County Council")


def instant(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=LONDON)


def references(found) -> list[str]:
    return [each.reference for each in found]


def saved(decision, changed, by, at) -> None:
    """An edit, as the staff's form saves it."""
    decision.refresh_from_db()
    with changing_public_record():
        note_edit(decision, changed, by, at)
        decision.save()


def newest_statements(at, limit, council=None):
    return newest_shown(at, Decision.Kind.STATEMENT, limit, council)


def newest_reports(at, limit, council=None):
    return newest_shown(at, Decision.Kind.REPORT, limit, council)


def shown(at, council=None):
    return newest_statements(at, 9, council)


@pytest.fixture
def various(kent):
    """Five decisions; each became public by another of its instants. By hand, newest first:

    restored on 20 June, approved late on 10 June, the report announced for 5 June, the report
    approved only on 3 June, and the statement six weeks after 14 April: on 26 May.
    """
    early = instant(4, 20)
    for reference, decided_on, fields in (
        ("25000001", date(2025, 4, 14), {}),
        ("25000002", date(2025, 4, 1), {"text_approved_at": instant(6, 10, 14)}),
        ("25000003", date(2025, 3, 1), {"restored_at": instant(6, 20, 9)}),
    ):
        factories.decision(
            kent,
            reference=reference,
            decided_on=decided_on,
            **{"text_approved_at": early} | fields,
        )
    report = {"kind": "report", "title": "A report", "decided_on": date(2025, 4, 2)}
    for reference, announced, approved in (
        ("25000004", instant(6, 5, 10), early),
        ("25000005", instant(6, 1, 10), instant(6, 3, 10)),
    ):
        factories.decision(
            kent, reference=reference, announced_at=announced, text_approved_at=approved, **report
        )


STATEMENTS, REPORTS = ["25000003", "25000002", "25000001"], ["25000004", "25000005"]


@pytest.mark.parametrize("limit", range(1, 5))
def test_each_stands_where_it_became_public_however_few_are_asked_for(various, kent, limit):
    for council in (None, kent):
        assert references(newest_statements(AT, limit, council)) == STATEMENTS[:limit]
        assert references(newest_reports(AT, limit, council)) == REPORTS[:limit]


@pytest.mark.parametrize(
    ("reference", "at"),
    [
        ("25000002", instant(6, 10, 14)),
        ("25000004", instant(6, 5, 10)),
        ("25000005", instant(6, 3, 10)),
        ("25000001", london_midnight(date(2025, 5, 26))),
    ],
)
def test_none_is_told_before_its_instant(various, kent, reference, at):
    for council in (None, kent):
        before, now = (
            {*references(newest_statements(on, 9, council) + newest_reports(on, 9, council))}
            for on in (at - timedelta(seconds=1), at)
        )
        assert now - before == {reference}
        assert before < now


def test_a_council_is_told_of_its_own_alone(various, essex):
    factories.decision(essex, reference="25000009")
    assert references(newest_statements(AT, 9, essex)) == ["25000009"]
    assert newest_reports(AT, 9, essex) == []
    assert (len(newest_statements(AT, 9)), len(newest_reports(AT, 9))) == (4, 2)


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow(django_assert_num_queries, kent, ann, many):
    for _ in range(many):
        factories.decision(kent, subject=factories.subject())
        factories.decision(kent, kind="report", title="A report", announced_at=instant(5, 1))
        made = factories.decision(kent)
        done(withhold, made, "consent", "", ann, AT)
    for council, reports, gone in ((None, 3, 2), (kent, 2, 4)):
        for newest, queries in ((newest_statements, 3), (newest_reports, reports)):
            with django_assert_num_queries(queries):
                found = newest(LATER, 9, council)
                assert all((each.council.slug, str(each.subject), each.summary) for each in found)
            assert len(found) == many
        with django_assert_num_queries(gone):
            assert len(newly_gone(LATER, 9, council)) == many


def test_what_was_shown_and_is_withheld_is_gone_at_that_instant(kent, essex, ann):
    shown = factories.decision(kent, reference="24000001")
    unseen = factories.decision(kent, text_approved_at=None)
    for each in (shown, unseen):
        done(withhold, each, "identifiable", "A street is named.", ann, AT)
    for council in (None, kent):
        assert newly_gone(AT - MINUTE, 9, council) == []
        assert newly_gone(AT, 9, council) == [Gone("24000001", AT)]
        assert newest_statements(AT, 9, council) == []
    assert newly_gone(AT, 9, essex) == []


def test_one_without_a_history_is_gone_from_its_council_too(kent):
    made = factories.decision(kent, reference="24000001")
    Decision.history.all().delete()
    Decision.objects.filter(pk=made.pk).update(
        withheld_reason="consent", withheld_at=AT, hidden_at=AT
    )
    assert newly_gone(AT, 9, kent) == [Gone("24000001", AT)]


def test_what_is_restored_is_told_again_as_of_then(kent, ann, bob):
    """Also where it is far too old to be among the newest otherwise."""
    old = factories.decision(kent, reference="19000001", decided_on=date(2020, 1, 6))
    factories.decision(kent, reference="24000002", decided_on=date(2024, 6, 3))
    done(withhold, old, "consent", "", ann, AT)
    done(restore, old, bob, LATER)
    for council in (None, kent):
        assert references(newest_statements(LATER, 1, council)) == ["19000001"]
        assert newly_gone(LATER, 9, council) == []


def test_a_decision_under_review_is_gone_until_the_review_ends(kent, ann, bob):
    made = factories.decision(kent, reference="24000001")
    review = done(open_review, made, date(2024, 8, 1), "The council asked.", ann, AT)
    assert newly_gone(AT, 9) == newly_gone(AT, 9, kent) == [Gone("24000001", AT)]
    done(end_review, review, "confirmed", "", bob, LATER)
    assert newly_gone(LATER, 9) == newly_gone(LATER, 9, kent) == []
    assert references(newest_statements(LATER, 9)) == ["24000001"]


def test_an_approval_that_is_taken_back_or_void_is_gone_until_it_is_approved_anew(kent, ann, bob):
    taken, edited, unseen = (factories.decision(kent, reference=f"2400000{n}") for n in (1, 2, 3))
    Decision.objects.filter(pk=unseen.pk).update(decided_on=AT.date() - timedelta(days=41))
    for each in (taken, unseen):
        done(take_back, each, "Mrs B is named.", ann, AT)
    saved(edited, {"summary"}, ann, LATER)
    own_and_all = (None, kent)
    for council in own_and_all:
        assert newly_gone(AT - MINUTE, 9, council) == []
        assert newly_gone(AT, 9, council) == [Gone("24000001", AT)]
        assert newly_gone(LATER, 9, council) == [Gone("24000002", LATER), Gone("24000001", AT)]
    for each in (taken, edited):
        done(approve_text, each, bob, LATER)
    for council in own_and_all:
        assert newly_gone(LATER, 9, council) == []
        assert references(shown(LATER, council)) == ["24000002", "24000001"]


def test_what_is_hidden_twice_is_gone_since_it_was_last_seen(kent, ann):
    made = factories.decision(kent, reference="24000001")
    done(take_back, made, "Mrs B is named.", ann, AT)
    saved(made, {"summary"}, ann, LATER)
    done(withhold, made, "identifiable", "", ann, LATER)
    assert newly_gone(LATER, 9) == newly_gone(LATER, 9, kent) == [Gone("24000001", AT)]


@pytest.mark.parametrize(("outcome", "back"), [("not_upheld", ["24000001"]), ("referred_back", [])])
def test_a_decision_that_is_replaced_is_gone_until_the_new_one_is_shown(
    kent, ann, bob, outcome, back
):
    made = factories.decision(kent, reference="24000001")
    review = done(open_review, made, date(2024, 8, 1), "", ann, AT)
    changes = Replacement(outcome, date(2025, 6, 30), "## Decision\nNew.", "A new summary.")
    made = done(end_review, review, "replaced", "", bob, LATER, changes=changes)
    if back:
        made = done(approve_text, made, ann, LATER)
    shown_from = london_midnight(date(2025, 8, 11))
    for council in (None, kent):
        for at in (AT, LATER, shown_from - MINUTE):
            assert newly_gone(at, 9, council) == [Gone("24000001", AT)]
            assert shown(at, council) == []
        assert references(shown(shown_from, council)) == back
        assert newly_gone(shown_from, 9, council) == ([] if back else [Gone("24000001", AT)])


def test_a_case_that_moved_is_gone_from_the_old_council_alone(kent, essex, ann, bob):
    made = factories.decision(kent, reference="24000001")
    made = done(move, made, essex, "It is about Essex.", ann, AT)
    assert newly_gone(AT - MINUTE, 9, kent) == []
    for at in (AT, LATER):
        assert newly_gone(at, 9) == newly_gone(at, 9, kent) == [Gone("24000001", AT)]
        assert newly_gone(at, 9, essex) == []
        assert newest_statements(at, 9) == []
    done(approve_text, made, bob, LATER)
    assert references(newest_statements(LATER, 9, essex)) == ["24000001"]
    assert newest_statements(LATER, 9, kent) == []
    assert newly_gone(LATER, 9, kent) == [Gone("24000001", AT)]
    assert newly_gone(LATER, 9, essex) == newly_gone(LATER, 9) == []


def test_a_case_that_moved_before_anybody_saw_it_is_gone_from_nowhere(kent, essex, ann):
    unapproved = factories.decision(kent, text_approved_at=None)
    young = factories.decision(kent, decided_on=AT.date() - timedelta(days=41))
    for each in (unapproved, young):
        done(move, each, essex, "It is about Essex.", ann, AT)
    assert newly_gone(LATER, 9, kent) == newly_gone(LATER, 9, essex) == []


def test_a_case_that_moved_while_it_was_hidden_is_told_only_where_it_had_been_seen(
    kent, essex, ann
):
    made = factories.decision(kent, reference="24000001")
    done(withhold, made, "consent", "", ann, AT)
    done(move, made, essex, "It is about Essex.", ann, LATER)
    gone = [Gone("24000001", AT)]
    assert newly_gone(LATER, 9) == newly_gone(LATER, 9, kent) == gone
    assert newly_gone(LATER, 9, essex) == []


def test_the_newest_that_are_gone_come_first(kent, ann):
    for reference, at in (("24000001", LATER), ("24000002", AT)):
        made = factories.decision(kent, reference=reference)
        done(withhold, made, "consent", "", ann, at)
    both = [Gone("24000001", LATER), Gone("24000002", AT)]
    assert newly_gone(LATER, 9) == newly_gone(LATER, 9, kent) == both
    assert newly_gone(LATER, 1) == newly_gone(LATER, 1, kent) == both[:1]
