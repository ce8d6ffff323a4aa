"""Hexagons of councils that opened since a layout was made: those of whom they took the place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from councils.boundaries.hexagons import Join, Joined, since, slugs
from councils.boundaries.layers import layer_of
from councils.models import Council
from councils.register.succession import Successions
from councils.register.whole_parts import nested_at_opening


def joined(drawn: Iterable[Council], day: date) -> Joined:
    """Of the councils of a day those that come of whole ones that have hexagons; along chains.

    One query, where any opened since the layout of the day.
    """
    laid_out = since(day)
    new = [each for each in drawn if each.opened_on and laid_out < each.opened_on <= day]
    if not new:
        return ()
    known, there = Successions(), slugs(laid_out)

    def parts(council: Council) -> frozenset[str]:
        """Empty where it cannot be said of one."""
        if council.slug in there:
            return frozenset((council.slug,))
        found = [parts(each) for each in nested_at_opening(council, known)]
        return frozenset().union(*found) if all(found) else frozenset()

    found = [Join(each.slug, layer_of(each), parts(each)) for each in new if each.slug not in there]
    return tuple(sorted((each for each in found if each.parts), key=lambda each: each.slug))
