"""The ways in which people write names of councils: the right one stands first.

Each council of the project's own register in the ways that rules make, and those of ``ways.csv``,
which were written by hand.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path

import pytest

from councils.models import Council
from councils.register.importing.aliases import load_aliases
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.register.names.index import Index, index
from councils.register.names.matches import matches

pytestmark = pytest.mark.django_db
AT, TODAY = datetime(2025, 6, 1, tzinfo=UTC), date(2026, 11, 29)
BY_HAND = Path(__file__).parent / "ways.csv"
LEAST = 0.98  # 49 of 50
KINDS = (
    *("{} council", "{} City Council", "{} Borough Council", "{} borough", "{} MBC", "{} UA"),
    *("{} CC", "{} LB", "LB {}", "City of {}", "{}, City of", "the {} council", "{} DC"),
)
# Three councils that closed have the name of a place that is in another's whole name.
IN_ANOTHER_NAME = {"Bournemouth", "Christchurch", "Poole", "Cumbria", "Northamptonshire"}


@pytest.fixture
def known() -> Index:
    import_councils(OWN_REGISTER, at=AT)
    load_aliases(at=AT)
    return index()


def by_rule(councils: list[Council]) -> Iterator[tuple[str, Council]]:
    """Other marks and cases, with some of the kinds in turn, and with a letter too few or many."""
    open_now = {each.short_name: each for each in councils if not each.closed_on}
    kinds = cycle(KINDS)
    for each in councils:
        yield each.slug.replace("-", " "), each
        yield each.name.upper().replace("'", "\u2019").replace(" AND ", " & "), each
        short = each.short_name.removesuffix(" County")
        if short in IN_ANOTHER_NAME:
            continue
        right = open_now.get(short, each)
        yield from ((kind.format(short), right) for kind in islice(kinds, 3))
        if not right.closed_on and len(short) > 6:
            middle = len(short) // 2
            yield short[:middle] + short[middle + 1 :], right
            yield f"{short[:middle]}{short[middle - 1]}{short[middle:]} council", right


def first(typed: str, known: Index) -> str:
    found = matches(typed, known, TODAY)
    return found[0].called.slug if found else ""


def test_of_50_ways_that_rules_make_49_have_the_right_council_first(known):
    ways = list(by_rule(list(Council.objects.all())))
    wrong = [(typed, right.slug) for typed, right in ways if first(typed, known) != right.slug]
    assert len(ways) > 2_000
    assert len(wrong) <= len(ways) * (1 - LEAST), wrong[:40]


def test_of_50_ways_that_people_write_49_have_the_right_council_first(known):
    slugs = dict(Council.objects.values_list("name", "slug"))
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        ways = [(row["typed"], slugs[row["council"]]) for row in csv.DictReader(file)]
    wrong = [(typed, first(typed, known)) for typed, right in ways if first(typed, known) != right]
    assert len(ways) > 150
    assert len(wrong) <= len(ways) * (1 - LEAST), wrong


def test_every_open_council_is_first_for_its_name_and_its_short_name_with_council_or_not(known):
    for each in Council.objects.filter(closed_on=None):
        for name in (each.name, each.short_name):
            for typed in (name, f"{name} council"):
                assert first(typed, known) == each.slug, typed


def test_closed_councils_stand_after_open_ones_that_fit_as_well(known):
    for typed in ("Somerset", "Dorset", "North", "West", "Northamptonshire", "St", "South"):
        found = [each for each in matches(typed, known, TODAY) if each.fit > 0]
        for strong in (True, False):
            open_ones = [each.called.is_open(TODAY) for each in found if each.is_strong is strong]
            assert open_ones == sorted(open_ones, reverse=True), typed
