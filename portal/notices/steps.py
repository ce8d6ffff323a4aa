"""What an administrator decides about an e-mail to a colleague that failed, or perhaps went."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from complaints.decisions.steps.records import moment
from councils.models import NOT_PUT_OFF
from councils.people import name_of
from councils.refusals import Refused
from portal.models import NoticeMail

State = NoticeMail.State


def send_again(mail: NoticeMail, *, by: Any, at: datetime) -> None:
    """It waits again. Where it was perhaps sent, the colleague may get it twice: ask first."""
    _decide(mail, "to be sent again", by, at, state=State.WAITING, problem="")


def leave_it(mail: NoticeMail, *, by: Any, at: datetime) -> None:
    """It arrived, or the colleague knows by now: no e-mail of it goes any more."""
    _decide(mail, "nothing more to be sent", by, at, state=State.OTHERWISE, sent_at=at)


def _decide(mail: NoticeMail, what: str, by: Any, at: datetime, **now: Any) -> None:
    with transaction.atomic():
        found = NoticeMail.objects.select_for_update().filter(pk=mail.pk).first()
        if found is None or not (found.is_put_off or found.state in (State.FAILED, State.UNSURE)):
            raise Refused("Nothing is to be decided about it any more: look at the list again.")
        said = f"{moment(at)}, {name_of(by)}: {what}."
        for name, value in (now | NOT_PUT_OFF).items():
            setattr(found, name, value)
        found.note = f"{found.note}\n{said}".strip()
        found.save()
