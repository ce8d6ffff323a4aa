"""A council says what it thinks is wrong, until a day that the link names."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from complaints.decisions.steps.records import keep
from councils.dates import day_in_words
from councils.refusals import Refused
from letters.early_sight.status import link
from letters.models import Challenge, EarlySight

LONGEST = 5_000  # characters
SAID = "Said by the council"
AT_MOST = 20  # that wait for an answer: more say nothing new


class Late(Refused):
    """The last day to say what is wrong has passed."""


def said(sight: EarlySight) -> QuerySet[Challenge]:
    """What a council told us, the oldest first, with what was answered.

    Of the letters that this one replaces too: that may be why it was written.
    """
    message = sight.message
    rows: QuerySet[Challenge] = Challenge.objects.filter(
        early_sight__message__council=message.council_id,
        early_sight__message__letter__council=message.letter.council_id,
        early_sight__message__letter__year=message.letter.year,
        early_sight__message__letter__issue__lte=message.letter.issue,
    )
    return rows


def challenge(sight: EarlySight, text: str, *, at: datetime) -> Challenge:
    """Keeps what a council thinks is wrong, for the staff's work list; the same words only once.

    Refused after the deadline, without words, with too many, or where the link opens no letter.
    """
    text = text.replace("\r\n", "\n").strip()
    with transaction.atomic():
        EarlySight.objects.select_for_update().get(pk=sight.pk)
        now = EarlySight.objects.select_related("message__letter__published_with").get(pk=sight.pk)
        as_it_stands = link(now, at)
        if not as_it_stands.is_open:
            raise Refused("The letter is not open any more: nothing was sent.")
        if not as_it_stands.may_challenge:
            raise Late(
                f"The last day to say what is wrong was {day_in_words(now.last_day)}."
                " Please contact us."
            )
        if not text:
            raise Refused("Say what you think is wrong.")
        if len(text) > LONGEST:
            raise Refused(f"It has {len(text):,} characters: please use {LONGEST:,} at most.")
        waiting = Challenge.objects.open().filter(early_sight=now)
        known: Challenge | None = waiting.filter(text=text).first()
        if known:
            return known
        if waiting.count() >= AT_MOST:
            raise Refused("We have not answered yet what you told us before: please wait for that.")
        made = Challenge(early_sight=now, text=text, made_at=at)
        keep(made, SAID, None, at)
        return made
