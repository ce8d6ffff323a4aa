"""A text is given back by who could approve it, and waits again once it is submitted again."""

import pytest

from complaints.decisions.history import changes
from complaints.decisions.rules.edits import last_writers
from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.returns import give_back, submit_again
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from councils.models import GivenBack, Owned
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db
COMMENT = "Leave out the street: the summary names it."


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def written(ann):
    return factories.decision(text_approved_at=None, text_changed_by=ann)


def waiting():
    return list(Decision.objects.awaiting_text_approval())


def test_it_goes_to_who_changed_it_last_and_waits_for_nobody(written, ann, bob):
    done(give_back, written, COMMENT, bob, AT, seen=0)
    assert waiting() == []
    assert list(Decision.objects.given_back()) == [written]
    assert Owned.objects.get().owner == ann
    last = newest(written)
    assert (last.history_user, last.history_change_reason) == (bob, f"Text given back: {COMMENT}")
    with pytest.raises(Refused, match="Bob gave it back on 1 July 2025"):
        done(approve_text, written, colleague("Cat", "Reviewer"), LATER)


def test_whoever_gives_back_wrote_nothing_and_may_approve_it_afterwards(written, ann, bob):
    done(give_back, written, COMMENT, bob, AT)
    done(submit_again, written, ann, LATER)
    assert waiting() == [written]
    assert last_writers(written) == {ann.pk}
    done(approve_text, written, bob, LATER)
    assert waiting() == []


def test_the_history_keeps_the_comment_for_who_reads_private_words(written, ann, bob):
    done(give_back, written, COMMENT, bob, AT)
    done(submit_again, written, ann, LATER)
    written.refresh_from_db()
    assert [each.why for each in changes(written) if each.why] == [
        "Text submitted again",
        f"Text given back: {COMMENT}",
    ]
    read = changes(written, with_private=False)
    assert [each.why for each in read if each.why] == ["Text submitted again", "Text given back"]
    assert GivenBack.objects.get().comment == COMMENT


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text_approved_at": AT}, "approved the text of"),
        ({"summary": "", "statement": ""}, "has no text yet"),
        ({"outcome": "advice_given"}, "are never shown"),
    ],
)
def test_what_waits_for_nobody_is_not_given_back(written, bob, fields, why):
    Decision.objects.update(**fields)
    with pytest.raises(Refused, match=why):
        done(give_back, written, COMMENT, bob, AT)
    assert not GivenBack.objects.exists()


def test_nobody_gives_back_to_herself_and_nothing_that_is_withheld(written, ann, bob):
    with pytest.raises(Refused, match="You were the last"):
        done(give_back, written, COMMENT, ann, AT)
    done(withhold, written, "consent", "", ann, AT)
    with pytest.raises(Refused, match="is withheld"):
        done(give_back, written, COMMENT, bob, AT)


def test_what_changed_since_it_was_read_is_read_again_first(written, bob):
    Decision.objects.update(revision=3)
    with pytest.raises(Refused, match="has changed since you opened this page"):
        done(give_back, written, COMMENT, bob, AT, seen=2)


def test_an_edit_alone_does_not_submit_it(written, ann, bob):
    done(give_back, written, COMMENT, bob, AT)
    Decision.objects.update(summary="Shorter.")
    assert waiting() == []
