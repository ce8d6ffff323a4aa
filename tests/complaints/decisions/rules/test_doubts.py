"""What is unlikely, and that every step asks about it and keeps the answer."""

from datetime import date

import pytest

from complaints.decisions.rules.doubts import about_decision, about_due_day, about_outcome
from complaints.decisions.steps.correction import Facts, correct
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.reviews import Replacement, end_review, open_review
from complaints.models import Decision, Extension, Recommendation
from complaints.recommendations.steps.agreement import Agreed, add
from complaints.recommendations.steps.compliance import NewOutcome, RowsDoubted, record_outcome
from complaints.recommendations.steps.deadlines import extend
from councils.doubts import Answer, Doubted
from councils.years import london_instant
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
SURE = Answer("The file says so.")
KEPT = "Unlikely, but right: The file says so. (asked: "


def sentences(**fields) -> list[str]:
    about = {"reference": "24018407", "council": fields.pop("council", None) or factories.council()}
    return [each.sentence for each in about_decision(Decision(**about, **fields))]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"decided_on": date(2024, 6, 3)}, []),
        ({"decided_on": date(2024, 6, 3), "received_on": date(2024, 1, 1)}, []),
        ({"decided_on": date(2026, 6, 3), "received_on": date(2025, 3, 31)}, []),
        (
            {"decided_on": date(2026, 6, 3), "received_on": date(2025, 4, 1)},
            [
                "The reference says that the complaint was received in 2024, but this is"
                " 1 April 2025."
            ],
        ),
        ({"decided_on": date(2027, 6, 3), "received_on": date(2024, 6, 3)}, []),
        (
            {"decided_on": date(2027, 6, 4), "received_on": date(2024, 6, 3)},
            ["It was decided more than 3 years after the complaint was received, on 3 June 2024."],
        ),
        ({"decided_on": date(2027, 12, 31)}, []),
        (
            {"decided_on": date(2028, 1, 1)},
            [
                "The reference says that the complaint was received in 2024, more than 3 years"
                " before."
            ],
        ),
        # A weekend, or 29 February and three years on, is nothing to be asked about.
        ({"decided_on": date(2024, 6, 2)}, []),
        ({"decided_on": date(2027, 2, 28), "received_on": date(2024, 2, 29)}, []),
    ],
)
def test_days_of_a_decision(fields, asked):
    assert sentences(**fields) == asked


def test_a_decision_about_a_council_that_had_closed():
    closed = factories.council("Old Kent", closed_on=date(2024, 6, 3))
    assert sentences(council=closed, decided_on=date(2024, 6, 2)) == []
    assert sentences(council=closed, decided_on=date(2024, 6, 3)) == [
        "Old Kent closed on 3 June 2024: this is after that."
    ]


def test_a_day_on_which_something_is_due():
    assert list(about_due_day(date(2026, 6, 3), date(2024, 6, 3))) == []
    [doubt] = about_due_day(date(2026, 6, 4), date(2024, 6, 3))
    assert doubt.sentence == ("It is due on 4 June 2026, more than 2 years after the decision.")


@pytest.mark.parametrize(
    ("outcome", "done_on", "recorded_on", "field"),
    [
        ("not_complied", None, date(2024, 7, 16), None),
        ("not_complied", None, date(2024, 7, 15), "outcome"),
        ("complied", date(2024, 6, 10), date(2024, 6, 10), None),
        ("complied", date(2025, 7, 15), date(2025, 8, 1), None),
        ("complied", date(2025, 7, 16), date(2025, 8, 1), "done_on"),
    ],
)
def test_what_became_of_a_recommendation(outcome, done_on, recorded_on, field):
    found = about_outcome(outcome, done_on, due_on=date(2024, 7, 15), recorded_on=recorded_on)
    assert [each.field for each in found] == ([field] if field else [])


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def old():
    return factories.council("Old Kent", closed_on=date(2025, 4, 1))


@pytest.fixture
def decision(old):
    return factories.decision(old, reference="24018407")


def as_kept():
    return list(Decision.objects.values()), list(Recommendation.objects.values())


def asked(step, *args, error=Doubted, **named) -> None:
    """Refused without an answer, and with an answer to something else; nothing is written."""
    before = as_kept()
    for answer in ({}, {"answer": Answer("Why.", frozenset({"Something else."}))}):
        with pytest.raises(error):
            done(step, *args, **named, **answer)
    assert as_kept() == before


def facts(**changed) -> Facts:
    names = {"received_on": None, "kind": "statement", "title": "", "announced_at": None}
    return Facts(**names | changed)


def test_correcting_asks_and_keeps_the_answer(decision, ann):
    later = facts(decided_on=date(2025, 5, 1))
    asked(correct, decision, later, "Mistyped.", ann, AT)
    done(correct, decision, later, "Mistyped.", ann, AT, answer=SURE)
    assert newest(decision).history_change_reason == (
        f"Corrected: Mistyped. {KEPT}Old Kent closed on 1 April 2025: this is after that.)"
    )


def test_what_stood_before_is_not_asked_about_again(old, ann):
    decision = factories.decision(old, reference="24018408", decided_on=date(2025, 5, 1))
    retitled = facts(decided_on=date(2025, 5, 1), title="T")
    done(correct, decision, retitled, "Its title.", ann, AT)
    assert newest(decision).history_change_reason == "Corrected: Its title."


def test_moving_and_replacing_ask(old, ann, bob):
    essex = factories.council("Essex")
    decision = factories.decision(essex, reference="24018409", decided_on=date(2025, 5, 1))
    asked(move, decision, old, "It is theirs.", ann, AT)
    done(move, decision, old, "It is theirs.", ann, AT, answer=SURE)
    assert KEPT in newest(decision).history_change_reason
    review = done(open_review, Decision.objects.get(), date(2025, 5, 2), "", ann, AT)
    new = Replacement("upheld", date(2025, 6, 1), "1. New.", "New.")
    asked(end_review, review, "replaced", "", bob, LATER, changes=new)
    done(end_review, review, "replaced", "", bob, LATER, changes=new, answer=SURE)
    assert KEPT in newest(decision).history_change_reason


def test_giving_longer_and_adding_ask(ann):
    decision = factories.decision(reference="24018407")
    row = factories.recommendation(decision, **OPEN)
    far = date(2030, 1, 1)
    asked(extend, row, far, "A new building.", by=ann, at=AT)
    assert not Extension.objects.exists()
    done(extend, row, far, "A new building.", by=ann, at=AT, answer=SURE)
    assert newest(row).history_change_reason.startswith(f"Given longer. {KEPT}It is due on")
    agreed = Agreed("personal_remedy", far, private_text="Pay.")
    decision.refresh_from_db()
    seen = {"seen": decision.revision}
    asked(add, decision, agreed, "Left out.", ann, AT, **seen)
    done(add, decision, agreed, "Left out.", ann, AT, **seen, answer=SURE)


def test_a_failure_before_the_day_is_asked_about_and_the_others_wait(ann):
    early, late = (
        factories.recommendation(factories.decision(), due_on=due_on, **OPEN)
        for due_on in (date(2024, 7, 15), date(2024, 6, 28))
    )
    at = london_instant("2024-06-29 10:00")
    rows = [NewOutcome(early.pk, "not_complied"), NewOutcome(late.pk, "not_complied")]
    with pytest.raises(RowsDoubted) as doubted:
        done(record_outcome, rows, by=ann, at=at)
    assert list(doubted.value.wrong) == [early.pk]
    assert doubted.value.wrong[early.pk].endswith(
        "It is not complied with on 29 June 2024, though it is due on 15 July 2024."
    )
    assert not Recommendation.objects.exclude(outcome="").exists()
    done(record_outcome, rows, by=ann, at=at, answer=SURE)
    assert newest(early).history_change_reason.startswith(f"Outcome recorded. {KEPT}")
    assert newest(late).history_change_reason == "Outcome recorded"
