"""What is written once its day has come: names, codes, and whose what was left to do is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from councils.dates import day_in_words
from councils.models import Alias, AnnouncedChange, Council, FormerCode
from councils.public_record import changing_public_record
from councils.register.names.former import former_name
from councils.register.names.notation import folded
from councils.register.names.short import short_name_of

Closing = Callable[[Council, date, datetime], object]


def take_effect(day: date, at: datetime, closing: Closing | None = None) -> int:
    """Writes every change whose day is past or is this one; says how many there were.

    It may be asked by several processes at once, each change is written once. The name and the code
    that a council had are kept, so that who looks for them finds it. ``closing`` is called with
    each council that closed, its day and the instant; without it these wait for whoever knows.
    """
    wanted = AnnouncedChange.WRITTEN_ON_THE_DAY if closing else AnnouncedChange.CALLED
    waiting = AnnouncedChange.objects.due(day).filter(action__in=wanted)
    if not waiting.exists():
        return 0
    with changing_public_record():
        found = waiting.select_related("council", "county")
        changes = list(found.order_by("takes_effect_on", "pk"))
        for change in changes:
            if change.action in AnnouncedChange.CALLED:
                _call(change, at)
            elif closing:
                closing(change.council, change.takes_effect_on, at)
            change.written_at = at
            change._change_reason, change._history_date = "its day has come", at
            change.save()
    return len(changes)


def _call(change: AnnouncedChange, at: datetime) -> None:
    council = Council.objects.get(pk=change.council_id)
    before, short, code = council.name, council.short_name, council.gss_code
    for field in ("name", "short_name", "gss_code", "region", "website", "county"):
        if value := getattr(change, field):
            setattr(council, field, value)
    if change.name and not change.short_name:
        council.short_name = short_name_of(change.name)
    if council.name != before:
        council.former_names = [
            *council.former_names,
            former_name(change.takes_effect_on, before, short),
        ]
    since = day_in_words(change.takes_effect_on)
    council._change_reason, council._history_date = f"announced for {since}", at
    council.save()
    if council.name != before:
        change.was_called = before
        Alias.objects.get_or_create(council=council, key=folded(before))
    if code and council.gss_code != code:
        FormerCode.objects.get_or_create(code=code, defaults={"council": council})
