"""What cannot be meant is refused with a sentence that says what to set."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import mail, number, site_url, tag_authority

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


@pytest.fixture
def found_at(monkeypatch):
    def found(**said):
        for name in ("SITE_URL", "TAG_AUTHORITY", "HOST", "PORT"):
            monkeypatch.delenv(name, raising=False)
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        return site_url(), tag_authority()

    return found


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "8200"}, "http://127.0.0.1:8200"),
        ({"PORT": "80"}, "http://127.0.0.1"),
        ({"HOST": "", "PORT": ""}, "http://127.0.0.1:8000"),
        ({"HOST": "0.0.0.0"}, "http://127.0.0.1:8000"),
        ({"HOST": "::", "PORT": "8200"}, "http://127.0.0.1:8200"),
        ({"HOST": "::1"}, "http://[::1]:8000"),
        ({"HOST": "portal.internal", "PORT": "8200"}, "http://portal.internal:8200"),
        ({"SITE_URL": " "}, "http://127.0.0.1:8000"),
    ],
)
def test_the_portal_is_found_where_it_listens(found_at, said, address):
    """Feeds know their entries by the same name at every port."""
    assert found_at(**said) == (address, "127.0.0.1,2026")


def test_what_the_settings_say_goes_before_where_it_listens(found_at):
    said = {"SITE_URL": "https://councils.example.org/", "HOST": "0.0.0.0", "PORT": "8200"}
    assert found_at(**said) == ("https://councils.example.org", "councils.example.org,2026")
    assert found_at(**said, TAG_AUTHORITY="old.example.org,2024")[1] == "old.example.org,2024"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"SITE_URL": "councils.example.org"}, "SITE_URL is 'councils.example.org': it is http"),
        ({"SITE_URL": "ftp://example.org"}, "SITE_URL is 'ftp://example.org'"),
        ({"SITE_URL": "https://example.org/portal"}, "SITE_URL is 'https://example.org/portal'"),
        ({"PORT": "http"}, "PORT is 'http': it is a whole number from 1 to 65535"),
    ],
)
def test_an_address_that_is_none_is_refused(found_at, said, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        found_at(**said)
