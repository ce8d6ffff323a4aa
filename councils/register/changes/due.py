"""Names and codes that are written into the register once their day has come."""

from __future__ import annotations

from datetime import date, datetime

from councils.dates import day_in_words
from councils.models import Alias, AnnouncedChange, Council, FormerCode
from councils.public_record import changing_public_record
from councils.register.names.notation import folded


def take_effect(day: date, at: datetime) -> int:
    """Writes every change whose day is past or is this one; says how many there were.

    It may be asked by several processes at once, each change is written once. The name and the code
    that a council had are kept, so that who looks for them finds it.
    """
    if not AnnouncedChange.objects.due(day).exists():
        return 0
    with changing_public_record():
        due = AnnouncedChange.objects.due(day).select_related("council", "county")
        changes = list(due.order_by("takes_effect_on", "pk"))
        for change in changes:
            _write(change, at)
    return len(changes)


def _write(change: AnnouncedChange, at: datetime) -> None:
    council = Council.objects.get(pk=change.council_id)
    before, code = council.name, council.gss_code
    for field in ("name", "short_name", "gss_code", "region", "website", "county"):
        if value := getattr(change, field):
            setattr(council, field, value)
    if change.name and not change.short_name:
        council.short_name = change.name[:100]
    since = day_in_words(change.takes_effect_on)
    council._change_reason, council._history_date = f"announced for {since}", at
    council.save()
    if council.name != before:
        Alias.objects.get_or_create(council=council, key=folded(before))
    if code and council.gss_code != code:
        FormerCode.objects.get_or_create(code=code, defaults={"council": council})
    change.written_at = at
    change._change_reason, change._history_date = "its day has come", at
    change.save()
