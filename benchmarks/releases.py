"""The time of counting and freezing a year, and of comparing it with its decisions afterwards.

Run `python benchmarks/releases.py` for SQLite, and for PostgreSQL
`script/postgres .venv/bin/python benchmarks/releases.py`; 200,000 decisions, or as many as are
given. A tenth is of the year; one in eight is upheld, and half of those have two recommendations.
Seconds of time, of processor in Python, and of processor in PostgreSQL, without its helpers.

On two busy cores of 2026, where sum(range(10_000_000)) takes 0.15 s:

    200,000 decisions, 20,300 cases     a release 0.4 s of processor on SQLite, 0.9 s on PostgreSQL,
                                        drift 0.2 s on both; while each case went through Python
                                        1.2 s and 1.8 s, drift 0.4 s and 0.3 s
    2,000,000 decisions, 194,000 cases  a release 2.8 s of processor on PostgreSQL, drift 1.1 s;
                                        12.9 s and 2.8 s until then, of time where nothing else ran
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
AT = datetime(2025, 5, 1, 12, tzinfo=UTC)
OF_THE_YEAR, IN_A_BATCH = 10, 10_000  # one in ten
STATEMENT = "1. Mrs B complains about what the council did. " * 40
OUTCOMES = ["referred_back"] * 5 + ["closed_after_initial_enquiries", "not_upheld", "upheld"]


def make(decisions: int) -> None:
    from django.core.management import call_command

    from complaints.models import Decision, Recommendation, Subject
    from councils.models import Council
    from councils.row_counts import count_anew

    for command in ("migrate", "import_councils", "load_reference"):
        call_command(command, verbosity=0, skip_checks=True)
    rng = random.Random(1)
    councils = list(Council.objects.filter(opened_on=None, closed_on=None))
    subjects = [*Subject.objects.all(), None]

    def decision(number: int) -> Decision:
        begins = 2024 if number % OF_THE_YEAR == 0 else 2014 + number % OF_THE_YEAR
        return Decision(
            reference=f"{number:08}",
            council=rng.choice(councils),
            decided_on=date(begins, 4, 1) + timedelta(rng.randrange(360)),
            outcome=rng.choice(OUTCOMES),
            subject=rng.choice(subjects),
            statement=STATEMENT,
        )

    def agreed(made: Decision, number: int) -> Recommendation:
        day = made.decided_on + timedelta(rng.randrange(20, 120))
        return Recommendation(
            decision=made,
            council_id=made.council_id,
            number=number,
            kind="service_improvement",
            due_on=day,
            done_on=day + timedelta(rng.choice((-3, 0, 9))),
            outcome="complied",
            recorded_on=day + timedelta(10),
        )

    for first in range(0, decisions, IN_A_BATCH):
        made = Decision.objects.bulk_create(map(decision, range(first, first + IN_A_BATCH)))
        upheld = [each for each in made if each.outcome == "upheld"][::2]
        Recommendation.objects.bulk_create(agreed(each, n) for each in upheld for n in (1, 2))
    from django.db import connection

    if connection.vendor == "postgresql":
        count_anew()


def of_server() -> float:
    """Seconds of processor that this connection's process of PostgreSQL has used."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        used = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def timed(label: str, do: Callable[[], object]) -> object:
    start, computing, serving = time.perf_counter(), time.process_time(), of_server()
    done = do()
    took, computed = time.perf_counter() - start, time.process_time() - computing
    served = of_server() - serving
    print(f"    {label:32} {took:6.2f} s, {computed:6.2f} in Python, {served:6.2f} in PostgreSQL")
    return done


def main(decisions: int) -> None:
    import django

    django.setup()
    make(decisions)
    from complaints.models import Decision
    from complaints.releases.rules.drift import drift
    from complaints.releases.steps.freeze import make_release
    from councils.years import Year

    year = Year(2024)
    instants = {"public_at": AT + timedelta(20), "made_at": AT, "by_command": True}
    release = timed("a release", lambda: make_release(year, reason="", **instants))
    print(f"    {decisions:,} decisions, {release.cases.count():,} cases")
    assert not timed("drift of a year, of nothing", lambda: drift(release))
    few = Decision.objects.in_year(year).filter(outcome="not_upheld").order_by("id")[:100]
    Decision.objects.filter(pk__in=[each.pk for each in few]).update(outcome="upheld")
    found = timed("drift of a year, of 100 cases", lambda: drift(release))
    assert len(found.drifted) == 100
    timed("a second edition", lambda: make_release(year, reason="They changed.", **instants))
    timed("sum(range(10_000_000))", lambda: sum(range(10_000_000)))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "SECRET_KEY": "for a benchmark",
            "VAR_DIR": folder,
        }
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
