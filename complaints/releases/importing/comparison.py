"""How figures differ from the newest edition of their year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.figures.performance import Performance
from complaints.figures.units import plain
from complaints.models import CategoryFigures, CouncilFigures, Release
from complaints.releases.steps.freeze import counts_of
from complaints.releases.steps.frozen_councils import FrozenCouncil
from councils.files.changes import SHOWN, Changes, from_to
from councils.years import Year

ABOUT = ("existed", "residents", "residents_year")


def compared(
    year: Year, frozen: Iterable[FrozenCouncil], shown: int = SHOWN
) -> tuple[Changes, list[str]]:
    """Council by council, and those left out; a year without an edition is new throughout.

    ``shown`` is how many changes of each sort are written out.
    """
    changes = Changes(shown=shown)
    newest = Release.objects.filter(year=year, withdrawn_at=None).order_by("-edition").first()
    stored = _stored(newest) if newest else {}
    for each in frozen:
        new = _figures(each)
        old = stored.pop(each.council.pk, None)
        if old is None:
            changes.added(each.council, seen=new)
        elif old == new:
            changes.unchanged += 1
        else:
            details = [
                from_to(name, old.get(name), value)
                for name, value in new.items()
                if old.get(name) != value and name != "categories"
            ]
            changes.altered(each.council, details or ["its categories"], seen=(old, new))
    left_out = [str(old["council"]) for old in stored.values()]
    for name in left_out:
        changes.altered(name, ["left out"])
    return changes, left_out


def _figures(frozen: FrozenCouncil) -> dict[str, Any]:
    return {
        "council": frozen.council,
        **{name: getattr(frozen, name) for name in ABOUT},
        **{name: plain(frozen.published.get(name)) for name in PUBLISHED_AVERAGES},
        **counts_of(frozen.performance),
        "categories": {part: counts_of(counts) for part, counts in frozen.categories.items()},
    }


def _stored(release: Release) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in CouncilFigures.objects.filter(release=release).select_related("council"):
        found[row.council_id] = {
            "council": row.council,
            **{name: getattr(row, name) for name in ABOUT},
            **{name: plain(getattr(row, name)) for name in PUBLISHED_AVERAGES},
            **counts_of(Performance.of(row)),
            "categories": {},
        }
    parts = CategoryFigures.objects.filter(figures__release=release).select_related("figures")
    for part in parts:
        categories = found[part.figures.council_id]["categories"]
        categories[part.category_id] = counts_of(Performance.of(part))
    return found
