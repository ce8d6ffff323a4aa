"""The code that is sent to the address the letter went to: whoever has it may look.

What is kept is a hash. A code opens once, for fifteen minutes, and after five tries not at all.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from councils.lists import listed
from councils.refusals import Refused
from letters.early_sight.emails import NotSent, mail_code
from letters.early_sight.mailboxes import mailboxes
from letters.models import EarlySight

VALID_FOR = timedelta(minutes=15)
TRIES = 5
CODES, WITHIN = 5, timedelta(hours=1)


class TooManyCodes(Refused):
    """So many codes were asked for within the hour that another is not sent."""


class Tried(StrEnum):
    """What came of trying a code."""

    RIGHT = "right"
    WRONG = "wrong"
    TOO_OFTEN = "too often"
    NONE = "none"  # none was sent, or it is too old


def send_code(sight: EarlySight, *, at: datetime) -> None:
    """Sends a new code to the address of the letter; the one before is void.

    Refused where there is no address, where too many were sent, or where the e-mail is refused.
    """
    if not mailboxes(sight.message, at):
        raise NotSent("There is no e-mail address to send it to: please contact us.")
    code = f"{secrets.randbelow(1_000_000):06}"
    hashed = make_password(code)
    with transaction.atomic():
        now = EarlySight.objects.select_for_update().get(pk=sight.pk)
        if now.code_sent_at and now.code_sent_at > at - WITHIN:
            if now.codes_sent >= CODES:
                raise TooManyCodes("Five codes were sent within the hour: please wait an hour.")
        else:
            now.codes_sent = 0
        now.codes_sent += 1
        now.code_hash, now.code_sent_at, now.wrong_codes = hashed, at, 0
        now.save()
    mail_code(sight.message, code, at + VALID_FOR, at=at)


def is_sent(sight: EarlySight, at: datetime) -> bool:
    """Whether a code is under way that would open."""
    sent_at = sight.code_sent_at
    return bool(sight.code_hash and sent_at and at < sent_at + VALID_FOR)


def try_code(sight: EarlySight, typed: str, *, at: datetime) -> Tried:
    """Whether it is the code that was sent. A try counts before it is looked at, so that many at
    once are no more than five."""
    waiting = EarlySight.objects.filter(pk=sight.pk)
    with transaction.atomic():
        now = waiting.select_for_update().get()
        if not is_sent(now, at):
            return Tried.NONE
        if now.wrong_codes >= TRIES:
            return Tried.TOO_OFTEN
        now.wrong_codes += 1
        now.save()
    if check_password(re.sub(r"\s", "", typed), now.code_hash):
        # Of two who send the right one at once, one has it.
        opened = waiting.filter(code_hash=now.code_hash).update(code_hash="", wrong_codes=0)
        return Tried.RIGHT if opened else Tried.NONE
    return Tried.TOO_OFTEN if now.wrong_codes >= TRIES else Tried.WRONG


def masked(addresses: Iterable[str]) -> str:
    """k…@kent.gov.uk: enough for whoever knows an address to recognise it."""
    split = (each.rpartition("@") for each in addresses)
    return listed(f"{name[:1]}…@{domain}" for name, _, domain in split)
