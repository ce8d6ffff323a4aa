"""Errors reach staff by e-mail: each place once in a while, and nothing of who asked for what."""

import logging

import pytest
from django.core import mail
from django.test import Client

from portal.pages import council_search
from portal.watching.error_mail import AGAIN_AFTER, AT_MOST, ErrorMail


@pytest.fixture
def handler(settings):
    settings.ADMINS = [("", "errors@example.org")]
    made = ErrorMail()
    logging.getLogger("django.request").addHandler(made)
    yield made
    logging.getLogger("django.request").removeHandler(made)


@pytest.fixture
def failing(monkeypatch):
    def failing(*args):
        raise RuntimeError("no answer for mrs.b@example.org")

    monkeypatch.setattr(council_search, "postcode_asked", failing)
    client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")
    return lambda: client.get("/councils/?q=AL1+3JE", headers={"Cookie": "sessionid=secret"})


@pytest.mark.django_db
def test_an_error_is_told_without_what_is_personal(handler, failing):
    assert failing().status_code == 500
    [sent] = mail.outbox
    assert sent.to == ["errors@example.org"]
    assert "RuntimeError in test_error_mail.py, line " in sent.subject
    assert "RuntimeError: no answer for …@example.org" in sent.body
    assert "council_list" in sent.body  # where it was called from
    for personal in ("AL1", "mrs.b", "203.0.113.77", "secret"):
        assert personal not in sent.body + sent.subject


@pytest.mark.django_db
def test_a_place_that_fails_again_and_again_is_told_once(handler, failing):
    for _ in range(5):
        failing()
    assert len(mail.outbox) == 1
    handler.told = {place: at - AGAIN_AFTER for place, at in handler.told.items()}
    failing()
    assert len(mail.outbox) == 2


def test_many_places_at_once_are_not_many_e_mails(handler):
    for line in range(AT_MOST + 5):
        handler.handle(logging.makeLogRecord({"msg": "x", "levelno": 40, "lineno": line}))
    assert len(mail.outbox) == AT_MOST
