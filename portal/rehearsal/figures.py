"""The figures of all public years, as they are frozen and as readers get them; to be compared."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.urls import reverse

from complaints.models import CategoryFigures, CouncilFigures, Release
from portal.rehearsal.answers import answer

Figures = dict[tuple[str, ...], str]  # by year, edition and council, or type of council


def frozen() -> Figures:
    """Of every council in every edition, with its categories."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for kept in (CouncilFigures.objects.order_by("pk"), CategoryFigures.objects.order_by("pk")):
        of = "" if kept.model is CouncilFigures else "figures__"
        names = (f"{of}release__year", f"{of}release__edition", f"{of}council__slug")
        columns = [each.attname for each in kept.model._meta.concrete_fields]
        for year, edition, slug, *row in kept.values_list(*names, *columns):
            found.setdefault((str(year), str(edition), slug), []).append(row)
    return {key: repr(rows) for key, rows in found.items()}


def shown(at: datetime) -> Figures:
    """Every measure on the map of each public year, and what each type's councils have together."""
    found: Figures = {}
    for year in Release.objects.current(at):
        said = json.loads(answer(reverse("map-figures", args=[year]), at).text or "{}")
        edition = str(said.get("edition", ""))
        for each in said.get("councils", ()):
            found[str(year), edition, each["slug"]] = repr((each["figures"], each["state"]))
        for kind, averages in said.get("averages", {}).items():
            found[str(year), edition, kind] = repr(averages)
    return found


def differing(before: Figures, after: Figures) -> list[tuple[str, ...]]:
    """Those that are other than before, or gone. What became public meanwhile is none of them."""
    return sorted(key for key, told in before.items() if after.get(key) != told)
