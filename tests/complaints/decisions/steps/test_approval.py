"""What the public reads is approved by somebody who did not write it."""

import pytest
from django.db import IntegrityError, transaction

from complaints.decisions.rules.edits import note_edit
from complaints.decisions.steps.approval import (
    approve_text,
    public_texts,
    take_back,
    words_to_confirm,
)
from complaints.decisions.steps.withholding import withhold
from complaints.models import ConfirmedWords, Decision
from councils.public_record import changing_public_record
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def written(ann):
    """A decision that Ann wrote and nobody has approved."""
    return factories.decision(reference="24018407", text_approved_at=None, text_changed_by=ann)


def public(at=AT):
    return list(Decision.objects.public(at))


def approval(decision):
    decision.refresh_from_db()
    return decision.text_approved_by, decision.text_approved_at


def test_an_approved_text_is_shown(written, bob):
    assert public() == []
    done(approve_text, written, bob, AT, seen=0)
    assert approval(written) == (bob, AT)
    assert public() == [written]
    assert written.revision == 1
    last = newest(written)
    assert (last.history_user, last.history_change_reason) == (bob, "Text approved")


def test_who_wrote_it_does_not_approve_it(written, ann):
    with pytest.raises(
        Refused, match="You were the last to change what the public will read of 24 018 407"
    ):
        done(approve_text, written, ann, AT)
    assert approval(written) == (None, None)


def test_who_wrote_in_it_approves_what_somebody_else_changed_last(written, ann, bob):
    for somebody in (bob, ann):
        written._history_user = somebody
        written.summary += " Changed."
        note_edit(written, {"summary"}, by=somebody, at=AT)
        written.save()
    with pytest.raises(Refused, match="You were the last to change"):
        done(approve_text, written, ann, AT)
    done(approve_text, written, bob, AT)
    assert approval(written) == (bob, AT)


def test_the_database_refuses_the_author_too(written, ann):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(text_approved_by=ann, text_approved_at=AT)


def test_an_edit_voids_it_and_the_editor_is_barred(written, bob):
    done(approve_text, written, bob, AT)
    written.refresh_from_db()
    written.statement += "\n\n3. More."
    note_edit(written, {"statement"}, by=bob, at=AT)
    written._history_user = bob
    written.save()
    assert public(LATER) == []
    with pytest.raises(Refused, match="You were the last to change"):
        done(approve_text, written, bob, LATER)


def test_the_second_is_told_who_approved_it_and_when(written, bob):
    done(approve_text, written, bob, AT, seen=0)
    with pytest.raises(Refused) as refused:
        done(approve_text, written, colleague("Cat"), LATER, seen=0)
    assert str(refused.value) == (
        "Bob approved the text of 24 018 407 already, on 1 July 2025, 9.30am."
    )
    assert approval(written) == (bob, AT)


def test_a_text_that_changed_since_it_was_read_is_not_approved(written, ann, bob):
    written.summary = "Other words."
    note_edit(written, {"summary"}, by=ann, at=AT)
    written._history_user = ann
    written.save()
    with pytest.raises(
        Refused, match=r"has changed since you opened this page \(last changed by Ann"
    ):
        done(approve_text, written, bob, AT, seen=0)
    assert approval(written) == (None, None)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "advice_given"}, r"of this outcome \(advice given\) are never shown"),
        ({"summary": " ", "statement": ""}, "has no text yet"),
        ({"text_approved_at": AT}, "An import approved the text of"),
    ],
)
def test_there_must_be_something_to_approve(written, bob, fields, why):
    Decision.objects.update(**fields)
    before = Decision.objects.values().get()
    with pytest.raises(Refused, match=why):
        done(approve_text, written, bob, LATER)
    assert Decision.objects.values().get() == before


def test_a_withheld_text_may_be_approved_and_stays_hidden(written, ann, bob):
    done(withhold, written, "consent", "", ann, AT)
    done(approve_text, written, bob, AT)
    assert approval(written) == (bob, AT)
    assert public(LATER) == []


def test_all_that_the_public_will_read_is_looked_through(written):
    written.kind, written.title, written.acted_for = "report", "A title", "Care Ltd"
    written.save()
    factories.recommendation(written, public_summary="Train staff.")
    factories.recommendation(
        written, kind="personal_remedy", public_summary="", private_text="Pay Mrs Brown £200."
    )
    assert list(public_texts(written)) == [
        ("title", "A title"),
        ("summary", written.summary),
        ("statement", written.statement),
        ("who acted for the council", "Care Ltd"),
        ("recommendation 1", "Train staff."),
    ]
    assert words_to_confirm(written) == []


@pytest.fixture
def naming(written):
    written.summary = "Mr Smith complained. mr  smith was right."
    written.statement = "He lives in M1 1AE."
    written.save()
    return written


def test_words_that_may_identify_somebody_are_confirmed_one_by_one(naming, bob):
    with pytest.raises(Refused) as refused:
        done(approve_text, naming, bob, AT, confirmed=[("name", "Mr Smith")])
    assert str(refused.value) == (
        "These words may identify a person, and nobody confirmed them: “M1 1AE” (postcode)."
    )
    assert approval(naming) == (None, None)
    assert not ConfirmedWords.objects.exists()
    ticked = [("name", "Mr Smith"), ("postcode", "M1 1AE"), ("name", "Mrs Nobody")]
    done(approve_text, naming, bob, AT, confirmed=ticked)
    assert public() == [naming]
    recorded = ConfirmedWords.objects.order_by("kind")
    assert list(recorded.values_list("kind", "words", "confirmed_by", "confirmed_at")) == [
        ("name", "Mr Smith", bob.pk, AT),
        ("postcode", "M1 1AE", bob.pk, AT),
    ]


def test_what_was_confirmed_before_is_not_asked_again(naming, ann, bob):
    for kind, words in (("name", "MR SMITH"), ("postcode", "M1 1AE")):
        ConfirmedWords.objects.create(
            decision=naming, kind=kind, words=words, confirmed_by=ann, confirmed_at=AT
        )
    done(approve_text, naming, bob, AT)
    assert approval(naming) == (bob, AT)


def test_an_approval_taken_back_hides_the_text_at_once(written, ann, bob):
    done(approve_text, written, bob, AT)
    with pytest.raises(Refused, match="Say why"):
        done(take_back, written, " ", bob, LATER)
    assert public(LATER) == [written]
    done(take_back, written, "A name was left in.", bob, LATER)
    assert public(LATER) == []
    assert approval(written) == (None, None)
    assert newest(written).history_change_reason == ("Approval taken back: A name was left in.")
    with pytest.raises(
        Refused, match=r"is not approved \(last changed by Bob on 1 July 2025, 10[.]30am"
    ):
        done(take_back, written, "Again", ann, LATER)
    with pytest.raises(Refused, match="You were the last"):
        done(approve_text, written, ann, LATER)


def test_stopped_in_the_middle_nothing_is_written(naming, bob, monkeypatch):
    ticked = [("name", "Mr Smith"), ("postcode", "M1 1AE")]

    def stopped():
        with changing_public_record():
            approve_text(naming, bob, AT, confirmed=ticked)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert approval(naming) == (None, None)
    assert not ConfirmedWords.objects.exists()


def test_a_text_that_cannot_be_printed_is_not_approved(written, bob):
    """It was stored before such texts were refused."""
    Decision.objects.filter(pk=written.pk).update(summary="Good news 😀")
    with pytest.raises(Refused, match=r"The summary of 24 018 407: .*U\+1F600 \(grinning face\)"):
        done(approve_text, written, bob, AT, seen=0)
    assert approval(written) == (None, None)
