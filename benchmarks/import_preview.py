"""The time, the memory and the page of an upload of 20,000 decisions in the staff area, on SQLite.

Run `python benchmarks/import_preview.py`.

The files are those of `import_decisions.py`: statements of two to three thousand characters, and
two recommendations for one decision in two, so 30,000 rows. What is measured is what who uploads
waits for: from sending the file until the page of what would change is there, and from pressing the
button until everything is loaded. The workbook is of the slowest kind, with each text in its cell.

On two shared cores of 2026: a preview takes 6.3 s of processor for 55 MB of CSV and 7.8 s for the
same as XLSX, of which 2.0 s are reading it. The page of rows and sums is of 57 kB, where one of
references alone was of 32 kB, and took 3% more: 12.1 and 12.4 s beside each other on busy cores.
The memory more for CSV is the file in the hands of the client that sends it.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
DECISIONS = 20_000
FILES = ("csv", "xlsx")


def measure(suffix: str) -> None:
    """One file, in a process of its own, so that its memory is its own."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.contrib.auth.models import User
    from django.test import Client

    from benchmarks.import_decisions import write_file

    for command in ("migrate", "import_councils", "load_reference"):
        call_command(command, verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    path = Path(os.environ["VAR_DIR"]) / "decisions.csv"
    rows = write_file(path, DECISIONS)
    if suffix == "xlsx":
        # In another process: to write a workbook takes more memory than to read it.
        command = f"from benchmarks.import_preview import *; as_workbook(Path({str(path)!r}))"
        subprocess.run([sys.executable, "-c", command], check=True, cwd=ROOT)
        path = path.with_suffix(".xlsx")
    client = Client()
    client.force_login(User.objects.create_superuser("somebody"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, computing = time.perf_counter(), time.process_time()
    with path.open("rb") as file:
        answer = client.post("/admin/uploads/add/decisions/", {"decisions-file": file})
    checking = b"".join(answer.streaming_content).decode()
    address = checking.split('data-done href="')[1].split('"')[0]
    page = client.get(address).content
    seconds, computed = time.perf_counter() - start, time.process_time() - computing
    start, computing = time.perf_counter(), time.process_time()
    loading = b"".join(client.post(f"{address}load/").streaming_content).decode()
    assert "data-done" in loading, loading
    loaded, worked = time.perf_counter() - start, time.process_time() - computing
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{DECISIONS:,} decisions, {rows:,} rows, {path.stat().st_size / 1e6:.0f} MB of {suffix}:"
        f" preview after {seconds:.1f} s ({computed:.1f} s of processor),"
        f" loaded after {loaded:.1f} s ({worked:.1f} s),"
        f" {len(page) / 1024:.0f} KB of page, {more:.0f} MB of memory more than before"
    )


def as_workbook(path: Path) -> None:
    """The same rows, beside the CSV file."""
    import csv

    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Decisions")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    workbook.save(path.with_suffix(".xlsx"))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        for suffix in FILES:
            with tempfile.TemporaryDirectory() as folder:
                environment = os.environ | {
                    "DJANGO_SETTINGS_MODULE": "portal.settings",
                    "SECRET_KEY": "for a benchmark",
                    "VAR_DIR": folder,
                    "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
                    "ALLOWED_HOSTS": "testserver",
                }
                subprocess.run([sys.executable, __file__, suffix], env=environment, check=True)
