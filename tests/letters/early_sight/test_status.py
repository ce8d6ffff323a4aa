"""What a link opens: nothing once its letter is public, expired, taken back, or being corrected."""

from datetime import date, timedelta

import pytest

from complaints.models import Release
from complaints.releases.steps import approval
from letters.early_sight.links import revoke
from letters.early_sight.status import Standing, find
from letters.letters.steps.approval import approve
from letters.letters.steps.letter_text import reissue
from letters.models import EarlySight, Letter
from tests.complaints.suspensions import suspended
from tests.letters.correspondence import AFTER, BEFORE, INSTANT, MINUTE, ann, ben, composed
from tests.letters.early_sight.sights import LATER, SENT, link, sight

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    return link().removeprefix("/early-sight/").removesuffix("/")


def test_a_link_is_open_until_the_instant_and_then_says_since_when_the_letter_is_public(token):
    found = find(token, BEFORE)
    assert (found.standing, found.is_open, found.letter.council.name) == (
        Standing.OPEN,
        True,
        "Kent County Council",
    )
    found = find(token, INSTANT)
    assert (found.standing, found.is_open, found.public_at) == (Standing.PUBLIC, False, INSTANT)
    assert found.standing.is_over


def test_it_can_be_said_what_is_wrong_to_the_end_of_the_last_day(token):
    last = sight().challenge_by  # 1 May 2025
    assert last == date(2025, 5, 1)
    in_london = timedelta(hours=1)  # summer time
    midnight = SENT.replace(month=5, day=1, hour=23, minute=59, second=59) - in_london
    assert find(token, midnight).may_challenge
    assert not find(token, midnight + 2 * in_london).may_challenge


def test_a_link_that_was_taken_back_opens_nothing_even_once_all_is_public(token):
    revoke(sight(), by=ann(), at=LATER)
    assert find(token, LATER).standing is Standing.REVOKED
    assert find(token, AFTER).standing is Standing.REVOKED


def test_a_link_that_is_out_keeps_the_new_instant_where_the_release_was_moved_later(token):
    later = INSTANT + timedelta(days=7)
    approval.postpone(Release.objects.get(), later, "A strike.", by=ann(), at=LATER)
    assert find(token, BEFORE).standing is Standing.OPEN
    assert find(token, INSTANT).standing is Standing.OPEN
    assert find(token, INSTANT).sight.ends_at == later
    assert find(token, later).standing is Standing.PUBLIC


def test_where_the_release_was_moved_later_there_is_as_much_more_time_to_say_what_is_wrong():
    composed(public_at=LATER + timedelta(days=3))
    token = link().removeprefix("/early-sight/").removesuffix("/")
    assert sight().last_day == date(2025, 4, 17)  # the day before the instant
    later = LATER + timedelta(days=30)
    approval.postpone(Release.objects.get(), later, "A strike.", by=ann(), at=LATER)
    assert (sight().challenge_by, sight().last_day) == (date(2025, 4, 17), date(2025, 5, 1))
    assert find(token, LATER + timedelta(days=5)).may_challenge


def test_a_link_to_figures_that_are_suspended_is_over(token):
    suspended("2024-25", INSTANT + timedelta(days=1))
    assert find(token, AFTER).standing is Standing.PUBLIC
    assert find(token, INSTANT + timedelta(days=1)).standing is Standing.EXPIRED


def test_a_withdrawn_edition_closes_its_links(token):
    approval.withdraw(Release.objects.get(), "A mistake.", by=ann(), at=LATER)
    found = find(token, LATER)
    assert (found.standing, found.is_open, found.may_challenge) == (
        Standing.RECOUNTED,
        False,
        False,
    )
    assert not found.standing.is_over


def test_a_correction_closes_the_link_of_what_it_corrects(token):
    reissue(sight().message.letter, "A date was wrong.", by=ann(), at=LATER)
    assert find(token, LATER).standing is Standing.CORRECTED
    assert not approve([Letter.objects.get(issue=2)], by=ben(), at=LATER + MINUTE).refused
    assert find(token, LATER + MINUTE).standing is Standing.CORRECTED
    Letter.objects.filter(issue=2).update(sent_at=LATER + MINUTE)
    assert find(token, LATER + MINUTE).standing is Standing.REPLACED
    assert find(token, INSTANT).standing is Standing.PUBLIC


def test_a_letter_that_is_a_draft_again_is_not_shown(token):
    Letter.objects.filter(pk=sight().message.letter_id).update(
        sent_at=None, approved_at=None, approved_by=None
    )
    assert find(token, LATER).standing is Standing.CORRECTED


def test_a_correction_after_the_instant_leaves_the_first_one_public(token):
    reissue(sight().message.letter, "A date was wrong.", by=ann(), at=AFTER)
    found = find(token, AFTER)
    assert (found.standing, found.public_at) == (Standing.PUBLIC, INSTANT)


def test_a_token_of_nothing_is_not_known(token):
    EarlySight.objects.all().delete()
    assert find(token, LATER) is None
