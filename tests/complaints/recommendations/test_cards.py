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
    assert [each.public_summary for each in found.first_agreed] == [
        "Improvement 0.",
        "Improvement 1.",
    ]
    assert found.others == 2
    assert [(each.label, each.chip) for each in found.became] == [("Done on time", "done")]
    assert not found.personal
    early = card(made, EARLY)
    assert [(each.label, each.chip) for each in early.became] == [
        ("Outcome not published yet", "plain")
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
    assert (found.agreed, found.personal, found.became) == ([], False, [])


@pytest.mark.parametrize(
    ("due_on", "label"), [(date(2025, 6, 1), "Overdue"), (date(2025, 8, 1), "Not due yet")]
)
def test_what_is_outstanding(due_on, label):
    made = factories.decision()
    factories.recommendation(made, due_on=due_on, outcome="", done_on=None, recorded_on=None)
    assert [each.label for each in card(made).became] == [label]


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
