"""The texts that wait for approval, in the order in which they become public, and as narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from complaints.decisions.public import SHOWN_AFTER
from complaints.decisions.rules.state import shown_from
from complaints.models import Decision
from councils.models import Council, by_short_name
from councils.years import london_date, london_midnight

WEEK = timedelta(days=7)
KINDS = (("statement", "Statements"), ("report", "Reports"))
SHOWN = (("late", "Its day has come"), ("week", "Within a week"), ("later", "Later"))
WHOSE = (("others", "Changed last by others"),)


@dataclass(frozen=True)
class Choice:
    """One thing by which the list is narrowed: its values with their words, and which is chosen."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class Narrowed:
    """What the list is narrowed to, as an address says it; words that mean nothing are left out."""

    kind: str = ""
    shown: str = ""
    whose: str = ""
    council: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Narrowed:
        known = {"kind": KINDS, "shown": SHOWN, "whose": WHOSE}
        found = {
            name: asked.get(name, "") for name in known if asked.get(name, "") in dict(known[name])
        }
        council = asked.get("council", "")
        return cls(**found, council=council if _is_slug(council) else "")

    @property
    def query(self) -> str:
        """As an address has it, without the question mark."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    def rows(self, user: Any, at: datetime) -> Any:
        """The texts that wait, the first to become public first."""
        found = Decision.objects.few(Decision.objects.texts_waiting())
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.council:
            found = found.filter(council__slug=self.council)
        if self.shown:
            found = found.filter(_shown(self.shown, london_date(at)))
        if self.whose:
            found = of_others(found, user)
        return found.soonest_shown_first()

    def choices(self) -> list[Choice]:
        waiting = Decision.objects.few(Decision.objects.texts_waiting()).order_by()
        councils = Council.objects.filter(pk__in=waiting.values("council"))
        named = [(each.slug, str(each)) for each in councils.order_by(*by_short_name())]
        return [
            Choice("kind", "Kind", KINDS, self.kind),
            Choice("shown", "Becomes public", SHOWN, self.shown),
            Choice("whose", "Whose", WHOSE, self.whose),
            Choice("council", "Council", named, self.council),
        ]


def next_of(narrowed: Narrowed, after: Decision, user: Any, at: datetime) -> SafeString | str:
    """How many are left that somebody may approve in a list, and the one that follows there.

    Whoever began in the middle goes on to the end, and then begins at the beginning.
    """
    left = of_others(narrowed.rows(user, at), user).exclude(pk=after.pk)
    following = left.filter(_after(after)).first() or left.first()
    return said_of_next(left.count(), following, narrowed.query)


def said_of_next(count: int, following: Decision | None, query: str) -> SafeString | str:
    """``query`` is what an address has of the list; empty where it is all that waits."""
    chosen = " in this list" if query else ""
    if not following:
        return f"No other text waits for you{chosen}."
    url = reverse("admin:decision-approve-text", args=[following.pk])
    more = f"{count:,} more wait" if count > 1 else "1 more waits"
    return format_html(
        '{} for you{}. <a href="{}" data-key="n">Read the next one, {}</a>',
        more,
        chosen,
        f"{url}?{query}" if query else url,
        following,
    )


def of_others(rows: Any, user: Any) -> Any:
    return rows.exclude(Q(text_changed_by__isnull=False) & Q(text_changed_by=user.pk))


def _after(decision: Decision) -> Q:
    """What comes later in the order of the list."""
    since = shown_from(decision)
    if since is None:
        return Q(shown_day=None, reference__gt=decision.reference)
    is_report = decision.kind == Decision.Kind.REPORT
    day = london_date(since - SHOWN_AFTER) if is_report else decision.decided_on
    same = Q(shown_day=day, reference__gt=decision.reference)
    return Q(shown_day__gt=day) | same | Q(shown_day=None)


def _shown(when: str, today: date) -> Q:
    """By the day from which its dates allow a text to be shown; a report without one is later."""

    def from_day(first: date) -> Q:
        return Q(kind="statement", decided_on__gte=first - SHOWN_AFTER) | Q(
            kind="report", announced_at__gte=london_midnight(first)
        )

    unknown = Q(kind="report", announced_at=None)
    tomorrow, after = today + timedelta(days=1), today + WEEK
    if when == "late":
        return ~from_day(tomorrow) & ~unknown
    if when == "week":
        return from_day(tomorrow) & ~from_day(after)
    return from_day(after) | unknown


def _is_slug(text: str) -> bool:
    return bool(text) and text.replace("-", "").isalnum()
