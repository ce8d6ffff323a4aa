"""Sending approved letters from the screen: what it says before, and what came of it after."""

import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.mail import run
from councils.mail.lock import AlreadySending
from councils.mail.server import NotNow, NotSent, PerhapsSent, ServerBusy, ServerUnusable
from councils.models import Council
from letters.models import Letter, Message
from letters.sending.run import LOCK
from tests import factories
from tests.letters.correspondence import approved, composed, letter, sent
from tests.letters.screens import NOON, address, ann, signed_in, text, written
from tests.letters.sending.letters_ready import chief, contact, ready, states

pytestmark = pytest.mark.django_db
OF_YEAR = "?year=2024-25"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


class Server:
    """A way to send that fails with some councils: by its name."""

    def __init__(self, **failing):
        self.failing = failing
        self.sent: list[EmailMessage] = []

    def hand_over(self, email, before_the_end):
        error = next((e for name, e in self.failing.items() if chief(name) == email.to[0]), None)
        if isinstance(error, NotSent | ServerUnusable):
            raise error
        before_the_end()
        if error:
            raise error
        self.sent.append(email)
        return []

    def close(self):
        pass


@pytest.fixture
def through(monkeypatch):
    """Sends through a server of the test's own."""

    def use(**failing) -> Server:
        made = Server(**failing)
        monkeypatch.setattr(run, "server", lambda: made)
        return made

    return use


def test_before_it_says_which_go_to_those_that_replaced_a_closed_council(statistician):
    kent = ready()[1].council
    new = factories.council("New Kent Council", opened_on=NOON.date())
    contact(new, "chief@new-kent.example.org")
    kent.successors.add(new)
    Council.objects.filter(pk=kent.pk).update(closed_on=NOON.date())
    Letter.objects.update(dated_on=NOON.date() - timedelta(days=1))
    page = text(statistician.get(address("send") + OF_YEAR))
    assert "Goes to those that replaced a closed council: 1" in page
    assert "which closed on 15 April 2025. So it goes to New Kent Council instead" in page
    assert "3 letters in 3 e-mails." in page


def test_before_it_says_how_many_go_through_what_and_who_has_nobody(statistician, settings):
    settings.EMAIL_HOST = "mail.example.org"
    ready(names=("Essex", "Kent"))
    page = statistician.get(address("send") + OF_YEAR)
    assert "2 letters in 2 e-mails." in text(page)
    assert "Nobody to send it to: 1" in text(page)
    assert [each.council.short_name for each in page.context["to_send"]] == ["Essex", "Kent"]
    ((of, council),) = page.context["missing"]
    assert (of, council) == (letter("Surrey"), letter("Surrey").council)
    assert 'value="Send 2 letters"' in page.content.decode()
    assert "E-mails go through mail.example.org, from" in text(page)


def test_all_that_are_approved_are_sent_once(statistician, mailoutbox):
    ready()
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines == ["Letters: all 3 tried", "3 letters sent."]
    assert sorted(each.to[0] for each in mailoutbox) == [
        chief("Essex"),
        chief("Kent"),
        chief("Surrey"),
    ]
    assert Letter.objects.filter(sent_at__isnull=False).count() == 3
    assert letter("Kent").history.latest("history_id").history_user == ann()
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[-1] == "0 letters sent."
    assert len(mailoutbox) == 3
    page = text(statistician.get(address("send") + OF_YEAR))
    assert "There is no letter to be sent." in page
    assert "Sent: 3" in page


def test_drafts_and_letters_without_a_contact_stay(statistician, mailoutbox):
    composed()
    for name in ("Essex", "Kent"):
        contact(letter(name).council, chief(name))
    approved("Kent")
    approved("Surrey")
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[-1] == "1 letter sent."
    assert [each.to for each in mailoutbox] == [[chief("Kent")]]
    assert states() == {"Kent": "sent"}


def test_one_letter_is_sent_by_itself(statistician, mailoutbox):
    ready()
    page = statistician.get(address("send") + f"?letter={letter('Kent').pk}")
    assert "1 letter in 1 e-mail." in text(page)
    written(statistician.post(address("send") + f"?letter={letter('Kent').pk}"))
    assert states() == {"Kent": "sent"}
    assert [each.to for each in mailoutbox] == [[chief("Kent")]]


def test_what_failed_is_told_with_its_reason_and_listed_after(statistician, through):
    ready()
    through(kent=NotSent("550 no such box"), essex=PerhapsSent("the connection ended."))
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines == [
        "Letters: all 3 tried",
        "1 letter sent; 1 not sent; 1 perhaps sent.",
        "Kent County Council, not sent: 550 no such box",
        "Essex County Council, perhaps sent: the connection ended.",
    ]
    page = statistician.get(address("send") + OF_YEAR)
    assert "Perhaps sent: 1" in text(page)
    assert "Not sent: 1" in text(page)
    assert "Kent County Council: 550 no such box" in text(page).replace(" :", ":")
    links = re.findall(r"/admin/letters/letter/(\d+)/change/#messages", page.content.decode())
    assert {int(each) for each in links} == {
        letter(name).pk for name in ("Essex", "Kent", "Surrey")
    }
    assert 'type="submit"' not in page.content.decode().split('id="content-main"')[1]


def test_what_is_put_off_is_listed_with_its_next_try_and_can_be_tried_now(
    statistician, through, clock
):
    ready()
    through(kent=NotNow("450 Later"))
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[1:3] == ["2 letters sent; 1 put off.", "Kent County Council, put off: 450 Later"]
    page = statistician.get(address("send") + OF_YEAR)
    assert "Put off: 1" in text(page)
    assert "450 Later Tried 1 time. The next try is on 15 April 2025, 12.05pm." in text(page)
    assert "wait already" not in text(page)
    assert 'value="Try 1 e-mail now"' in page.content.decode()
    through()
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[-1] == "0 letters sent."
    lines = written(statistician.post(address("send") + OF_YEAR, {"put_off": "yes"}))
    assert lines[-1] == "1 letter sent."
    note = Message.objects.get(letter=letter("Kent")).note
    assert note.endswith("to be tried now after: 450 Later")


def test_the_next_sending_takes_up_what_is_due(statistician, through, clock):
    ready()
    through(kent=NotNow("450 Later"))
    written(statistician.post(address("send") + OF_YEAR))
    through()
    clock.set(NOON + timedelta(minutes=6))
    assert written(statistician.post(address("send") + OF_YEAR))[-1] == "1 letter sent."


def test_a_server_that_takes_nothing_for_now_puts_off_the_rest(statistician, through):
    ready()
    through(essex=ServerBusy("421 Busy."))
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[-1] == (
        "0 letters sent. 421 Busy. The rest is put off until 15 April 2025, 12.05pm."
    )
    page = text(statistician.get(address("send") + OF_YEAR))
    assert "Put off: 3" in page
    assert "421 Busy. Not tried yet. The next try is on" in page


def test_a_server_that_takes_nothing_stops_and_the_rest_waits(statistician, through):
    ready()
    through(essex=ServerUnusable("The server is not there."))
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines[-1] == "0 letters sent. The server is not there. The rest still waits."
    page = statistician.get(address("send") + OF_YEAR)
    assert "3 e-mails wait already, and go out with the rest." in text(page)
    assert 'value="Send what waits"' in page.content.decode()
    through()
    assert written(statistician.post(address("send") + OF_YEAR))[-1] == "3 letters sent."


def test_what_an_interrupted_sending_left_is_taken_up_again(statistician, mailoutbox):
    letters = ready()
    council = letters[0].council
    Message.objects.create(letter=letters[0], council=council, message_id="<a@b>", state="sending")
    page = statistician.get(address("send") + OF_YEAR)
    assert "1 e-mail is being sent, or the sending was interrupted." in text(page)
    assert written(statistician.post(address("send") + OF_YEAR))[-1] == "3 letters sent."
    assert len(mailoutbox) == 3


def test_while_somebody_else_sends_it_is_told(statistician, monkeypatch):
    ready()

    def taken(lock):
        raise AlreadySending(lock)

    monkeypatch.setattr(run, "alone", taken)
    lines = written(statistician.post(address("send") + OF_YEAR))
    assert lines == [str(AlreadySending(LOCK))]
    assert states() == {"Essex": "waiting", "Kent": "waiting", "Surrey": "waiting"}


@pytest.mark.parametrize("query", ["", "?year=nonsense", "?letter=nonsense", "?letter=999"])
def test_an_address_of_nothing_is_not_found(statistician, query):
    composed()
    assert statistician.get(address("send") + query).status_code == 404


def test_a_letter_that_is_not_approved_has_no_page_to_send_it(statistician):
    composed()
    sent("Essex")
    for name in ("Essex", "Kent"):
        asked = address("send") + f"?letter={letter(name).pk}"
        assert statistician.get(asked).status_code == 404
        assert statistician.post(asked).status_code == 404


@pytest.mark.parametrize("names", [("Kent",), ("Essex", "Kent", "Surrey")])
def test_the_page_has_a_fixed_number_of_queries(statistician, names):
    composed()
    for name in names:
        contact(approved(name).council, chief(name))
    with CaptureQueriesContext(connection) as queries:
        page = statistician.get(address("send") + OF_YEAR)
    assert len(page.context["to_send"]) == len(names)
    own = re.compile('FROM "(letters|councils)_')
    assert len([each for each in queries if own.search(each["sql"])]) == 6
