"""Going through a day of changes in a copy of the database: loaded, crossed, looked at twice."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import Q

from complaints.models import Recommendation
from complaints.next_instant import record_at
from councils.dates import day_in_words
from councils.lists import listed
from councils.models import AnnouncedChange, Council
from councils.progress import Progress, silent
from councils.refusals import Refused
from councils.register.changes.importing import import_changes
from councils.years import london_date, london_midnight
from portal.rehearsal import figures
from portal.rehearsal.copies import in_a_copy
from portal.rehearsal.lacks import Lack, lacks, residents_of_new
from portal.rehearsal.pictures import Picture, picture

SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class OpenCase:
    """What a council still had to do before midnight, of one decision; who has to after it."""

    council: Council
    agreed: int  # how many recommendations
    due_on: date  # the last of its days
    after: str

    @property
    def has_moved(self) -> bool:
        return self.after != self.council.name


@dataclass(frozen=True)
class Rehearsal:
    """The last second before a day and its first instant, and what happens to each council.

    ``happens`` and ``open_cases`` are by the councils' slugs; ``open_before`` and ``open_after``
    count the councils of each type; ``residents`` says how those of a new one are known;
    ``other_days`` are those for which more is announced.
    """

    on: date
    before: Picture
    after: Picture
    happens: dict[str, list[str]]
    open_cases: dict[str, list[OpenCase]]
    open_before: dict[str, int]
    open_after: dict[str, int]
    other_days: list[date]
    lacking: list[Lack]
    residents: list[tuple[Council, str]]
    figures_that_moved: list[tuple[str, ...]]
    figures_compared: int


def rehearse(path: Path, on: date, *, at: datetime, watch: Progress = silent) -> Rehearsal:
    """Refused, or FileRefused, where the file cannot be loaded or nothing happens on the day.

    What is announced already is gone through with it.
    """
    if on <= london_date(at):
        raise Refused(f"{day_in_words(on)} has come: a rehearsal is of a day that is to come.")
    gc.freeze()  # what is there stays: looked through for garbage again and again, it costs seconds
    try:
        with in_a_copy():
            return _gone_through(path, on, at, watch)
    finally:
        gc.unfreeze()


def _gone_through(path: Path, on: date, at: datetime, watch: Progress) -> Rehearsal:
    midnight = london_midnight(on)
    frozen, shown = figures.frozen(), figures.shown(at)
    import_changes(path, at=at, watch=watch)
    happens = _happens(on)
    record_at(midnight - SECOND)  # what comes before the day takes effect
    shown = figures.shown(midnight - SECOND) | shown
    outstanding, open_before = _outstanding(midnight), _open(on - timedelta(days=1))
    before = picture(happens, midnight - SECOND, watch, in_full=False, label="The day before")
    record_at(midnight)
    after = picture(happens, midnight, watch, in_full=True, label=day_in_words(on))
    moved = figures.differing(frozen, figures.frozen())
    moved += figures.differing(shown, figures.shown(midnight))
    return Rehearsal(
        on,
        before,
        after,
        happens,
        _cases(outstanding, happens),
        open_before,
        _open(on),
        _other_days(on, london_date(at)),
        lacks(on, happens),
        residents_of_new(on),
        sorted(set(moved)),
        len(frozen | shown),
    )


def _happens(on: date) -> dict[str, list[str]]:
    """What is announced of each council for the day, in words; of who succeeds, that it does."""
    found: dict[str, list[str]] = defaultdict(list)
    changes = AnnouncedChange.objects.standing().filter(takes_effect_on=on)
    for change in changes.select_related("council", "successor"):
        found[change.council.slug].append(change.what)
        if change.successor:
            found[change.successor.slug]
    for council in Council.objects.filter(Q(opened_on=on) | Q(closed_on=on)):
        what = "opens" if council.opened_on == on else "closes"
        if what not in found[council.slug]:
            found[council.slug].insert(0, what)
    if not found:
        days = listed(map(day_in_words, _other_days(on, date.min)))
        which = f" What is announced is for {days}." if days else ""
        raise Refused(f"Nothing happens on {day_in_words(on)}.{which}")
    return dict(found)


def _other_days(on: date, today: date) -> list[date]:
    changes = AnnouncedChange.objects.standing().filter(takes_effect_on__gt=today)
    days = changes.exclude(takes_effect_on=on).order_by("takes_effect_on")
    return list(days.values_list("takes_effect_on", flat=True).distinct())


def _outstanding(at: datetime) -> list[Recommendation]:
    rows = Recommendation.objects.standing(at).outstanding().select_related("council")
    return list(rows.only("council", "decision", "due_on"))


def _cases(
    outstanding: Iterable[Recommendation], slugs: Collection[str]
) -> dict[str, list[OpenCase]]:
    """Of some councils, with whom they stand at now."""
    now = dict(Recommendation.objects.outstanding().values_list("pk", "council__name"))
    found: dict[tuple[str, int], list[Recommendation]] = defaultdict(list)
    for each in outstanding:
        if each.council.slug in slugs:
            found[each.council.slug, each.decision_id].append(each)
    cases: dict[str, list[OpenCase]] = defaultdict(list)
    for (slug, _), case in found.items():
        last, after = max(each.due_on for each in case), now[case[0].pk]
        cases[slug].append(OpenCase(case[0].council, len(case), last, after))
    return dict(cases)


def _open(on: date) -> dict[str, int]:
    found: dict[str, int] = dict.fromkeys(Council.Type.values, 0)
    types: Iterable[str] = Council.objects.existing_on(on).values_list("type", flat=True)
    for each in types:
        found[each] += 1
    return found
