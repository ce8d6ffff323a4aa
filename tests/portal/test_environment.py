"""What cannot be meant is refused with a sentence that says what to set."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import mail, number

SERVER = {"EMAIL_HOST": "mail.example.org", "DEFAULT_FROM_EMAIL": "letters@example.org"}
NAMES = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS")
NAMES += ("EMAIL_USE_SSL", "EMAIL_TIMEOUT", "DEFAULT_FROM_EMAIL")


@pytest.fixture
def given(monkeypatch):
    def give(**said):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        return mail()

    return give


def test_without_a_server_mail_goes_to_the_console(given):
    found = given()
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    assert (found["EMAIL_HOST"], found["DEFAULT_FROM_EMAIL"]) == ("", "portal@localhost")


@pytest.mark.parametrize(
    ("said", "port"),
    [
        ({}, 25),
        ({"EMAIL_USE_TLS": "1"}, 587),
        ({"EMAIL_USE_SSL": "1", "EMAIL_USE_TLS": "0"}, 465),
        ({"EMAIL_PORT": "2525"}, 2525),
    ],
)
def test_the_port_follows_from_how_it_is_protected(given, said, port):
    found = given(**SERVER, **said)
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_PORT"], found["EMAIL_TIMEOUT"]) == (port, 60)


def test_a_sender_may_have_a_name(given):
    sender = "The Ombudsman <letters@example.org>"
    assert given(**SERVER | {"DEFAULT_FROM_EMAIL": sender})["DEFAULT_FROM_EMAIL"] == sender


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"EMAIL_USE_TLS": "1", "EMAIL_USE_SSL": "1"}, "EMAIL_USE_TLS and EMAIL_USE_SSL are both"),
        ({"EMAIL_USE_TLS": "true"}, "EMAIL_USE_TLS is 'true': it can be '1' or '0'"),
        ({"EMAIL_HOST": "mail.example.org:587"}, "EMAIL_HOST is a name alone"),
        ({"EMAIL_PORT": "0"}, "EMAIL_PORT is '0': it is a whole number from 1 to 65535"),
        ({"EMAIL_PORT": "65536"}, "EMAIL_PORT is '65536'"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT is 'smtp'"),
        ({"EMAIL_TIMEOUT": "-1"}, "EMAIL_TIMEOUT is '-1': it is a whole number from 1 to 3600"),
        ({"EMAIL_TIMEOUT": "²"}, "EMAIL_TIMEOUT is '²'"),
        ({"EMAIL_HOST_USER": "portal"}, "EMAIL_HOST_USER and EMAIL_HOST_PASSWORD go together"),
        ({"EMAIL_HOST_PASSWORD": "x"}, "EMAIL_HOST_USER and EMAIL_HOST_PASSWORD go together"),
        ({"DEFAULT_FROM_EMAIL": ""}, "DEFAULT_FROM_EMAIL is no address"),
        ({"DEFAULT_FROM_EMAIL": "The Ombudsman"}, "DEFAULT_FROM_EMAIL is no address"),
    ],
)
def test_what_is_impossible_is_refused(given, said, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        given(**SERVER | said)


def test_an_empty_number_is_the_usual_one(monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "")
    assert number("EMAIL_PORT", 25, most=65_535) == 25
