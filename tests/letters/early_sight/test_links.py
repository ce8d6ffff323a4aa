"""The link in an e-mail: signed, ending with the instant at the latest, void once it is renewed."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail

from complaints.releases.steps import approval
from councils.refusals import Refused
from councils.years import london_instant
from letters.early_sight.links import link_for, read_token, renew, revoke
from letters.early_sight.status import Standing, find
from letters.models import EarlySight, Letter, Message
from tests.letters.correspondence import AFTER, INSTANT, MINUTE, ann, composed
from tests.letters.early_sight.sights import LATER, SENT, TO, link, message, sight

pytestmark = pytest.mark.django_db


def token(path: str) -> str:
    return path.removeprefix("/early-sight/").removesuffix("/")


def test_a_link_is_an_address_in_full_and_ends_with_the_instant(settings):
    settings.SITE_URL = "https://performance.example.org"
    composed()
    url = link_for(message(), at=SENT)
    assert url.startswith("https://performance.example.org/early-sight/")
    made = EarlySight.objects.get()
    assert (made.message.council.name, made.made_at) == ("Kent County Council", SENT)
    assert made.expires_at == INSTANT
    assert read_token(token(urlsplit(url).path)) == (made, True)


@pytest.mark.parametrize(
    ("at", "last_day"),
    [
        ("2025-04-15 11:00", date(2025, 5, 1)),  # Tuesday: Easter and a weekend lie between
        ("2025-04-18 11:00", date(2025, 5, 6)),  # Good Friday: Easter Monday and 5 May are free
        ("2025-04-19 11:00", date(2025, 5, 6)),  # the Saturday after it
        ("2025-04-01 11:00", date(2025, 4, 15)),  # Tuesday: two weekends and no holiday
        ("2025-05-09 23:30", date(2025, 5, 19)),  # the day before the instant
        ("2025-05-20 09:00", date(2025, 5, 19)),  # the very day: nothing can be said any more
    ],
)
def test_there_are_ten_working_days_to_say_what_is_wrong(at, last_day):
    composed()
    made = message()
    assert link_for(made, at=london_instant(at))
    assert sight().challenge_by == last_day


def test_a_letter_that_is_public_needs_no_link():
    composed()
    made = message()
    assert link_for(made, at=INSTANT) is None
    assert link_for(made, at=AFTER) is None
    assert link_for(made, at=INSTANT - timedelta(seconds=1))


def test_a_letter_that_no_release_keeps_back_needs_no_link():
    composed()
    made = message()
    Letter.objects.filter(pk=made.letter_id).update(
        source="uploaded", content=None, published_with=None
    )
    assert link_for(made, at=SENT) is None


def test_a_withdrawn_edition_gives_no_link():
    release = composed()
    made = message()
    approval.withdraw(release, "A mistake.", by=ann(), at=SENT)
    assert link_for(made, at=LATER) is None
    assert not EarlySight.objects.exists()


def test_a_new_link_voids_the_one_before():
    old = link()
    new = urlsplit(link_for(Message.objects.get(), at=LATER)).path
    assert old != new
    assert EarlySight.objects.count() == 1
    assert find(token(old), LATER).standing is Standing.RENEWED
    assert find(token(new), LATER).standing is Standing.OPEN


def test_a_link_is_sent_anew_to_the_letter_s_address_and_nowhere_else():
    old = link()
    revoke(sight(), by=ann(), at=LATER)
    renew(sight(), at=LATER + MINUTE)
    assert [each.to for each in mail.outbox] == [[TO]]
    path = next(word for word in mail.outbox[0].body.split() if "/early-sight/" in word)
    new = urlsplit(path).path
    assert find(token(new), LATER + MINUTE).standing is Standing.OPEN
    assert find(token(old), LATER + MINUTE).standing is Standing.RENEWED
    assert sight().revoked_at is None


def test_no_new_link_is_made_to_what_is_public():
    link()
    with pytest.raises(Refused, match=r"^The letter is public, or its edition was withdrawn"):
        renew(sight(), at=INSTANT)
    assert not mail.outbox


def test_a_link_is_taken_back_once_with_its_code():
    link()
    EarlySight.objects.update(code_hash="a hash")
    revoke(sight(), by=ann(), at=LATER)
    assert (sight().revoked_at, sight().revoked_by, sight().code_hash) == (LATER, ann(), "")
    with pytest.raises(Refused, match=r"^It was taken back already\.$"):
        revoke(sight(), by=ann(), at=LATER + MINUTE)


@pytest.mark.parametrize(
    "alter",
    [
        lambda said: f"{said[:-1]}{'A' if said[-1] != 'A' else 'B'}",
        lambda said: f"9{said}",
        lambda said: said.replace("-", "-0", 1),
        lambda said: said.split(".")[0],
        lambda said: "",
        lambda said: "1",
    ],
)
def test_an_altered_link_is_not_known(alter):
    said = token(link())
    assert read_token(said) is not None
    assert read_token(alter(said)) is None


def test_each_council_of_a_letter_has_a_link_of_its_own():
    composed()
    first = link("Essex")
    other = link("Surrey", to="sam@surrey.example.org")
    assert first != other
    assert find(token(first), LATER).letter.council.name == "Essex County Council"
    assert find(token(other), LATER).letter.council.name == "Surrey County Council"
