"""The command of the timetable: quiet where there is nothing, loud where somebody must look."""

import pytest
from django.core.management import CommandError, call_command

from councils.mail.lock import AlreadySending
from portal.management.commands import send_notices
from portal.models import NoticeMail
from portal.notices.run import LOCK
from tests.portal.notices.world import AT, address, choose, colleague, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ben(monkeypatch):
    monkeypatch.setattr(send_notices.timezone, "now", lambda: AT)
    made = colleague("ben")
    choose(made, "approval", "at_once")
    return made


def said(capsys, *arguments: str) -> list[str]:
    call_command("send_notices", *arguments)
    return capsys.readouterr().out.splitlines()


def test_it_says_what_went_and_nothing_where_nothing_waits(capsys, mailoutbox):
    assert said(capsys) == []
    text()
    assert said(capsys) == ["1 notice sent."]
    assert said(capsys) == []
    assert len(mailoutbox) == 1


def test_a_dry_run_shows_each_e_mail(capsys, mailoutbox):
    decision = text()
    shown = said(capsys, "--dry-run")
    assert f"To {address('ben')}: Council performance: Texts to be approved: 1" in shown
    assert f"- {decision}, {decision.council}" in shown
    assert shown[-1] == "This was a dry run: nothing was sent."
    assert (mailoutbox, NoticeMail.objects.count()) == ([], 0)


def test_it_fails_where_somebody_must_look(capsys, monkeypatch):
    text()
    monkeypatch.setattr("portal.notices.run.email", lambda *arguments: {}["none"])
    with pytest.raises(CommandError, match="Not every notice was sent"):
        call_command("send_notices")
    assert capsys.readouterr().out.startswith("Not sent: ben: Something went wrong (KeyError)")


def test_beside_another_it_does_nothing(capsys, monkeypatch):
    def taken(**options):
        raise AlreadySending(LOCK)

    monkeypatch.setattr(send_notices, "send_notices", taken)
    assert said(capsys) == []


def test_nothing_is_sent_while_nothing_is_written(capsys, settings, mailoutbox):
    settings.READ_ONLY = True
    text()
    assert said(capsys) == []
    assert mailoutbox == []
    with pytest.raises(CommandError, match="READ_ONLY=1"):
        call_command("send_notices", "--dry-run")
