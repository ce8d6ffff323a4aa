"""The e-mail to a colleague: what waits, by when, and where; not a word of what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from councils.dates import day_in_words
from councils.public_record import public_record
from letters.composing.letters import MADE_UP
from portal.models import NoticeChoice, NoticeMail
from portal.notices.kinds import Source, Told
from portal.notices.rounds import choices_of, how
from portal.notices.sources import sources_of

FIRST = 10  # of each list; the rest are a click away


@dataclass(frozen=True)
class Part:
    """One list of an e-mail."""

    source: Source
    told: list[Told]

    @property
    def heading(self) -> str:
        return self.source.heading

    @property
    def first(self) -> list[Told]:
        return self.told[:FIRST]

    @property
    def more(self) -> int:
        return max(0, len(self.told) - FIRST)

    @property
    def url(self) -> str:
        return self.source.url()


def parts_of(mail: NoticeMail, at: datetime) -> list[Part]:
    """What of it is still so, and still this person's to be told."""
    things = list(mail.notices.values_list("thing", flat=True))
    chosen = choices_of(mail.user)
    found = []
    for source in sources_of(mail.user):
        own = [each for each in things if source.has(each)]
        if own and how(chosen, source) != NoticeChoice.How.NEVER:
            found.append(Part(source, source.told(mail.user, own, at)))
    return [each for each in found if each.told]


def subject(mail: NoticeMail, parts: list[Part]) -> str:
    """How many things there are, or the one list that there is."""
    number = sum(len(each.told) for each in parts)
    if mail.day is None and len(parts) == 1:
        words = f"{parts[0].heading}: {number:,}"
    else:
        day = f" on {day_in_words(mail.day)}" if mail.day else ""
        words = f"What waits for you{day}: {number:,}"
    return settings.EMAIL_SUBJECT_PREFIX + words


def email(mail: NoticeMail, parts: list[Part]) -> EmailMultiAlternatives:
    """Made anew for each try; plain words, and the same as HTML."""
    context: dict[str, Any] = {
        "subject": subject(mail, parts),
        "made_up": MADE_UP if public_record().demonstration else "",
        "name": mail.user.get_full_name() or mail.user.get_username(),
        "day": mail.day,
        "parts": parts,
        "site": settings.SITE_URL,
        "front": settings.SITE_URL + reverse("admin:index"),
        "choose": settings.SITE_URL + reverse("admin:told-by-mail"),
    }
    made = EmailMultiAlternatives(
        subject=context["subject"],
        body=render_to_string("notices/mail.txt", context),
        to=[mail.user.email],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    made.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return made
