"""The way that e-mails take where it is no SMTP server, and how it is said."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from councils.mail.server import AnyBackend, PerhapsSent, goes_through, server

CHIEF = "chief@kent.example.org"


def letter() -> EmailMessage:
    return EmailMessage(subject="A letter", body="Dear Chief Executive", to=[CHIEF])


def test_other_backends_are_told_first_and_get_it_whole(told):
    post = server()
    assert isinstance(post, AnyBackend)
    assert post.hand_over(letter(), told) == []
    assert (told.times, [each.to for each in mail.outbox]) == (1, [[CHIEF]])


def test_of_another_backend_that_fails_nothing_is_known(told):
    class Broken:
        def send_messages(self, emails):
            raise ConnectionError("no route")

    with pytest.raises(PerhapsSent, match="ConnectionError: no route"):
        AnyBackend(Broken()).hand_over(letter(), told)


def test_which_way_e_mails_go_is_said(settings, office):
    assert goes_through("no council") == (
        "E-mails go through 127.0.0.1, from The Ombudsman <letters@ombudsman.example.org>."
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert goes_through("no council").endswith("no council gets one.")
