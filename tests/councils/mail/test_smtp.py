"""The dialogue with a mail server, stage by stage: what is known of a letter when it breaks off."""

import socket
from contextlib import closing

import pytest
from django.core.mail import EmailMessage

from councils.mail.server import (
    AddressRefused,
    Closing,
    Dropped,
    NotNow,
    NotSent,
    PerhapsSent,
    ServerBusy,
    ServerUnusable,
    server,
)
from tests.councils.mail.conftest import through
from tests.councils.mail.post_office import PASSWORD, USER

CHIEF, LEADER = "chief@kent.example.org", "leader@kent.example.org"


def letter(**fields) -> EmailMessage:
    defaults = {"subject": "Kent’s letter", "body": "Dear Chief Executive", "to": [CHIEF]}
    return EmailMessage(**defaults | fields)


@pytest.fixture
def post(office):
    with closing(server()) as made:
        yield made


def test_one_connection_serves_for_several_letters(office, post, told):
    assert post.hand_over(letter(), told) == []
    assert post.hand_over(letter(), told) == []
    assert (len(office.delivered), office.connections, told.times) == (2, 1, 2)


def test_lines_that_begin_with_a_dot_arrive_whole(office, post, told):
    body = "One\n.\n.two\n..three\n"
    post.hand_over(letter(body=body), told)
    assert office.delivered[0].words == body


@pytest.mark.parametrize(
    ("stage", "how", "error", "is_told"),
    [
        ("rcpt", "550 No such user", AddressRefused, 0),
        ("rcpt", "450 4.2.0 Greylisted", NotNow, 0),
        ("rcpt", "421 Going down", Closing, 0),
        ("rcpt", "silent", Dropped, 0),
        ("rcpt", "gone", Dropped, 0),
        ("data", "451 Later", NotNow, 0),
        ("data", "silent", Dropped, 0),
        ("data", "gone", Dropped, 0),
        ("end", "552 Too much", NotSent, 1),
        ("end", "451 Later", NotNow, 1),
        ("end", "421 Going down", Closing, 1),
        ("end", "silent", PerhapsSent, 1),
        ("end", "gone", PerhapsSent, 1),
        ("after", "silent", PerhapsSent, 1),
        ("after", "gone", PerhapsSent, 1),
        ("after", "what? no code", PerhapsSent, 1),
    ],
)
def test_what_is_known_when_it_breaks_off(office, post, told, stage, how, error, is_told):
    office.troubles[CHIEF] = (stage, how)
    with pytest.raises(error) as raised:
        post.hand_over(letter(), told)
    assert type(raised.value) is error
    assert told.times == is_told
    assert len(office.delivered) == (stage == "after")
    assert post.hand_over(letter(to=["chief@essex.example.org"]), told) == []
    assert office.delivered[-1].to == ["chief@essex.example.org"]


def test_what_is_kept_back_at_the_last_moment_never_arrives(office, post, told):
    class KeptBack(Exception):
        pass

    def keep_back():
        raise KeptBack

    with pytest.raises(KeptBack):
        post.hand_over(letter(), keep_back)
    assert office.delivered == []
    post.hand_over(letter(), told)
    assert len(office.delivered) == 1


def test_a_refused_copy_is_named_and_the_others_get_theirs(office, post, told):
    office.troubles[LEADER] = ("rcpt", "550 Unknown")
    refused = post.hand_over(letter(cc=[LEADER, "clerk@kent.example.org"]), told)
    assert refused == [f"{LEADER}: 550 Unknown"]
    assert office.delivered[0].to == [CHIEF, "clerk@kent.example.org"]


def test_a_refused_copy_is_named_also_where_the_answer_is_missing(office, post, told):
    office.troubles = {LEADER: ("rcpt", "550 Unknown"), CHIEF: ("after", "gone")}
    with pytest.raises(PerhapsSent) as raised:
        post.hand_over(letter(cc=[LEADER]), told)
    assert str(raised.value) == (
        f"the connection ended before the server had answered.\n{LEADER}: 550 Unknown"
    )


def test_silence_is_told_from_an_end(office, post, told):
    office.troubles[CHIEF] = ("rcpt", "silent")
    with pytest.raises(Dropped, match=r"^the server did not answer within 0\.5 seconds\.$"):
        post.hand_over(letter(), told)


def test_a_server_that_takes_few_letters_at_a_time_is_called_again(office, post, told):
    office.ends_after = 1
    for _ in range(3):
        post.hand_over(letter(), told)
    assert (len(office.delivered), office.connections) == (3, 3)


def test_a_server_that_takes_nothing_from_us_stops_it(office, post, told):
    office.refuses_sender = "553 Not yours"
    with pytest.raises(ServerUnusable) as raised:
        post.hand_over(letter(), told)
    assert type(raised.value) is ServerUnusable
    assert str(raised.value) == (
        f"The mail server 127.0.0.1:{office.port} takes no mail from The Ombudsman"
        " <letters@ombudsman.example.org>: 553 Not yours"
    )


@pytest.mark.parametrize(
    "said",
    [{"greeting": "421 Too busy"}, {"greeting": "450 Later"}, {"refuses_sender": "452 Full"}],
)
def test_a_server_that_takes_nothing_for_now_is_told_from_one_that_never_will(
    office, post, told, said
):
    vars(office).update(said)
    (answer,) = said.values()
    with pytest.raises(ServerBusy, match=answer):
        post.hand_over(letter(), told)
    assert told.times == 0
    vars(office).update(greeting="", refuses_sender="")
    post.hand_over(letter(), told)
    assert len(office.delivered) == 1


def test_a_server_that_never_will_says_so_in_its_greeting(office, post, told):
    office.greeting = "554 Not for you"
    with pytest.raises(ServerUnusable) as raised:
        post.hand_over(letter(), told)
    assert type(raised.value) is ServerUnusable


def test_a_server_that_does_not_greet_stops_it(office, post, told):
    office.greets = False
    with pytest.raises(ServerUnusable, match="could not be reached"):
        post.hand_over(letter(), told)


def test_what_is_no_mail_server_stops_it(settings, office, post, told):
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        settings.EMAIL_PORT = deaf.getsockname()[1]
        with pytest.raises(ServerUnusable), closing(server()) as made:
            made.hand_over(letter(), told)


@pytest.mark.parametrize(("password", "said"), [(PASSWORD, ""), ("wrong", "535 ")])
def test_a_wrong_password_stops_it_with_a_sentence(settings, offices, told, password, said):
    office = offices(asks_password=True)
    through(settings, office)
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = USER, password
    with closing(server()) as post:
        if not said:
            post.hand_over(letter(), told)
            assert len(office.delivered) == 1
            return
        with pytest.raises(ServerUnusable) as raised:
            post.hand_over(letter(), told)
    assert str(raised.value).startswith(
        f"The mail server 127.0.0.1:{office.port} refused the user name or the password"
        f" (EMAIL_HOST_USER, EMAIL_HOST_PASSWORD): {said}"
    )


def test_a_server_without_tls_is_not_used_where_it_is_asked_for(settings, office, told):
    settings.EMAIL_USE_TLS = True
    with pytest.raises(ServerUnusable, match="does not offer what EMAIL_USE_TLS"):
        server().hand_over(letter(), told)
    assert office.delivered == []
