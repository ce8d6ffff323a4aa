"""Who has whose place: successors that are missing, are not there, or lead back; counties."""

from __future__ import annotations

from collections.abc import Iterator

from councils.dates import day_in_words
from councils.models import Council
from councils.register.health.whole import Found, Whole, days_of


def gaps(whole: Whole) -> Iterator[Found]:
    """Councils that close, or closed, and nobody has their place."""
    for council in whole.councils:
        if council.is_compared and council.closed_on and not whole.plan.after(council):
            day = day_in_words(council.closed_on)
            yield Found((council,), f"nobody has its place from {day}")


def not_open(whole: Whole) -> Iterator[Found]:
    """Successors that are not there on the day of the change, and successors of who stays."""
    for council in whole.councils:
        for successor in whole.plan.after(council):
            if council.closed_on is None:
                sentence = "the first is succeeded by the other, and stays open"
            elif successor.existed_on(council.closed_on):
                continue
            else:
                closes = day_in_words(council.closed_on)
                sentence = f"the other, who succeeds the first, is not open on {closes}"
            yield Found((council, successor), sentence)


def circles(whole: Whole) -> Iterator[Found]:
    """Councils whose successors lead back to them, each circle once."""
    found = set[Council]()
    reached = {council: _reached(whole, council) for council in whole.councils}
    for council in whole.councils:
        if council in found or council not in reached[council]:
            continue
        circle = [each for each in whole.councils if each in reached[council]]
        circle = [each for each in circle if council in reached[each]]
        found.update(circle)
        yield Found((*circle,), "their successions lead in a circle")


def _reached(whole: Whole, council: Council) -> set[Council]:
    found, further = set[Council](), [council]
    while further:
        new = [each for each in whole.plan.after(further.pop()) if each not in found]
        found.update(new)
        further += new
    return found


def without_county(whole: Whole) -> Iterator[Found]:
    """Districts that lie in no county; what of today is so is among what the register lacks."""
    for district in whole.councils:
        if district.type != Council.Type.DISTRICT or district.existed_on(whole.today):
            continue
        if any(county is None for county, _ in whole.counties(district)):
            yield Found((district,), "it is a district, and lies in no county")


def county_not_there(whole: Whole) -> Iterator[Found]:
    """Counties that are none, or do not exist as long as the districts in them."""
    for district in whole.councils:
        if district.type != Council.Type.DISTRICT:
            continue
        for county, days in whole.counties(district):
            if county is None or days.start >= days.end:
                continue
            if county.type != Council.Type.COUNTY:
                yield Found((district, county), "the other, in which it lies, is no county council")
                continue
            there = days_of(county)
            if there.start > days.start:
                opens = day_in_words(there.start)
                yield Found((district, county), f"its county opens on {opens}, and it was before")
            if there.end < days.end:
                closes = day_in_words(there.end)
                yield Found((district, county), f"its county closes on {closes}, and it goes on")
