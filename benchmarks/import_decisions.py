"""The time and the memory of `import_decisions` on SQLite.

Run `python benchmarks/import_decisions.py`.

Each decision has a statement of two to three thousand characters, and one in two has two
recommendations. A new database in a temporary folder is used for each size.

On two shared cores of 2026, where sum(range(10_000_000)) takes 0.13 s: 20,000 decisions in 8.2 s of
processor with 124 MB of memory more than before, of which 2.6 s and 18 MB are the dry run. To write
them, search index and history included, takes 5.4 s, two thirds of that in SQLite. 12.3 s and 3.6 s
while the file was read, parsed and planned twice. What would take too much memory still is. The
memory of the second load is mostly the database file, which SQLite maps.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZES = (20_000, 60_000)
HEADER = (
    "reference,council,received_on,decided_on,kind,outcome,satisfactory_remedy,category,subcategory,"
    "title,summary,statement,recommendation,recommendation_kind,private_text,public_summary,due_on,"
    "done_on,compliance,recorded_on\n"
)
COUNCILS = (
    "Kent County Council",
    "Leeds City Council",
    "London Borough of Camden",
    "Cornwall Council",
)
PARAGRAPH = "The council told us what it had done and when. It accepts that it took too long. "


def write_file(path: Path, decisions: int) -> int:
    """A file of made-up decisions; how many rows it has."""
    rng, rows, start = random.Random(1), 0, date(2024, 4, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(decisions):
            day = start + timedelta(days=rng.randrange(365))
            due = day + timedelta(days=30)
            statement = f"## The complaint\n\n1. {PARAGRAPH * rng.randrange(25, 38)}"
            about = (
                f"24{number:06},{rng.choice(COUNCILS)},{day - timedelta(days=200)},{day},statement,"
                f'upheld,no,Education,School transport,,"We upheld it, in part.","{statement}",'
            )
            if number % 2:
                file.write(f"{about},,,,,,,\n")
                rows += 1
                continue
            file.write(f"{about}1,personal_remedy,Apologise to Mrs B,,{due},{due},complied,{due}\n")
            file.write(f"24{number:06}{',' * 12}2,service_improvement,,Train staff,{due},,,\n")
            rows += 2
    return rows


def measure(decisions: int) -> None:
    """One size, in a process of its own, so that its memory is its own."""
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    from complaints.decisions.importing.decisions import import_decisions

    for command in ("migrate", "import_councils", "load_reference"):
        call_command(command, verbosity=0, skip_checks=True)
    path = Path(os.environ["VAR_DIR"]) / "decisions.csv"
    rows = write_file(path, decisions)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("dry run", "loaded", "loaded again"):
        start, computing = time.perf_counter(), time.process_time()
        changes = import_decisions(path, at=timezone.now(), dry_run=name == "dry run")
        seconds, computed = time.perf_counter() - start, time.process_time() - computing
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(
            f"{decisions:,} decisions, {rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, {name}:"
            f" {seconds:.1f} s ({computed:.1f} s of processor), {more:.0f} MB of memory more than"
            f" before; {changes.counts()}"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                environment = os.environ | {
                    "DJANGO_SETTINGS_MODULE": "portal.settings",
                    "SECRET_KEY": "for a benchmark",
                    "VAR_DIR": folder,
                    "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
                }
                subprocess.run([sys.executable, __file__, str(size)], env=environment, check=True)
