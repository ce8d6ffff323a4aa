"""The time and the memory of what re-users take away, on SQLite and PostgreSQL.

Run `python benchmarks/downloads.py` for SQLite, and for PostgreSQL
`script/postgres .venv/bin/python benchmarks/downloads.py`. Each file is fetched in a process of its
own, as a browser fetches it, so that its memory is its own.

On two shared cores of 2026, where sum(range(10_000_000)) takes 0.15 s, on SQLite and PostgreSQL:

    200,000 decisions as CSV, 99 MB     4.1 s and 3.3 s, the first block after 0.02 s and 0.3 s, no
                                        more memory; 9.9 s on SQLite while rows were whole models
                                        and Python's own csv wrote them
    180,000 of one edition, CSV         4.1 s and 4.3 s, the first block after 0.9 s and 1.6 s;
                                        29 MB more on SQLite, which sorts them, and none
    20,000 decisions as XLSX, 1.8 MB    2.5 s and 2.8 s; 5 MB more, and none
    the record of the largest council   1.2 s and 0.5 s as XLSX, 1.0 s and 0.2 s as JSON; 10 MB more
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
DECISIONS = 200_000
OF_LARGEST = 2_000  # about one council
SUMMARY = "The Council was at fault for delay in dealing with Mr B's request. "
FILES = {
    "200,000 decisions as CSV": "/data/decisions-all-years.csv",
    "the same of one edition as CSV": "/data/counted-decisions-2019-20-edition-1.csv",
    "20,000 decisions as XLSX": "/data/counted-decisions-2024-25-edition-1.xlsx",
    "the largest council's record as XLSX": "/councils/birmingham-city-council/record.xlsx",
    "the largest council's record as JSON": "/councils/birmingham-city-council/record.json",
    "councils as CSV": "/data/councils.csv",
}


def make(decisions: int) -> None:
    """A year of so many decisions that are shown, and one of a tenth of them, both released."""
    from django.core.management import call_command
    from django.utils import timezone

    from complaints.models import Decision, Subject
    from complaints.releases.steps.freeze import make_release
    from councils.models import Council
    from councils.years import Year

    for command in ("migrate", "import_councils", "load_reference"):
        call_command(command, verbosity=0, skip_checks=True)
    rng, at = random.Random(1), timezone.now()
    councils = list(Council.objects.filter(opened_on=None, closed_on=None))
    largest = Council.objects.get(slug="birmingham-city-council")
    subjects = list(Subject.objects.all())
    of_a_year = decisions // 10

    def decision(number: int) -> Decision:
        begins = 2024 if number < of_a_year else 2019
        council = largest if number < OF_LARGEST else rng.choice(councils)
        return Decision(
            reference=f"{number:08}",
            council=council,
            decided_on=date(begins, 4, 1) + timedelta(days=rng.randrange(365)),
            outcome=rng.choice(("upheld", "upheld", "not_upheld")),
            subject=rng.choice(subjects),
            summary=SUMMARY * rng.randrange(2, 6),
            text_approved_at=at,
        )

    Decision.objects.bulk_create(map(decision, range(decisions)), batch_size=5_000)
    for begins in (2019, 2024):
        public_at = datetime(begins + 1, 7, 1, 9, 30, tzinfo=at.tzinfo)
        make_release(Year(begins), public_at=public_at, reason="", made_at=at, by_command=True)


def measure(what: str, path: str) -> None:
    """One file, as often as it is asked for."""
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    with connection.cursor() as cursor:  # what SQLite maps of its file would count as memory
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA mmap_size=0")
    list(client.get("/data/releases.csv").streaming_content)
    list(client.get("/councils/birmingham-city-council/record.xlsx").streaming_content)
    before = memory()
    began, computing, size, lines, first = time.perf_counter(), time.process_time(), 0, 0, None
    response = client.get(path)
    for block in response.streaming_content if response.streaming else [response.content]:
        first = first or time.perf_counter() - began
        size += len(block)
        lines += block.count(b"\n") if path.endswith(".csv") else 0
    seconds, computed = time.perf_counter() - began, time.process_time() - computing
    print(
        f"{what}: {seconds:.1f} s ({computed:.1f} s of processor), {size / 1e6:.1f} MB"
        f"{f', {lines:,} lines' if lines else ''}, the first block after {first:.2f} s,"
        f" {(memory() - before) / 1024:.0f} MB of memory more than before"
    )


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "SECRET_KEY": "for a benchmark",
            "VAR_DIR": folder,
        }
        environment.setdefault("DATABASE_URL", f"sqlite:///{folder}/portal.sqlite3")
        for what in ("make", *FILES):
            subprocess.run([sys.executable, __file__, what], env=environment, check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        import django

        django.setup()
        if sys.argv[1] == "make":
            make(DECISIONS)
        else:
            measure(sys.argv[1], FILES[sys.argv[1]])
    else:
        main()
