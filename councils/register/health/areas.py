"""Areas of councils that are not there, and councils that are there without an area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from councils.dates import day_in_words
from councils.register.health.whole import Days, Found, Whole, days_of

A_DAY = timedelta(days=1)


def without_council(whole: Whole) -> Iterator[Found]:
    """Areas on days on which their council does not exist; a day that is not known is no such."""
    for council in whole.councils:
        there = days_of(council)
        for start, end in whole.areas.get(council, ()):
            if not Days.of(start, end).meets(there):
                sentence = "it has an area on days on which it does not exist"
            elif start and start < there.start:
                sentence = f"it has an area from {day_in_words(start)}, before it opens"
            elif end and end > there.end:
                sentence = f"it has an area until {day_in_words(end)}, after it closes"
            else:
                continue
            yield Found((council,), sentence, str(start))


def without_area(whole: Whole) -> Iterator[Found]:
    """Councils that closed and had no area on their last day, or that will have none from a day on.

    Who has none today is among what the register lacks. Where no area is loaded, none is missed.
    """
    if not whole.areas:
        return
    for council in whole.councils:
        if not council.is_compared or council.existed_on(whole.today):
            continue
        if council.closed_on and council.closed_on <= whole.today:
            day, words = council.closed_on - A_DAY, "on its last day"
        elif council.opened_on:
            day, words = council.opened_on, "from its first day"
        else:
            continue
        spans = (Days.of(*each) for each in whole.areas.get(council, ()))
        if not any(span.start <= day < span.end for span in spans):
            sentence = f"it has no area {words}, {day_in_words(day)}"
            if why := whole.why_without_area.get(council):
                sentence += f": {why}"
            yield Found((council,), sentence, str(day))
    yield from _lost(whole)


def _lost(whole: Whole) -> Iterator[Found]:
    """Councils that are there today and on an announced day, and have an area today alone."""
    for council in whole.councils:
        if not council.is_compared or not council.existed_on(whole.today):
            continue
        spans = [Days.of(*each) for each in whole.areas.get(council, ())]
        if not any(span.start <= whole.today < span.end for span in spans):
            continue
        for day in whole.days[1:]:
            there = any(span.start <= day < span.end for span in spans)
            if council.existed_on(day) and not there:
                yield Found((council,), f"it has no area on {day_in_words(day)}", str(day))
                break
