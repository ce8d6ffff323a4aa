"""Why one council is right, and why there is a further edition, are two things."""

import pytest

from complaints.models import Release
from complaints.releases.steps.revisions import WordsToConfirm
from councils.refusals import Refused
from letters.early_sight.steps.answers import answer
from tests.letters.correspondence import ann, composed
from tests.letters.early_sight.sights import LATER
from tests.letters.early_sight.steps.test_acceptance import (
    HOUR,
    OF_EDITION,
    REASON,
    accepted,
    correct,
    said,
)

pytestmark = pytest.mark.django_db


def test_words_that_may_identify_a_person_are_confirmed_first():
    made = said()
    correct()
    words = {"reason": "A case was.", "edition_reason": "Mrs Zebra's case was counted as upheld."}
    with pytest.raises(WordsToConfirm) as found:
        answer(made, "accepted", "You are right.", by=ann(), at=LATER, **words)
    assert Release.objects.get().state(LATER) == "announced"
    done = answer(
        made,
        "accepted",
        "You are right.",
        by=ann(),
        at=LATER,
        confirmed=found.value.words,
        **words,
    )
    assert done.draft.reason == words["edition_reason"]


def test_one_councils_reason_is_not_that_of_the_edition():
    made = said()
    correct()
    with pytest.raises(Refused, match=r"^Say why there is a further edition, of everything that"):
        accepted(made, edition_reason=" ")
    assert Release.objects.get().state(LATER) == "announced"
    draft = accepted(made).draft
    assert (draft.reason, Release.objects.get(edition=1).withdrawn_reason) == (OF_EDITION, REASON)


def test_a_draft_under_way_keeps_its_own_reason():
    composed()
    kent, essex = said("Kent"), said("Essex")
    correct("Kent")
    accepted(kent)
    correct("Essex")
    with pytest.raises(Refused, match=r"is a draft already and has its own reason: change that"):
        accepted(essex, at=LATER + 2 * HOUR, edition_reason="Another.")
    done = accepted(essex, at=LATER + 2 * HOUR)
    assert (done.draft.reason, done.challenge.accepted_because) == (OF_EDITION, REASON)
