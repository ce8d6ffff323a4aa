"""Whom there is something to tell: found anew from what is, at each run; nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from councils.mail.kinds import new_message_id
from councils.models import Sendable
from councils.working_days import is_working_day
from councils.years import london_date, london_midnight
from portal.models import Notice, NoticeChoice, NoticeMail, NoticeRound
from portal.notices.kinds import Source
from portal.notices.sources import SOURCES, sources_of

How = NoticeChoice.How
MORNING = timedelta(hours=7)
KEPT_FOR = timedelta(days=90)
UNDER_WAY = (Sendable.State.SENDING, Sendable.State.HANDING_OVER)


def people() -> list[User]:
    """Who works here."""
    return list(User.objects.filter(is_active=True, is_staff=True).order_by("pk"))


def choices_of(user: Any) -> dict[str, str]:
    """How somebody wants to be told, by kind; what she did not choose is told once a day."""
    return dict(NoticeChoice.objects.filter(user=user).values_list("kind", "how"))


def how(chosen: dict[str, str], source: Source) -> str:
    return chosen.get(source.kind, How.DAILY)


def is_round(at: datetime) -> bool:
    """Whether the digests of the day are to be made: on working days, from the morning on."""
    today = london_date(at)
    begun = at >= london_midnight(today) + MORNING
    return begun and is_working_day(today) and not NoticeRound.objects.filter(day=today).exists()


def find(at: datetime) -> None:
    """Notes what is to be told, and makes the e-mails that are due, all or nothing.

    Nobody else may be sending. What was noted and is over, or is not to be told any more, is
    forgotten, so that it is told again where it comes again.
    """
    is_new_day = is_round(at)
    dear = [each for each in SOURCES if each.in_the_morning and is_new_day]
    of_the_day = {each.slug: list(each.now(None, at)) for each in dear}
    with transaction.atomic():
        for user in people():
            _note(user, at, of_the_day)
            _put_into_mails(user, at, is_new_day)
        gone = User.objects.exclude(is_active=True, is_staff=True)
        Notice.objects.filter(user__in=gone).exclude(mail__state__in=UNDER_WAY).delete()
        if is_new_day:
            NoticeRound.objects.create(day=london_date(at))
            _forget_old(at)


def _note(user: User, at: datetime, of_the_day: dict[str, list[str]]) -> None:
    """``of_the_day`` is what is asked once a day, for everybody alike."""
    chosen = choices_of(user)
    known = Notice.objects.filter(user=user)
    by_thing = dict(known.values_list("thing", "pk"))
    wanted = [each for each in sources_of(user) if how(chosen, each) != How.NEVER]
    over: set[str] = {each for each in by_thing if not any(one.has(each) for one in wanted)}
    new: list[Notice] = []
    for source in wanted:
        if source.in_the_morning:
            if source.slug not in of_the_day:
                continue
            now = of_the_day[source.slug]
        else:
            now = list(source.now(user, at))
        over |= {each for each in by_thing if source.has(each)} - set(now)
        fresh = [each for each in now if each not in by_thing]
        new += [Notice(user=user, kind=source.kind, thing=each, found_at=at) for each in fresh]
    known.filter(pk__in=[by_thing[each] for each in over]).delete()
    Notice.objects.bulk_create(new)


def _put_into_mails(user: User, at: datetime, is_new_day: bool) -> None:
    """What waits is put into one e-mail at once, and into one digest a day."""
    if not user.email:
        return
    chosen = choices_of(user)
    for wanted, day, is_due in (
        (How.AT_ONCE, None, True),
        (How.DAILY, london_date(at), is_new_day),
    ):
        kinds = {each.kind for each in SOURCES if how(chosen, each) == wanted}
        waiting = Notice.objects.filter(user=user, mail=None, kind__in=kinds)
        if is_due and waiting.exists():
            mail = NoticeMail(user=user, day=day, made_at=at, message_id=new_message_id())
            mail.save()
            waiting.update(mail=mail)


def _forget_old(at: datetime) -> None:
    """E-mails that were sent, when all that they told of is over."""
    went = (Sendable.State.SENT, Sendable.State.OTHERWISE)
    old = NoticeMail.objects.filter(state__in=went, made_at__lt=at - KEPT_FOR, notices=None)
    old.delete()
    NoticeRound.objects.filter(day__lt=london_date(at - KEPT_FOR)).delete()


def without_address() -> Iterable[User]:
    """Colleagues for whom something waits, and who have no address."""
    waiting = Notice.objects.filter(mail=None).values("user")
    return User.objects.filter(is_active=True, email="", pk__in=waiting).order_by("username")
