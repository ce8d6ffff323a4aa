"""A challenge that is accepted: counted and approved again; only who changed is written to."""

from datetime import timedelta

import pytest

from complaints.models import CouncilFigures, Decision, Release, ReleasedCase
from complaints.releases.steps import approval, preparation
from councils.refusals import Refused
from letters.composing.drafts import compose_letters
from letters.early_sight.links import link_for
from letters.early_sight.status import Standing
from letters.early_sight.status import link as as_it_stands
from letters.early_sight.steps.acceptance import begins_edition, newest_edition
from letters.early_sight.steps.answers import answer
from letters.early_sight.steps.challenges import challenge
from letters.letters.steps.approval import approve
from letters.models import Challenge, EarlySight, Letter, Message
from tests.letters.correspondence import (
    AFTER,
    BEFORE,
    INSTANT,
    MINUTE,
    YEAR,
    ann,
    approved,
    ben,
    composed,
    last_change,
    letter,
)
from tests.letters.early_sight.sights import LATER, SENT, link, message, sight

pytestmark = pytest.mark.django_db

REASON = "A case was counted as upheld that was not."
OF_EDITION = "Two cases had been counted as upheld that were not."
HOUR = timedelta(hours=1)


def said(name: str = "Kent", text: str = "One of ours was not upheld.", at=LATER) -> Challenge:
    link(name, to=f"chief@{name.lower()}.example.org")
    return challenge(sight(name), text, at=at)


def correct(name: str = "Kent") -> None:
    """One upheld case of a council was not."""
    cases = ReleasedCase.objects.filter(council__name__startswith=name, outcome="upheld")
    decision = cases.filter(decision__outcome="upheld").first().decision_id
    Decision.objects.filter(pk=decision).update(outcome="not_upheld")


def accepted(made: Challenge, at=LATER + HOUR, **fields):
    begins = begins_edition(newest_edition(YEAR), at)
    of_edition = {"edition_reason": OF_EDITION if begins else ""}
    who = {"by": ann(), "at": at} | of_edition | fields
    return answer(made, "accepted", "You are right.", reason=REASON, **who)


def announce(draft: Release, at) -> None:
    preparation.submit(draft, by=ann(), at=at)
    approval.approve(draft, by=ben(), at=at + MINUTE)


def upheld(release: Release, name: str = "Kent") -> int:
    return CouncilFigures.objects.get(release=release, council__name__startswith=name).upheld


def standing(name: str, at) -> Standing:
    rows = EarlySight.objects.select_related("message__letter__published_with")
    return as_it_stands(rows.get(message__letter__council__name__startswith=name), at).standing


def test_the_whole_way_of_a_mistake_that_one_council_finds(client, clock):
    composed()
    made = said("Kent")
    link("Essex", to="chief@essex.example.org")
    approved("Surrey")
    correct("Kent")
    done = accepted(made)

    # The announced edition is withdrawn, and the next one is a draft for the same instant.
    first, second = Release.objects.order_by("edition")
    assert (first.state(LATER + HOUR), first.withdrawn_reason) == ("withdrawn", REASON)
    assert done.draft == second
    assert (second.state(LATER + HOUR), second.reason) == ("draft", OF_EDITION)
    assert done.challenge.accepted_because == REASON
    assert second.public_at == INSTANT
    assert (upheld(first), upheld(second)) == (2, 1)
    # Surrey's was approved and not sent: it is a draft again. What was sent stays as it is.
    assert [each.council.name for each in done.returned] == ["Surrey County Council"]
    assert letter("Surrey").state(LATER + HOUR) == "draft"
    assert last_change(letter("Surrey")) == (
        "ann",
        "A draft again: the figures of the year are counted again",
    )
    assert {letter(name).state(LATER + HOUR) for name in ("Kent", "Essex")} == {"sent"}
    assert Letter.objects.public(AFTER).count() == 0
    assert {standing(name, LATER + HOUR) for name in ("Kent", "Essex")} == {Standing.RECOUNTED}

    # A second person approves the edition, and the letters are composed again.
    announce(done.draft, LATER + 2 * HOUR)
    again = compose_letters(YEAR, by=ann(), at=LATER + 3 * HOUR)
    assert (again.proposed, again.updated, again.sent) == (
        ["Kent County Council"],
        ["Surrey County Council"],
        ["Essex County Council"],
    )
    assert standing("Essex", LATER + 3 * HOUR) is Standing.OPEN
    assert standing("Kent", LATER + 3 * HOUR) is Standing.CORRECTED
    kent = letter("Kent")
    assert (kent.issue, kent.release, kent.content["panels"][0]["part"]) == (2, second, 1)
    waiting = [kent, letter("Surrey")]
    assert not approve(waiting, by=ben(), at=LATER + 4 * HOUR).refused
    Letter.objects.filter(sent_at=None).update(sent_at=LATER + 5 * HOUR)

    # At the instant every council has one letter, and page and letter say the same.
    assert not Letter.objects.public(BEFORE).exists()
    public = Letter.objects.public(INSTANT).values_list(
        "council__name", "issue", "release__edition", "published_with__edition"
    )
    assert sorted(public) == [
        ("Essex County Council", 1, 1, 2),
        ("Kent County Council", 2, 2, 2),
        ("Surrey County Council", 1, 2, 2),
    ]
    clock.set(BEFORE)
    assert client.get("/councils/kent-county-council/2024-25/").status_code == 404
    assert client.get("/councils/essex-county-council/letters/2024-25/").status_code == 404
    clock.set(INSTANT)
    page = client.get("/councils/kent-county-council/2024-25/").content.decode()
    assert 'data-measure="uphold-rate" data-part="1" data-whole="3"' in page
    page = client.get("/councils/kent-county-council/letters/2024-25/").content.decode()
    assert 'data-measure="uphold-rate" data-part="1" data-whole="3"' in page
    page = client.get("/councils/essex-county-council/letters/2024-25/").content.decode()
    assert 'data-measure="uphold-rate" data-part="12" data-whole="15"' in page


def test_nothing_is_done_where_the_decisions_give_the_same_figures():
    made = said()
    approved("Surrey")
    before = list(Release.objects.values()), list(Letter.objects.values())
    with pytest.raises(Refused, match=r"^Nothing has changed since it was counted"):
        accepted(made)
    assert (list(Release.objects.values()), list(Letter.objects.values())) == before
    assert Challenge.objects.open().count() == 1


def test_all_is_done_or_nothing(monkeypatch):
    made = said()
    approved("Surrey")
    correct()
    before = list(Release.objects.values()), list(Letter.objects.values())

    def fails(*args, **named):
        raise OSError("The disk is full.")

    monkeypatch.setattr("letters.early_sight.steps.acceptance.void_approval", fails)
    with pytest.raises(OSError, match="The disk is full"):
        accepted(made)
    assert (list(Release.objects.values()), list(Letter.objects.values())) == before
    assert Challenge.objects.open().count() == 1


def test_where_the_instant_is_too_near_the_next_edition_is_a_little_later():
    made = said()
    correct()
    done = accepted(made, at=INSTANT - MINUTE)
    assert done.draft.public_at == INSTANT + 30 * MINUTE  # 9.29am, half an hour, on the clock
    assert Release.objects.get(edition=1).state(AFTER) == "withdrawn"


def test_published_figures_are_revised():
    made = said()
    correct()
    done = accepted(made, at=AFTER)
    first = Release.objects.get(edition=1)
    assert (first.state(AFTER), done.draft.edition, done.draft.state(AFTER)) == (
        "public",
        2,
        "draft",
    )
    assert done.draft.public_at == INSTANT + timedelta(days=1)
    assert upheld(done.draft) == 1


def test_two_who_are_right_share_one_draft():
    composed()
    kent, essex = said("Kent"), said("Essex")
    correct("Kent")
    first = accepted(kent).draft
    correct("Essex")
    second = accepted(essex, at=LATER + 2 * HOUR).draft
    assert first == second
    assert (upheld(second, "Kent"), upheld(second, "Essex")) == (1, 11)
    assert Release.objects.count() == 2


def test_a_draft_that_has_the_correction_already_is_left_as_it_is():
    composed()
    kent, essex = said("Kent"), said("Essex")
    correct("Kent")
    correct("Essex")
    first = accepted(kent).draft
    preparation.submit(first, by=ann(), at=LATER + HOUR)
    second = accepted(essex, at=LATER + 2 * HOUR).draft
    assert (second, second.state(LATER + 2 * HOUR)) == (first, "submitted")


def test_a_draft_without_the_correction_is_no_answer():
    composed()
    kent, essex = said("Kent"), said("Essex")
    correct("Kent")
    accepted(kent)
    with pytest.raises(Refused) as refusal:
        accepted(essex, at=LATER + 2 * HOUR)
    assert str(refusal.value) == (
        "Edition 2 of 2024-25 is a draft already, and its figures of Essex County Council are those"
        " of the letter: correct the decisions first, or answer that the figures stand."
    )


def test_a_year_whose_editions_were_all_withdrawn_is_prepared_anew():
    made = said()
    correct()
    approval.withdraw(Release.objects.get(), "A mistake.", by=ben(), at=LATER)
    done = accepted(made)
    assert (done.draft.edition, done.draft.reason) == (2, OF_EDITION)
    # The next working day, at the customary time: 16 April 2025.
    assert done.draft.public_at == INSTANT.replace(month=4, day=16)


@pytest.mark.parametrize("state", ["sending", "handing_over"])
def test_while_letters_are_being_sent_nothing_is_withdrawn(state):
    made = said()
    correct()
    out = approved("Essex")
    Message.objects.create(letter=out, council=out.council, message_id="<essex>", state=state)
    with pytest.raises(Refused, match=r"^Letters of the year are being sent just now"):
        accepted(made)
    assert Release.objects.get().state(LATER) == "announced"


def test_a_letter_that_could_not_be_sent_is_a_draft_again_and_its_link_opens_nothing():
    made = said()
    correct()
    out = approved("Essex")
    failed = Message.objects.create(
        letter=out, council=out.council, message_id="<essex>", state="failed", to="e@example.org"
    )
    assert link_for(failed, at=SENT)
    assert [each.council.name for each in accepted(made).returned] == ["Essex County Council"]
    assert not Message.objects.filter(letter=out).exists()
    assert EarlySight.objects.count() == 1


@pytest.mark.parametrize("state", ["unsure", "sent"])
def test_a_letter_that_went_out_in_part_stays(state):
    made = said()
    correct()
    out = message("Essex")
    sent_at = SENT if state == "sent" else None
    Message.objects.filter(pk=out.pk).update(state=state, sent_at=sent_at)
    Letter.objects.filter(pk=out.letter_id).update(sent_at=None)
    assert accepted(made).returned == ()
    assert letter("Essex").state(LATER) == "approved"


def test_letters_of_other_years_stay_as_they_are():
    made = said()
    correct()
    other = approved("Essex")
    Letter.objects.filter(pk=other.pk).update(year=YEAR.previous)
    assert accepted(made).returned == ()
    assert letter("Essex").approved_by == ben()
