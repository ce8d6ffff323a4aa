"""What is shown to somebody who looks for a council: the whole list, those that fit, a way on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from councils.models import Council
from councils.register.filters import CouncilFilter
from councils.register.names.answers import LONGEST, Answer, Suggestion, answer, suggestions
from councils.register.succession_words import Told, existence

MOST_SUGGESTED = 8
MOST_NEAR_AN_ADDRESS = 5
_ADDRESS = re.compile("/(?:councils|embed)/([^/]+)/")


@dataclass(frozen=True)
class Group:
    """Councils under one heading, each with what became of it."""

    heading: str
    rows: list[tuple[Council, Told | None]] = field(default_factory=list)


def listing(chosen: CouncilFilter, day: date) -> dict[str, Any]:
    """The councils of a filter in groups: by letter, or by how well they fit what was typed."""
    councils: list[Council] = list(chosen.qs.prefetch_related("successors"))
    found = chosen.answer
    return {
        "filter": chosen,
        "typed": chosen.form.data.get("q", "").strip(),
        "found": found,
        "councils": len(councils),
        "groups": _by_fit(councils, found, day) if found else _by_letter(councils, day),
        "types": [each for each in Council.Type if each != Council.Type.OTHER],
    }


def _by_letter(councils: Sequence[Council], day: date) -> list[Group]:
    return [
        Group(letter, _told(group, day))
        for letter, group in groupby(councils, key=lambda each: each.sorted_under[0].upper())
    ]


def _by_fit(councils: Sequence[Council], found: Answer, day: date) -> list[Group]:
    first = [each for each in councils if each.pk in found.strong_pks]
    others = [each for each in councils if each.pk not in found.strong_pks]
    groups = [Group("", _told(first, day)), Group("With a name that begins so", _told(others, day))]
    return [each for each in groups if each.rows]


def _told(councils: Iterable[Council], day: date) -> list[tuple[Council, Told | None]]:
    return [(each, existence(each, day, each.successors.all())) for each in councils]


def suggested(found: Answer) -> list[dict[str, str]]:
    """The first councils of an answer, as the search box lists them."""
    return [
        {
            "name": each.council.name,
            "type_name": each.council.get_type_display(),
            "url": reverse("council", args=[each.council.slug]),
            "note": each.note,
        }
        for each in suggestions(found, MOST_SUGGESTED)
    ]


def near_address(path: str, day: date) -> list[Suggestion]:
    """The councils that an address may mean which is no council's, such as ``/councils/bucks/``.

    Below a council's own address there may be something that is hidden: nothing is said there.
    """
    found = _ADDRESS.match(path)
    if not found:
        return []
    means = answer(found[1].replace("-", " ")[:LONGEST], day)
    if any(each.called.slug == found[1] for each in means.matches):
        return []
    return list(suggestions(means, 1 if means.slug_meant else MOST_NEAR_AN_ADDRESS))
