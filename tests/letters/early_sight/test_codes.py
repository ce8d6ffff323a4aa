"""The code: to the letter's own address, for fifteen minutes, once, five tries, five an hour."""

from datetime import timedelta

import pytest
from django.core import mail

from letters.early_sight import codes
from letters.early_sight.codes import Tried, is_sent, masked, send_code, try_code
from letters.early_sight.emails import NotSent
from letters.models import EarlySight, Message
from tests.letters.early_sight.sights import LATER, TO, link, mailed_code, sight

pytestmark = pytest.mark.django_db

MINUTES = [timedelta(minutes=number) for number in range(120)]
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def kent():
    link()


@pytest.fixture
def numbers(monkeypatch):
    """Says which numbers are drawn."""

    def drawn(*wanted):
        waiting = iter(wanted)
        monkeypatch.setattr(codes.secrets, "randbelow", lambda below: next(waiting))

    return drawn


def sent(at=LATER) -> str:
    send_code(sight(), at=at)
    return mailed_code()


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_code_goes_to_the_address_of_the_letter_and_is_kept_as_a_hash():
    code = sent()
    assert [each.to for each in mail.outbox] == [[TO]]
    assert mail.outbox[0].subject == "Your code to see the annual review letter"
    assert "It can be used until 12.17pm, once." in mail.outbox[0].body
    assert "Kent County Council" in mail.outbox[0].body
    assert code not in sight().code_hash
    assert len(sight().code_hash) > 30


def test_a_code_opens_once():
    code = sent()
    assert is_sent(sight(), LATER)
    assert try_code(sight(), code, at=LATER) is Tried.RIGHT
    assert try_code(sight(), code, at=LATER) is Tried.NONE
    assert not is_sent(sight(), LATER)


def test_a_code_may_be_typed_with_spaces():
    code = sent()
    assert try_code(sight(), f" {code[:3]} {code[3:]}\n", at=LATER) is Tried.RIGHT


def test_a_code_can_be_used_for_fifteen_minutes():
    code = sent()
    assert try_code(sight(), code, at=LATER + MINUTES[15]) is Tried.NONE
    assert try_code(sight(), code, at=LATER + MINUTES[15] - SECOND) is Tried.RIGHT


def test_after_five_tries_not_even_the_right_code_opens():
    code = sent()
    tries = [try_code(sight(), another(code), at=LATER) for _ in range(5)]
    assert tries == [Tried.WRONG] * 4 + [Tried.TOO_OFTEN]
    assert try_code(sight(), code, at=LATER) is Tried.TOO_OFTEN


def test_the_fifth_try_may_be_right():
    code = sent()
    for _ in range(4):
        assert try_code(sight(), another(code), at=LATER) is Tried.WRONG
    assert try_code(sight(), code, at=LATER) is Tried.RIGHT


def test_a_new_code_voids_the_one_before_and_has_five_tries_of_its_own(numbers):
    numbers(123_456, 7)
    old = sent()
    for _ in range(4):
        try_code(sight(), "999999", at=LATER)
    new = sent(LATER + MINUTES[1])
    assert (old, new) == ("123456", "000007")
    assert try_code(sight(), old, at=LATER + MINUTES[1]) is Tried.WRONG
    assert try_code(sight(), new, at=LATER + MINUTES[1]) is Tried.RIGHT


def test_five_codes_an_hour_are_sent_and_no_more():
    for number in range(5):
        sent(LATER + MINUTES[number])
    with pytest.raises(codes.TooManyCodes, match=r"^Five codes were sent within the hour"):
        sent(LATER + MINUTES[63])
    assert len(mail.outbox) == 5
    sent(LATER + MINUTES[64])
    assert len(mail.outbox) == 6
    assert sight().codes_sent == 1


def test_nothing_opens_without_a_code():
    assert try_code(sight(), "", at=LATER) is Tried.NONE
    assert try_code(sight(), "000000", at=LATER) is Tried.NONE


def test_another_council_s_code_opens_nothing(numbers):
    link("Essex", to="eve@essex.example.org")
    numbers(123_456, 7)
    code = sent()
    send_code(sight("Essex"), at=LATER)
    assert try_code(sight("Essex"), code, at=LATER) is Tried.WRONG
    assert try_code(sight(), code, at=LATER) is Tried.RIGHT


def test_a_letter_without_an_address_has_no_code():
    Message.objects.update(to="")
    with pytest.raises(NotSent, match=r"^There is no e-mail address"):
        sent()
    assert EarlySight.objects.get().codes_sent == 0


def test_an_e_mail_that_is_not_taken_is_said_and_counts(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    with pytest.raises(NotSent, match=r"^The e-mail could not be sent just now"):
        send_code(sight(), at=LATER)
    assert sight().codes_sent == 1


@pytest.mark.parametrize(
    ("address", "shown"),
    [("kate@kent.gov.uk", "k…@kent.gov.uk"), ("k@kent.gov.uk", "k…@kent.gov.uk")],
)
def test_an_address_is_shown_to_those_who_know_it(address, shown):
    assert masked([address]) == shown
