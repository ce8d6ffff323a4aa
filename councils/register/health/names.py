"""Names and websites that are of two councils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from councils.dates import day_in_words
from councils.models import Council
from councils.register.changes.contradictions import names_in_time
from councils.register.health.whole import Days, Found, Whole


def alike(whole: Whole) -> Iterator[Found]:
    """Two councils of one name at one time, whatever its capitals and marks."""
    for called in names_in_time(whole.plan).values():
        for (one, *first), (other, *second) in combinations(called, 2):
            if one != other and Days(*first).meets(Days(*second)):
                both = sorted((one, other), key=whole.councils.index)
                yield Found((*both,), "both have this name at the same time")


def websites(whole: Whole) -> Iterator[Found]:
    """The website of a council that is also one's that closed before it, or is to close."""
    hosts: dict[str, list[Council]] = defaultdict(list)
    for council in whole.councils:
        if host := host_of(council.website):
            hosts[host].append(council)
    for host, councils in sorted(hosts.items()):
        for closed in councils:
            if closed.closed_on is None:
                continue
            then = max(closed.closed_on, whole.today)
            for other in councils:
                if other.existed_on(then):
                    day = day_in_words(closed.closed_on)
                    words = "closed" if closed.closed_on <= whole.today else "closes"
                    sentence = f"{host} is the website of both, and the other {words} on {day}"
                    yield Found((other, closed), sentence, host)


def host_of(website: str) -> str:
    """Of an address the host alone, without ``www``."""
    return (urlsplit(website).hostname or "").removeprefix("www.")
