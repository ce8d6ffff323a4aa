"""Telling staff by e-mail what waits for them: what of it is a notice's own
(``councils/mail/run.py``)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import QuerySet

from councils.mail import stages
from councils.mail.kinds import Mailing, Ready, Sending
from councils.mail.lock import Lock, alone
from councils.mail.run import Clock, send
from councils.progress import Progress, silent
from councils.refusals import Refused
from portal.models import NoticeMail
from portal.notices.mail import email, parts_of
from portal.notices.rounds import find

State = NoticeMail.State
LOCK = Lock(
    key=5_461_018,
    suffix="notices",
    taken="E-mails to colleagues are being sent just now. Look again in a few minutes.",
)


def send_notices(*, clock: Clock, watch: Progress = silent) -> Sending:
    """Finds what there is to tell, and sends it. It may be killed at any moment and run again."""
    return send(Notices(), clock=clock, watch=watch)


def rehearse(at: datetime) -> list[EmailMultiAlternatives]:
    """What would go at an instant; writes nothing."""
    with alone(LOCK), transaction.atomic():
        find(at)
        rows = Notices().to_try(at)
        found = [(each, parts_of(each, at)) for each in rows]
        transaction.set_rollback(True)
    return [email(each, parts) for each, parts in found if parts]


class Notices(Mailing[NoticeMail]):
    """Digests, and what is told at once."""

    model = NoticeMail
    noun = "notice"
    lock = LOCK

    def take_up(self, at: datetime) -> None:
        find(at)

    def to_try(self, at: datetime) -> QuerySet[NoticeMail]:
        return NoticeMail.objects.to_try(at).select_related("user")

    def claim(self, row: NoticeMail, at: datetime) -> NoticeMail | None:
        """None also where nothing of it is left to be told: it never went, and goes."""
        if not (_works_here(row.user) and parts_of(row, at)):
            NoticeMail.objects.waiting().filter(pk=row.pk).delete()
            return None
        if not stages.claim(row, at):
            return None
        return NoticeMail.objects.select_related("user").get(pk=row.pk)

    def named(self, row: NoticeMail) -> str:
        return row.user.get_username()

    def ready(self, row: NoticeMail, at: datetime) -> Ready:
        parts = parts_of(row, at)
        if not parts:
            raise Refused("Nothing of it waits any more.")
        stages.move(row, State.SENDING, to=row.user.email)
        return Ready(email(row, parts), lambda now: _begin(row))


def _begin(mail: NoticeMail) -> None:
    """The last moment at which it can be kept back: from somebody who has just left."""
    with transaction.atomic(durable=True):
        user = User.objects.select_for_update().get(pk=mail.user_id)
        if not _works_here(user) or user.email != mail.user.email:
            raise Refused("Whom it was for has left, or has another address now.")
        stages.begin_handing_over(mail)


def _works_here(user: User) -> bool:
    return bool(user.is_active and user.is_staff and user.email)
