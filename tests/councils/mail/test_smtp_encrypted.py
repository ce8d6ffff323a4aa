"""Mail over TLS, from the start or by STARTTLS: to the server that was meant, or to nobody."""

from contextlib import closing
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage

from councils.mail.server import ServerUnusable, server
from letters.early_sight.codes import send_code
from letters.early_sight.emails import NotSent
from tests.councils.mail.certificates import DAY, Authority
from tests.councils.mail.conftest import through
from tests.councils.mail.post_office import PASSWORD, USER
from tests.letters.early_sight.sights import LATER, TO, link, sight

ELSEWHERE = "127.0.0.2"
WAYS = ("EMAIL_USE_TLS", "EMAIL_USE_SSL")
WRONG = {
    "another's": ({"address": ELSEWHERE}, True, "certificate is not valid for '127.0.0.1'."),
    "over": ({"ends_in": -DAY}, True, "certificate has expired."),
    "of an authority that nobody knows": ({}, False, "unable to get local issuer certificate."),
}


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """One that this machine trusts, as an operator has it trust one of her own."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


@pytest.fixture(params=WAYS)
def way(request):
    return request.param


@pytest.fixture
def opened(offices, settings, way):
    """A server that takes nothing in clear, and the portal set to send through it."""

    def open_(certificate):
        asked = {"ssl_context": certificate}
        if way == "EMAIL_USE_TLS":
            asked = {"tls_context": certificate, "require_starttls": True, "auth_require_tls": True}
        office = offices(asks_password=True, **asked)
        through(settings, office)
        settings.EMAIL_TIMEOUT = 5  # a handshake on a busy machine takes its time
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = USER, PASSWORD
        setattr(settings, way, True)
        return office

    return open_


def letter() -> EmailMessage:
    return EmailMessage(subject="Kent’s letter", body="Dear Chief Executive", to=[TO])


def test_a_letter_arrives(opened, authority, told):
    office = opened(authority.server())
    with closing(server()) as post:
        for _ in range(2):
            assert post.hand_over(letter(), told) == []
    assert [each.to for each in office.delivered] == [[TO], [TO]]


@pytest.mark.django_db
def test_a_code_arrives(opened, authority):
    office = opened(authority.server())
    link()
    send_code(sight(), at=LATER)
    [code] = office.delivered
    assert code.to == [TO]
    assert "The code is " in code.words


@pytest.mark.parametrize(("made", "is_known", "said"), WRONG.values(), ids=WRONG)
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    opened, authority, told, monkeypatch, made, is_known, said
):
    office = opened(authority.server(**made))
    if not is_known:
        monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(ServerUnusable) as raised, closing(server()) as post:
        post.hand_over(letter(), told)
    sentence = (
        f"The mail server 127.0.0.1:{office.port} has a certificate that is not to be trusted"
    )
    assert str(raised.value).startswith(sentence)
    assert str(raised.value).endswith(said)
    assert (office.delivered, told.times) == ([], 0)


@pytest.mark.django_db
def test_no_code_goes_to_a_server_that_cannot_prove_who_it_is(opened, authority):
    office = opened(authority.server(ends_in=-timedelta(hours=1)))
    link()
    with pytest.raises(NotSent, match="could not be sent just now"):
        send_code(sight(), at=LATER)
    assert office.delivered == []


def test_what_speaks_no_tls_at_all_gets_nothing(settings, office, told, way):
    setattr(settings, way, True)
    with pytest.raises(ServerUnusable) as raised, closing(server()) as post:
        post.hand_over(letter(), told)
    assert way in str(raised.value)
    assert office.delivered == []
