"""A letter of a withdrawn edition that went to some of a closed council's successors only.

Where the council's own figures are the same in the next edition the letter stands, and the other
successors get it too. Where they changed, what went out stands as it went, the rest of it goes to
nobody, and a letter that replaces it goes to every successor. Nobody has to do anything by hand.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max

from complaints.decisions.steps.records import keep
from letters.models import EarlySight, Letter, Message

ENDED = "Sent to some of its councils: a letter that replaces it goes to all"
State = Message.State
WENT = (State.SENT, State.OTHERWISE)
NEVER_WENT = (State.WAITING, State.FAILED)


def is_stranded(letter: Letter) -> bool:
    """Whether it went to some council, not to all, and its edition will not become public."""
    release = letter.published_with
    if letter.sent_at or not letter.approved_at or release is None or not release.withdrawn_at:
        return False
    return bool(letter.messages.filter(state__in=WENT).exists())


def end(letter: Letter, by: Any, at: datetime) -> bool:
    """Takes what went as all of it; whether that could be: not of what may just be going."""
    rest = letter.messages.exclude(state__in=WENT)
    if rest.exclude(state__in=NEVER_WENT).exists():
        return False
    EarlySight.objects.filter(
        message__in=rest, looks__isnull=True, challenges__isnull=True
    ).delete()
    rest.filter(early_sight=None).delete()
    letter.sent_at = letter.messages.filter(state__in=WENT).aggregate(Max("sent_at"))[
        "sent_at__max"
    ]
    keep(letter, ENDED, by, at)
    return True
