"""A council that closed after its letter went there: its successors get codes, links, answers."""

from datetime import timedelta

import pytest
from django.core import mail

from councils.models import Council
from councils.years import london_date
from letters.early_sight.codes import send_code
from letters.early_sight.emails import NotSent, mail_answer, mail_link
from letters.early_sight.mailboxes import mailboxes
from letters.early_sight.steps.challenges import challenge
from tests import factories
from tests.letters.early_sight.sights import LATER, TO, link, sight
from tests.letters.sending.letters_ready import contact

pytestmark = pytest.mark.django_db
TOMORROW = LATER + timedelta(days=1)


@pytest.fixture
def path():
    return link()


@pytest.fixture
def closes(path):
    """Kent closes on the day after, and both halves of it have its place."""
    day = london_date(TOMORROW)
    kent = Council.objects.get(slug="kent-county-council")
    halves = [factories.council(f"{each} Kent Council", opened_on=day) for each in ("East", "West")]
    kent.closed_on = day
    kent.save()
    kent.successors.set(halves)
    return halves


def test_until_it_closes_it_is_the_letters_own(closes):
    contact(closes[0], "east@kent.example.org")
    assert mailboxes(sight().message, LATER) == [TO]


def test_from_its_day_on_the_chief_executives_of_those_in_its_place_have_it(closes):
    contact(closes[0], "east@kent.example.org")
    contact(closes[1], "west@kent.example.org")
    both = ["east@kent.example.org", "west@kent.example.org"]
    send_code(sight(), at=TOMORROW)
    mail_link(sight(), "https://example.org/early-sight/x/", at=TOMORROW)
    made = challenge(sight(), "24 000 001 is not ours.", at=LATER)
    assert mail_answer(made, is_readable=True, at=TOMORROW)
    assert [each.to for each in mail.outbox] == [both, both, both]


def test_one_that_has_no_contact_is_passed_over_and_without_any_nothing_goes(closes):
    with pytest.raises(NotSent, match="There is no e-mail address to send it to"):
        send_code(sight(), at=TOMORROW)
    assert not mail.outbox
    contact(closes[1], "west@kent.example.org")
    assert mailboxes(sight().message, TOMORROW) == ["west@kent.example.org"]


def test_where_nobody_has_its_place_it_stays_the_letters_own(path):
    Council.objects.filter(slug="kent-county-council").update(closed_on=london_date(TOMORROW))
    assert mailboxes(sight().message, TOMORROW) == [TO]


def test_the_page_says_where_the_code_goes(closes, path, client, clock):
    contact(closes[0], "east@kent.example.org")
    contact(closes[1], "west@other.example.org")
    clock.set(TOMORROW)
    text = " ".join(client.get(path).content.decode().split())
    assert "It has closed, and East Kent Council and West Kent Council took its place." in text
    assert "e…@kent.example.org and w…@other.example.org" in text
    assert "k…@kent.example.org" not in text
