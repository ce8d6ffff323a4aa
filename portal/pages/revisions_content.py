"""What the page of revisions shows: several in short, or one with every figure that it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from complaints.models import Release
from complaints.statistics.revisions import (
    CategoryChange,
    Pair,
    Revision,
    Unlike,
    compared,
    revised,
    unlike_cases,
)
from councils.models import Council
from councils.years import Year
from portal.counted_once import frozen_once
from portal.pagination import page_or_404

REVISIONS = 10  # on a page
IN_SHORT = 10  # councils of each
IN_FULL = 40  # councils on a page of one revision


def revisions_page(asked: Mapping[str, str], public: Sequence[Release]) -> dict[str, Any] | None:
    """The context of the page; None where the year or the edition asked for is not there.

    ``year`` keeps to one year; with ``edition`` it is one revision, which is shown in full, or
    with ``council`` as far as it concerns one council.
    """
    year = asked.get("year", "")
    edition = asked.get("edition", "")
    pairs = revised(public)
    if year:
        if year not in {str(release.year) for release in public}:
            return None
        pairs = [pair for pair in pairs if str(pair[1].year) == year]
    if edition:
        pairs = [pair for pair in pairs if str(pair[1].edition) == edition]
        return in_full(compared(pairs, kept_cases)[0], asked) if year and pairs else None
    page = page_or_404(pairs, asked.get("page"), REVISIONS)
    return {
        "year": Year.parse(year) if year else None,
        "revisions": [in_short(revision) for revision in compared(page.rows, kept_cases)],
        "page": page,
    }


def kept_cases(pairs: Sequence[Pair]) -> Unlike:
    """What their cases differ in, found once: they are frozen."""
    editions = [edition for pair in pairs for edition in pair]
    return frozen_once(editions, partial(unlike_cases, pairs), "unlike cases")


def in_short(revision: Revision) -> dict[str, Any]:
    """A revision and the first councils whose figures it changed."""
    return {
        "revision": revision,
        "by_council": dict(islice(revision.by_council.items(), IN_SHORT)),
    }


def in_full(revision: Revision, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """One revision: every figure and every count in a category that it changed, by council."""
    slug = asked.get("council", "")
    councils = [each for each in revision.councils if slug in ("", each.slug)]
    if slug and not councils:
        return None
    page = page_or_404(councils, asked.get("page"), IN_FULL)
    figures = {each: revision.by_council[each] for each in page.rows if each in revision.by_council}
    return {
        "revision": revision,
        "council": councils[0] if slug else None,
        "had_figures": bool(slug) and revision.had_figures(councils[0]),
        "by_council": figures,
        "breakdown": breakdown_of(revision, page.rows),
        "page": page,
    }


def breakdown_of(
    revision: Revision, councils: Sequence[Council]
) -> dict[Council, list[CategoryChange]]:
    found: dict[Council, list[CategoryChange]] = {each: [] for each in councils}
    for change in revision.breakdown:
        if change.council in found:
            found[change.council].append(change)
    return {council: changes for council, changes in found.items() if changes}
