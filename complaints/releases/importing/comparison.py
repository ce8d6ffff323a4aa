"""How figures differ from the newest edition of their year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import Performance
from complaints.figures.time_taken import TimeTaken
from complaints.figures.time_taken import kept as kept_time
from complaints.figures.units import plain
from complaints.models import CategoryFigures, CouncilFigures, ReceivedFigures, Release
from complaints.releases.steps.freeze import counts_of
from complaints.releases.steps.frozen_councils import FrozenCouncil
from complaints.statistics.changes import LABELS
from complaints.statistics.of_a_file import OUTCOMES, of_a_year, outcomes_of
from councils.files.changes import SHOWN, Changes, from_to
from councils.files.previews import CHANGED, NEW, UNCHANGED, Difference, Preview
from councils.history import value_in_words
from councils.years import Year

BROKEN_DOWN = ("categories", "received_by_category")
ABOUT = ("existed", "residents", "residents_year")


def compared(
    year: Year, frozen: Iterable[FrozenCouncil], shown: int = SHOWN
) -> tuple[Changes, list[str]]:
    """Council by council, and those left out; a year without an edition is new throughout.

    ``shown`` is how many changes of each sort are written out.
    """
    frozen = list(frozen)
    totals = of_a_year([(str(each.council), each.performance) for each in frozen])
    changes = Changes(shown=shown, preview=Preview(("Council", *OUTCOMES), totals=totals))
    newest = Release.objects.filter(year=year, withdrawn_at=None).order_by("-edition").first()
    stored = _stored(newest) if newest else {}
    for each in frozen:
        new = _figures(each)
        old = stored.pop(each.council.pk, None)
        row = [str(each.council), *outcomes_of(each.performance)]
        if old is None:
            changes.added(each.council, seen=new)
            changes.show(NEW, row)
        elif old == new:
            changes.unchanged += 1
            changes.show(UNCHANGED, row)
        else:
            differ = [n for n in new if old.get(n) != new[n] and n not in BROKEN_DOWN]
            details = [from_to(name, old.get(name), new[name]) for name in differ]
            changes.altered(each.council, details or ["its categories"], seen=(old, new))
            differences = [_in_words(name, old.get(name), new[name]) for name in differ]
            changes.show(CHANGED, row, differences or [Difference("Its categories")])
    left_out = [str(old["council"]) for old in stored.values()]
    for name in left_out:
        changes.altered(name, ["left out"])
        changes.show(CHANGED, [name, *[""] * len(OUTCOMES)], [Difference("Left out")])
    return changes, left_out


def _in_words(name: str, old: Any, new: Any) -> Difference:
    label = LABELS.get(name, name.replace("_", " "))
    return Difference(f"{label[:1].upper()}{label[1:]}", value_in_words(old), value_in_words(new))


def _figures(frozen: FrozenCouncil) -> dict[str, Any]:
    return {
        "council": frozen.council,
        **{name: getattr(frozen, name) for name in ABOUT},
        **{name: plain(frozen.published.get(name)) for name in PUBLISHED_AVERAGES},
        **counts_of(frozen.performance),
        "received": frozen.received.in_all if frozen.received else None,
        **kept_time(frozen.time_taken),
        "categories": {part: counts_of(counts) for part, counts in frozen.categories.items()},
        "received_by_category": dict(frozen.received.by_category) if frozen.received else {},
    }


def _stored(release: Release) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in CouncilFigures.objects.filter(release=release).select_related("council"):
        found[row.council_id] = {
            "council": row.council,
            **{name: getattr(row, name) for name in ABOUT},
            **{name: plain(getattr(row, name)) for name in PUBLISHED_AVERAGES},
            **counts_of(Performance.of(row)),
            "received": row.received,
            **kept_time(TimeTaken.read(vars(row))),
            "categories": {},
            "received_by_category": {},
        }
    parts = CategoryFigures.objects.filter(figures__release=release).select_related("figures")
    for part in parts:
        categories = found[part.figures.council_id]["categories"]
        categories[part.category_id] = counts_of(Performance.of(part))
    by_category = ReceivedFigures.objects.filter(figures__release=release)
    columns = ("figures__council_id", "category_id", "received")
    for council, category, number in by_category.values_list(*columns):
        found[council]["received_by_category"][category] = number
    return found
