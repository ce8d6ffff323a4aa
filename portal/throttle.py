"""How often somebody may try: counted in the database, which every worker sees.

Who tries (a line, a name, a browser) is kept as a digest that nobody can turn back without the
secret key, until an hour after the first count, or after the last once she has had to wait. Under
a new secret key counting starts again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Max
from django.http import HttpResponse
from django.shortcuts import render

from councils.requests import Request
from portal import seals
from portal.models import Tally

WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """So many within an hour; then a wait, twice as long after each further one."""

    name: str
    at_most: int
    first_wait: timedelta
    longest_wait: timedelta  # no more than WITHIN

    def wait(self, number: int) -> timedelta:
        doubled: timedelta = self.first_wait * 2 ** min(number - self.at_most, 10)
        return min(doubled, self.longest_wait)

    def of(self, who: str) -> Counter:
        return Counter(self, f"{self.name} {seals.digests(who, 'throttle', self.name)[0]}")


class Counter(NamedTuple):
    limit: Limit
    key: str


def waits_until(counters: Iterable[Counter], at: datetime) -> datetime | None:
    """Until when whoever these count has to wait, if she has to."""
    waiting = Tally.objects.filter(key__in=[each.key for each in counters], shut_until__gt=at)
    until: datetime | None = waiting.aggregate(until=Max("shut_until"))["until"]
    return until


def take(counters: list[Counter], at: datetime) -> datetime | None:
    """Counts one more try before it is made, so that many at once are counted as well; or says
    until when whoever these count has to wait, and counts nothing.

    Each is done before the next is begun, so that two which count the same never wait for each
    other.
    """
    if until := waits_until(counters, at):
        return until
    forget_old(at)
    for limit, key in counters:
        with transaction.atomic():
            tally, _ = Tally.objects.select_for_update().get_or_create(
                key=key, defaults={"number": 0, "ends_at": at + WITHIN}
            )
            if tally.shut_until and tally.shut_until > at:  # by another, since it was asked
                return tally.shut_until
            tally.number += 1
            if tally.number >= limit.at_most:
                tally.shut_until = at + limit.wait(tally.number)
                tally.ends_at = at + WITHIN
            tally.save()
    return None


def give_back(counters: Iterable[Counter]) -> None:
    """The try turned out to be none that counts."""
    taken = Tally.objects.filter(key__in=[each.key for each in counters], number__gt=0)
    taken.update(number=F("number") - 1, shut_until=None)


def forget(counters: Iterable[Counter]) -> int:
    return Tally.objects.filter(key__in=[each.key for each in counters]).delete()[0]


def forget_old(at: datetime) -> int:
    """How many were deleted because their time is over."""
    return Tally.objects.filter(ends_at__lte=at).delete()[0]


def told_to_wait(
    request: Request, template: str, context: dict[str, Any], until: datetime
) -> HttpResponse:
    """429, with when to come again: in words the next whole minute, so that nobody is early."""
    again_at = (until + timedelta(seconds=60, microseconds=-1)).replace(second=0, microsecond=0)
    response = render(request, template, context | {"again_at": again_at}, status=429)
    response["Retry-After"] = str(ceil((until - request.at).total_seconds()))
    return response


def line_of(address: str) -> str:
    """What one subscriber writes from: in IPv6 she has a network of very many addresses."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))
