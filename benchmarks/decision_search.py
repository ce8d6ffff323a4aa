"""How long searching decisions takes: how many there are, pages, extracts, and facets.

Makes 200,000 decisions with their texts, all of them shown, in a database that holds none, and
leaves them there: ``DATABASE_URL=sqlite:////tmp/search.sqlite3 .venv/bin/python -m
benchmarks.decision_search``, or with the address of an empty PostgreSQL. Milliseconds in this
process, and in brackets how many loops of a million additions that is, which says how fast the
machine was meanwhile: the loop takes 10 where it is idle, so five of them are the 50 ms that
nothing should take. Run it on both and compare the brackets.
"""

import os
import random
import statistics
import time
from datetime import UTC, date, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - the settings come first
from django.db import connection  # noqa: E402

from complaints.decisions.filters import DecisionFilter  # noqa: E402
from complaints.decisions.search.extracts import extracts  # noqa: E402
from complaints.decisions.search.suggestions import did_you_mean  # noqa: E402
from complaints.models import Decision, Recommendation, Release  # noqa: E402
from complaints.statistics.facets import facets  # noqa: E402
from councils.models import Council  # noqa: E402
from tests import factories  # noqa: E402

DECISIONS, COUNCILS, SUBJECTS, WORDS, TIMES = 200_000, 300, 40, 20_000, 7
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
OUTCOMES = ["closed_after_initial_enquiries"] * 6 + ["not_upheld"] + ["upheld"] * 3
# Of how many decisions in a thousand each is a word, beside made-up ones as rare as in a language.
KNOWN = {"council": 990, "delay": 200, "homelessness": 60, "damp": 12, "wiring": 3, "heron": 0.2}
WORK = ("count", "best", "newest", "page 200", "extracts", "facets")
ASKED = (
    "heron",
    "wiring",
    "damp",
    "homelessness",
    "homelessness delay",
    '"damp wiring"',
    "damp -delay",
    "EHCP",
    "delay",
    "council",
)


def texts(number: int, chance: random.Random) -> str:
    """Some 2,500 characters: words by Zipf's law, and each known one as often as it is said."""
    words = [f"w{int(WORDS ** chance.random())}x" for _ in range(330)]
    words += [word for word, often in KNOWN.items() if chance.random() * 1000 < often]
    chance.shuffle(words)
    return " ".join(words)


def fill() -> None:
    call_command("migrate", verbosity=0)
    if Decision.objects.exists():
        return
    chance = random.Random(1)
    councils = [factories.council(f"Council {number}") for number in range(COUNCILS)]
    about = [factories.subject("Housing", "Housing", f"Part {each}") for each in range(SUBJECTS)]
    batch: list[Decision] = []
    for number in range(DECISIONS):
        text = texts(number, chance)
        batch.append(
            Decision(
                reference=f"{number % 10 + 17:02}{number // 10:06}",
                council=councils[number * 7 % COUNCILS],
                decided_on=date(2017, 4, 1) + timedelta(days=number * 13 % 3_200),
                outcome=OUTCOMES[number * 3 % 10],
                subject=about[number * 11 % SUBJECTS],
                summary=text[:200],
                statement=text,
                text_approved_at=datetime(2017, 4, 1, tzinfo=UTC),
            )
        )
        if len(batch) == 5_000:
            store(batch)
            batch = []
    for year in range(2017, 2025):
        factories.release(f"{year}-{(year + 1) % 100:02}")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def store(batch: list[Decision]) -> None:
    """With something agreed and done in each that is upheld, so that releases count that too."""
    made = Decision.objects.bulk_create(batch)
    Recommendation.objects.bulk_create(
        Recommendation(
            decision=each,
            council_id=each.council_id,
            number=1,
            kind="service_improvement",
            public_summary="Remind staff to keep a record of each assessment.",
            due_on=each.decided_on + timedelta(days=42),
            done_on=each.decided_on + timedelta(days=42),
            outcome="complied",
            recorded_on=each.decided_on + timedelta(days=42),
        )
        for each in made
        if each.outcome == "upheld"
    )


def milliseconds(work) -> float:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def main() -> None:
    fill()
    current = Release.objects.current(AT)

    def chosen(text: str, **more: str) -> DecisionFilter:
        rows = Decision.objects.public(AT).for_cards().newest_first()
        return DecisionFilter({"q": text, **more}, rows, releases=current, at=AT)

    def faceted(found: DecisionFilter) -> None:
        assert not found.unreadable
        facets(found)

    print(f"{Decision.objects.count():,} decisions, {Council.objects.count()} councils,", end=" ")
    print(connection.vendor)
    print(f"{'found':>8} " + " ".join(f"{name:>14}" for name in WORK) + "  words")
    for text in ASKED:
        found = chosen(text)
        count = found.qs.order_by().count()
        keys = [each.pk for each in found.listed[:25]]
        work = {
            "count": lambda text=text: chosen(text).number(),
            "best": lambda text=text: list(chosen(text).listed[:26]),
            "newest": lambda text=text: list(chosen(text, sort="newest").listed[:26]),
            "page 200": lambda text=text: list(chosen(text).listed[4_975:5_001]),
            "extracts": lambda text=text, keys=keys: extracts(keys, chosen(text).query),
            "facets": lambda text=text: faceted(chosen(text)),
        }
        print(f"{count:8,} " + " ".join(measured(work[name]) for name in WORK), f" {text}")
    print(
        "did you mean", measured(lambda: did_you_mean("homelesness", Decision.objects.public(AT)))
    )


def measured(work) -> str:
    taken, loop = milliseconds(work), milliseconds(lambda: sum(range(1_000_000)))
    return f"{taken:7.1f} ({taken / loop:4.1f})"


if __name__ == "__main__":
    main()
