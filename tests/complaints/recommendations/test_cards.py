"""A decision as a card."""

from datetime import date

import pytest

from complaints.decisions.search.extracts import Part
from complaints.models import Decision, Release
from complaints.recommendations.cards import after_first_sentence, cards
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-02 10:00")
EARLY = london_instant("2024-08-01 10:00")


def card(made: Decision, at=AT):
    rows = list(Decision.objects.public(at).for_cards().filter(pk=made.pk))
    (found,) = cards(rows, Release.objects.current(at), at)
    return found


def test_what_was_agreed_and_what_became_of_it():
    made = factories.decision()
    for number in range(4):
        factories.recommendation(made, public_summary=f"Improvement {number}.")
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    found = card(made)
    assert [each.recommendation.public_summary for each in found.first_agreed] == [
        "Improvement 0.",
        "Improvement 1.",
    ]
    assert (found.others, found.how_others_stand) == (2, "done on time")
    assert [(each.status.label, each.mark) for each in found.first_agreed] == [
        ("Done on time", "done")
    ] * 2
    assert found.of_the_case == [
        "The case as a whole: complied with on time, as the figures of 2024-25 counted it."
    ]
    assert not found.personal
    early = card(made, EARLY)
    assert {each.to_come for each in early.agreed} == {
        "What became of it is published with the figures of 2024-25."
    }
    assert early.of_the_case == []


FAILED = {"outcome": "not_complied", "done_on": None}
LATE = {"done_on": date(2024, 8, 1), "recorded_on": date(2024, 8, 2)}
FOR_ONE = {"kind": "personal_remedy", "public_summary": "", "private_text": "zebrapayment"}
UNTOLD = {"public_summary": ""}
AS_A_WHOLE = "The case as a whole: "
COUNTED = ", as the figures of 2024-25 counted it."


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (
            [{}, FOR_ONE | FAILED],
            f"not complied with{COUNTED} The council did not comply in what was agreed for one"
            " person.",
        ),
        (
            [{}, FOR_ONE | LATE],
            f"complied with late{COUNTED} The council was late in what was agreed for one person.",
        ),
        (
            [{}, FOR_ONE | FAILED, UNTOLD | FAILED],
            f"not complied with{COUNTED} The council did not comply in what is not shown here.",
        ),
        ([FAILED, FOR_ONE | FAILED], f"not complied with{COUNTED}"),
        ([LATE, FOR_ONE], f"complied with late{COUNTED}"),
        ([FOR_ONE | FAILED], f"not complied with{COUNTED}"),
        ([{}, FOR_ONE], f"complied with on time{COUNTED}"),
    ],
)
def test_of_an_improvement_that_was_made_it_is_said_why_its_case_counts_otherwise(agreed, said):
    made = factories.decision()
    for fields in agreed:
        factories.recommendation(made, **fields)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    assert card(made).of_the_case == [AS_A_WHOLE + said]
    before = card(made, london_instant("2025-07-01 09:29"))
    assert AS_A_WHOLE not in " ".join(before.of_the_case)
    assert {each.compliance for each in before.agreed} <= {""}


def test_what_another_council_has_to_do_is_told_with_its_name():
    made = factories.decision()
    new = factories.council("New Council")
    factories.recommendation(made, council=new)
    factories.recommendation(made, council=new, **FOR_ONE, **FAILED)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    assert card(made).of_the_case == [
        f"The case as a whole, for New Council: not complied with{COUNTED} New Council did not"
        " comply in what was agreed for one person."
    ]


def test_what_was_corrected_since_is_no_reason():
    """The figures keep what they counted; the record says otherwise, and nothing is guessed."""
    made = factories.decision()
    factories.recommendation(made, **FAILED)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    factories.recommendation(made, **FOR_ONE)
    made.recommendations.update(
        outcome="complied", done_on=date(2024, 7, 1), first_not_complied_on=None
    )
    assert card(made).of_the_case == [f"{AS_A_WHOLE}not complied with{COUNTED}"]


def test_how_the_others_stand_is_said_of_each_kind():
    made = factories.decision()
    for fields in ({}, {}, {}, LATE, {}, FAILED):
        factories.recommendation(made, **fields)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    assert card(made).how_others_stand == "2 done on time, 1 done late, 1 not complied with"


def test_of_a_remedy_alone_it_is_said_when_its_case_is_told():
    made = factories.decision()
    factories.recommendation(made, **FOR_ONE)
    assert card(made).of_the_case == [
        "What became of the case as a whole is published with the figures of the year in which it"
        " is recorded."
    ]


def test_what_is_private_is_said_to_be_there_and_not_what_it_is():
    made = factories.decision()
    factories.recommendation(
        made, kind="personal_remedy", public_summary="", private_text="zebrapayment"
    )
    found = card(made)
    assert found.personal
    assert found.agreed == []
    assert "zebrapayment" not in repr(found)


def test_what_is_void_is_on_no_card():
    made = factories.decision()
    ended = {
        "no_longer_required_at": london_instant("2025-01-01 10:00"),
        "no_longer_required_reason": "Overtaken.",
        "outcome": "",
        "done_on": None,
        "recorded_on": None,
    }
    factories.recommendation(made, **ended)
    factories.recommendation(made, kind="personal_remedy", public_summary="", **ended)
    found = card(made)
    assert (found.agreed, found.personal, found.of_the_case) == ([], False, [])


@pytest.mark.parametrize(
    ("due_on", "label"), [(date(2025, 6, 1), "Overdue"), (date(2025, 8, 1), "Not due yet")]
)
def test_what_is_outstanding(due_on, label):
    made = factories.decision()
    factories.recommendation(made, due_on=due_on, outcome="", done_on=None, recorded_on=None)
    found = card(made)
    assert [each.status.label for each in found.agreed] == [label]
    assert found.of_the_case == []


def test_a_headline_is_the_title_or_the_first_sentence():
    made = factories.decision(summary="We upheld it. The Council paid £3.50. It was late.")
    found = card(made)
    assert found.headline == (Part("We upheld it."),)
    assert found.rest == (Part("The Council paid £3.50. It was late."),)
    report = factories.decision(
        kind="report", title="Delays", summary="Long. Ago.", announced_at=EARLY
    )
    found = card(report)
    assert found.headline == (Part("Delays"),)
    assert "".join(each.text for each in found.rest) == "Long. Ago."


def test_the_first_sentence_keeps_what_is_marked():
    text = (Part("A "), Part("delay", True), Part(" of a year. It had "), Part("delayed", True))
    first, rest = after_first_sentence(text)
    assert first == (Part("A "), Part("delay", True), Part(" of a year."))
    assert rest == (Part("It had "), Part("delayed", True))
    assert after_first_sentence(()) == ((), ())


def test_chips_of_outcomes():
    chips = {
        each: card(factories.decision(outcome=each)).chip
        for each in ("upheld", "not_upheld", "closed_after_initial_enquiries")
    }
    assert chips == {
        "upheld": "upheld",
        "not_upheld": "not-upheld",
        "closed_after_initial_enquiries": "closed",
    }


def test_one_and_three_take_as_many_queries(django_assert_num_queries):
    for _ in range(2):
        for _ in range(2):
            factories.recommendation()
        rows = list(Decision.objects.public(AT).for_cards())
        with django_assert_num_queries(4):
            cards(rows, {}, AT)
