"""The time and the memory of `import_postcodes`, and how long a postcode takes to be answered.

Run `python benchmarks/import_postcodes.py`, and with PostgreSQL `python -m tests.postgres python
benchmarks/import_postcodes.py`.

The file is made here: 2.7 million made-up postcodes, one in three of them ended, in the outward
codes of the portal's own table, with the 52 columns that the directory has. It is loaded into a new
database, and again with nothing to change.

On two shared cores of 2026: 1.3 GB in 40 s of processor on either database, with 167 MB of memory
in all at most; again, with nothing to change, in as much. A look-up takes 9 ms of processor.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = 2_700_000
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
HEADER = ("pcd7", "pcd8", "pcds", "dointr", "doterm", "cty25cd", "ced25cd", "lad25cd")
MORE = 44  # columns that nobody asks for
LOOKED_UP = ("AL1 3JE", "sw1a1aa", "LA1", "M1 1AE", "ZZ1 1AA")


def write_file(path: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from councils.postcodes.prefixes import OWN_TABLE

    lines = [line.split(",") for line in OWN_TABLE.read_text().splitlines()[1:]]
    outward = [(prefix, code) for prefix, code in lines if " " not in prefix]
    each = ROWS // len(outward) + 1
    rng, rest = random.Random(1), "," + ",".join("E12345678" for _ in range(MORE))
    with path.open("w", encoding="ascii") as file:
        file.write(",".join([*HEADER, *(f"other{n}" for n in range(MORE))]) + "\r\n")
        for prefix, code in outward:
            county = "E99999999"
            units = product("0123456789", LETTERS, LETTERS)
            for _, (digit, one, two) in zip(range(each), units, strict=False):
                ended = f"{rng.randrange(1990, 2025)}{rng.randrange(1, 13):02}"
                month = ended if rng.random() < 1 / 3 else ""
                unit = f"{digit}{one}{two}"
                file.write(
                    f"{prefix:4}{unit},{prefix:5}{unit},{prefix} {unit},198001,{month},{county},,"
                    f"{code or 'S12000033'}{rest}\r\n"
                )


def measure(path: Path) -> None:
    """One load, in a process of its own, so that its memory is its own."""
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    django.setup()
    from councils.postcodes.importing.postcodes import import_postcodes
    from councils.postcodes.lookup import lookup

    for command in ("migrate", "import_councils"):
        call_command(command, verbosity=0, skip_checks=True)
    for name in ("loaded", "loaded again"):
        start, computing = time.perf_counter(), time.process_time()
        changes = import_postcodes(path, at=timezone.now())
        seconds, computed = time.perf_counter() - start, time.process_time() - computing
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{connection.vendor}: {path.stat().st_size / 1e6:.0f} MB {name}: {seconds:.0f} s"
            f" ({computed:.0f} s of processor), at most {peak:.0f} MB of memory in all;"
            f" {changes.counts()}"
        )
    for typed in LOOKED_UP:
        took = []
        for _ in range(100):
            start = time.perf_counter()
            lookup(typed, date(2026, 1, 1))
            took.append((time.perf_counter() - start) * 1000)
        print(f"{typed}: {sorted(took)[50]:.1f} ms, in the middle of a hundred")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "directory.csv"
            write_file(made)
            environment = {
                "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "portal.settings",
                "SECRET_KEY": "for a benchmark",
                "VAR_DIR": folder,
            }
            subprocess.run([sys.executable, __file__, str(made)], env=environment, check=True)
