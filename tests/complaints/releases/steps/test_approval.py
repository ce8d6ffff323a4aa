"""A second person approves; what is announced is moved later or withdrawn, or becomes public."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from complaints.models import EarlyAccess, Postponement, Release
from complaints.releases.steps import approval, preparation
from councils.refusals import Refused
from councils.years import london_instant
from tests import factories
from tests.complaints.preparation import (
    AT,
    INSTANT,
    MINUTE,
    YEAR,
    a_year,
    ann,
    announced,
    ben,
    draft,
    last_change,
    person,
    submitted,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
SECOND = timedelta(seconds=1)


def refused(why: str):
    return pytest.raises(Refused, match=why)


def again(release: Release) -> Release:
    return Release.objects.get(pk=release.pk)


def test_an_approved_release_is_public_from_its_instant_by_itself():
    a_year()
    release = announced()
    assert (release.approved_by, release.approved_at) == (ben(), AT + 2 * MINUTE)
    assert last_change(release) == ("~", "ben", "Approved", AT + 2 * MINUTE)
    assert [each.pk for each in Release.objects.announced(INSTANT - SECOND)] == [release.pk]
    assert Release.objects.current(INSTANT - SECOND) == {}
    assert Release.objects.current(INSTANT) == {YEAR: release}
    assert not Release.objects.announced(INSTANT).exists()
    assert (release.state(INSTANT - SECOND), release.state(INSTANT)) == ("announced", "public")


def test_nobody_approves_what_they_prepared_or_submitted():
    a_year()
    release = draft(by=person("both"))
    preparation.submit(release, by=person("other"), at=AT)
    for own, did in (("both", "prepared"), ("other", "submitted")):
        with refused(f"^You {did} it, so somebody else approves it.$"):
            approval.approve(release, by=person(own), at=LATER)
        with pytest.raises(IntegrityError), transaction.atomic():
            Release.objects.update(approved_by=person(own), approved_at=LATER)
    preparation.recount(release, by=person("third"), at=LATER)
    preparation.submit(release, by=person("other"), at=LATER)
    with refused("You prepared it"):
        approval.approve(release, by=person("third"), at=LATER)
    assert again(release).approved_at is None


def test_nobody_approves_what_they_changed_while_somebody_else_prepared_it():
    a_year()
    factories.release(public_at=AT - MINUTE, made_at=AT - MINUTE)
    release = draft(reason="Corrected", public_at=INSTANT)
    preparation.set_reason(release, "Put right", by=person("words"), at=AT)
    preparation.set_instant(release, INSTANT + MINUTE, by=person("clock"), at=AT)
    preparation.submit(release, by=ann(), at=AT)
    approval.give_back(release, "Not so soon", by=ben(), at=AT)
    preparation.submit(release, by=ann(), at=AT)
    for name in ("words", "clock"):
        with refused("^You changed it while it was prepared, so somebody else approves it.$"):
            approval.approve(release, by=person(name), at=LATER)
    approval.approve(release, by=ben(), at=LATER)
    assert again(release).approved_by == ben()


def test_a_draft_is_not_approved():
    a_year()
    with refused("It is a draft, counted by Ann Example on 15 April 2025, 10.00am."):
        approval.approve(draft(), by=ben(), at=LATER)


def test_of_two_who_approve_the_second_is_told_who_did_and_when():
    a_year()
    release = announced()
    with refused(
        "It was approved by Ben Sample on 15 April 2025, 10.02am, and becomes public on"
        " 20 May 2025, 9.30am."
    ):
        approval.approve(release, by=person("dee"), at=LATER)
    assert again(release).approved_by == ben()


def test_what_was_changed_since_it_was_looked_at_is_not_approved():
    a_year()
    release = submitted()
    looked_at = release.submitted_at
    preparation.recount(release, by=ann(), at=LATER)
    preparation.submit(release, by=ann(), at=LATER)
    with refused("submitted again since you opened this page"):
        approval.approve(release, by=ben(), at=LATER, submitted_at=looked_at)
    approval.approve(release, by=ben(), at=LATER, submitted_at=again(release).submitted_at)


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (timedelta(0), "has passed: set a later instant"),
        (-timedelta(days=3), "has passed: set a later instant"),
        (timedelta(minutes=2), "less than two minutes away: set a later instant"),
    ],
)
def test_an_approval_that_comes_too_late_is_refused(before, why):
    a_year()
    release = submitted()
    with refused(why):
        approval.approve(release, by=ben(), at=INSTANT - before)
    assert Release.objects.current(INSTANT + timedelta(days=9)) == {}
    approval.approve(release, by=ben(), at=INSTANT - timedelta(minutes=2, seconds=1))
    assert Release.objects.current(INSTANT) == {YEAR: again(release)}


def test_giving_back_makes_a_draft_of_it_and_says_why():
    a_year()
    release = submitted()
    with refused("Say why it is given back"):
        approval.give_back(release, "  ", by=ben(), at=LATER)
    approval.give_back(release, " Kent looks wrong. ", by=ben(), at=LATER)
    release = again(release)
    assert (release.state(LATER), release.given_back_reason) == ("draft", "Kent looks wrong.")
    assert last_change(release) == ("~", "ben", "Given back", LATER)
    with refused("It is a draft"):
        approval.give_back(release, "Twice", by=ben(), at=LATER)
    preparation.submit(release, by=ann(), at=LATER)
    assert again(release).given_back_reason == ""


def test_an_announced_release_is_moved_later_with_its_reason():
    a_year()
    release = announced()
    moved_to = INSTANT + timedelta(days=7)
    approval.postpone(release, moved_to, " An election. ", by=ann(), at=LATER)
    assert again(release).state(INSTANT) == "announced"
    assert Release.objects.current(moved_to - SECOND) == {}
    assert Release.objects.current(moved_to) == {YEAR: again(release)}
    assert Postponement.objects.values(
        "was_public_at", "public_at", "reason", "moved_by", "moved_at"
    ).get() == {
        "was_public_at": INSTANT,
        "public_at": moved_to,
        "reason": "An election.",
        "moved_by": ann().pk,
        "moved_at": LATER,
    }
    assert again(release).approved_by == ben()
    assert last_change(release) == ("~", "ann", "Moved to 27 May 2025, 9.30am", LATER)


def test_an_announced_release_is_never_moved_earlier_or_without_a_reason():
    a_year()
    release = announced()
    for earlier in (INSTANT, INSTANT - SECOND):
        with refused("announced for 20 May 2025, 9.30am: an announced release is moved later"):
            approval.postpone(release, earlier, "Why", by=ann(), at=LATER)
    with refused("Say why it is moved"):
        approval.postpone(release, INSTANT + MINUTE, "", by=ann(), at=LATER)
    assert not Postponement.objects.exists()


@pytest.mark.parametrize("step", ["postpone", "withdraw"])
def test_once_it_is_public_it_is_neither_moved_nor_withdrawn(step):
    a_year()
    release = announced()
    steps = {
        "postpone": lambda at: approval.postpone(
            release, INSTANT + timedelta(9), "Why", by=ann(), at=at
        ),
        "withdraw": lambda at: approval.withdraw(release, "Why", by=ann(), at=at),
    }
    with refused("has been public since 20 May 2025, 9.30am"):
        steps[step](INSTANT)
    steps[step](INSTANT - SECOND)
    assert Release.objects.current(INSTANT) == {}


@pytest.mark.parametrize("step", ["postpone", "withdraw"])
def test_what_is_not_announced_is_neither_moved_nor_withdrawn(step):
    a_year()
    release = submitted()
    with refused("It was submitted by Ann Example"):
        if step == "postpone":
            approval.postpone(release, INSTANT + MINUTE, "Why", by=ann(), at=LATER)
        else:
            approval.withdraw(release, "Why", by=ann(), at=LATER)


def test_a_withdrawn_release_never_becomes_public():
    a_year()
    release = announced()
    with refused("Say why it is withdrawn"):
        approval.withdraw(release, "", by=ben(), at=LATER)
    approval.withdraw(release, " A file was missing. ", by=ben(), at=LATER)
    release = again(release)
    assert (release.withdrawn_by, release.withdrawn_at) == (ben(), LATER)
    assert release.withdrawn_reason == "A file was missing."
    assert release.state(INSTANT) == "withdrawn"
    assert Release.objects.current(INSTANT + timedelta(days=900)) == {}
    assert not Release.objects.announced(LATER).exists()
    assert last_change(release) == ("~", "ben", "Withdrawn", LATER)
    with refused("It was withdrawn by Ben Sample on 15 April 2025, 11.00am, before it was public"):
        approval.withdraw(release, "Again", by=ann(), at=LATER)
    second = draft(
        at=LATER, public_at=INSTANT - timedelta(days=1), reason="The first was withdrawn."
    )
    assert second.edition == 2
    assert not second.figures.filter(was_revised=True).exists()


def test_early_access_is_recorded_by_office():
    a_year()
    release = announced()
    given = {"office": " Minister’s office ", "what": "both", "purpose": "Briefing"}
    who = {"by": ann(), "at": LATER}
    approval.record_early_access(release, given_at=AT, **given, **who)
    assert str(EarlyAccess.objects.get()) == "Minister’s office: Figures and letters"
    with refused("recorded once it has been given"):
        approval.record_early_access(release, given_at=LATER + SECOND, **given, **who)
    with refused("public since 20 May 2025, 9.30am: access from then on is not early"):
        approval.record_early_access(
            release, given_at=INSTANT, **given, by=ann(), at=london_instant("2025-06-01 12:00")
        )
    assert EarlyAccess.objects.count() == 1
