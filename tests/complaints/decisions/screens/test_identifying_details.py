"""Words that may identify a person are changed, or somebody says that they identify nobody."""

import pytest

from complaints.decisions.screens.identifying_details import words_to_look_at
from complaints.models import ConfirmedWords, Decision
from complaints.recommendations.forms.formset import LOOK_FIRST
from tests import factories
from tests.complaints.decisions.entries import (
    add,
    change,
    errors,
    new_recommendation,
    page_of,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db

HOUSE = "She lives at 12 High Street in the town."


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


def waiting(response) -> list:
    found = response.context["adminform"].form.waiting_words
    return [
        (each.label, each.words, each.is_ticked, [place.text for place in each.places])
        for each in found
    ]


def test_words_are_shown_where_they_stand_and_nothing_is_saved(officer):
    decision = factories.decision()
    response = change(officer, decision, summary=HOUSE, acted_for="Mr Brown", title="ME14 1XQ")
    assert errors(response) == {"__all__": [LOOK_FIRST]}
    assert waiting(response) == [
        ("postcode", "ME14 1XQ", False, ["Title"]),
        ("house number with street", "12 High Street", False, ["Summary"]),
        ("title with surname", "Mr Brown", False, ["Who acted for the council"]),
    ]
    page = response.content.decode()
    assert "She lives at <mark>12 High Street</mark> in the town." in page
    assert Decision.objects.get().summary == decision.summary


def ticks(response) -> list[str]:
    return [each.value for each in response.context["adminform"].form.waiting_words]


def test_what_somebody_looked_at_is_recorded_and_listed_and_not_asked_again(officer):
    decision = factories.decision()
    response = change(officer, decision, summary=HOUSE)
    assert change(officer, decision, summary=HOUSE, looked_at=ticks(response)).status_code == 302
    kept = ConfirmedWords.objects.get()
    assert (kept.decision, kept.words) == (decision, "12 High Street")
    assert (kept.kind, kept.confirmed_by) == (ticks(response)[0].split(":")[0], officer.user)
    stored = Decision.objects.get()
    page = officer.get(page_of(stored)).content.decode()
    assert "<q>12 High Street</q> identifies nobody, says case-officer" in page
    assert change(officer, stored, summary=HOUSE, title="More").status_code == 302


def test_each_has_to_be_looked_at_and_a_tick_is_not_lost(officer):
    decision = factories.decision()
    text = HOUSE + " Write to ME14 1XQ."
    response = change(officer, decision, summary=text)
    response = change(officer, decision, summary=text, looked_at=ticks(response)[:1])
    assert [each[2] for each in waiting(response)] == [True, False]
    assert response.content.decode().count('name="looked_at"') == 2
    assert not ConfirmedWords.objects.exists()


def test_a_tick_for_other_words_counts_for_nothing(officer):
    decision = factories.decision()
    ticked = ticks(change(officer, decision, summary=HOUSE))
    other = HOUSE.replace("12", "14")
    response = change(officer, decision, summary=other, looked_at=ticked)
    assert [each[1:3] for each in waiting(response)] == [("14 High Street", False)]


def test_a_new_decision_is_asked_about_too(officer):
    council = factories.council()
    sent = {"statement": HOUSE, **new_recommendation(0, public_summary="Visit 12 High Street.")}
    response = add(officer, council, **sent)
    assert waiting(response) == [
        (
            "house number with street",
            "12 High Street",
            False,
            ["Statement", "Recommendation 1"],
        )
    ]
    assert not Decision.objects.exists()
    assert add(officer, council, looked_at=ticks(response), **sent).status_code == 302
    assert ConfirmedWords.objects.get().words == "12 High Street"


def test_private_words_are_nobodys_business(officer):
    sent = new_recommendation(
        0, kind="personal_remedy", public_summary="", private_text=f"Pay Mr Brown. {HOUSE}"
    )
    assert add(officer, factories.council(), **sent).status_code == 302


def test_the_letters_of_statements_are_asked_about_by_nobody(officer):
    decision = factories.decision()
    sent = "Mrs B complained. We told Mr C, 24 018 407, in 2024."
    assert change(officer, decision, statement=sent).status_code == 302


def test_words_stand_between_whole_words_of_what_is_around_them():
    before, after = "word " * 30, " again" * 30
    decision = Decision(statement=f"{before}12 High Street{after}")
    ((place,),) = (each.places for each in words_to_look_at(decision, [], set()))
    assert place.before == "… " + "word " * 11
    assert place.after.startswith(" again")
    assert place.after.endswith("again …")
    assert len(place.after) <= 64
