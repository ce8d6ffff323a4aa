"""The time and the memory of a year's letters: composing them, and typesetting them as PDF/UA.

Run `python benchmarks/letters.py`. It loads the demonstration into a folder of its own first, which
takes most of a minute, and then writes the letters of 2024-25 anew: 317 of them. Memory is the most
that the process ever held, the demonstration's own loading left out.

On two shared cores of 2026, one of them busy: composed in 2.3 s (1.2 s of processor), again in
0.7 s; typeset, approved and kept in 5.7 s, 18 ms a letter; 162 MB more; 47 kB a PDF. On two cores
with five times as much to do as they can, 11.5 s of processor: typst takes 7 to 8 of that, 12 ms of
a letter for its words and 8 for the page of figures, spread over hundreds of its functions; a
heading alone takes it 1 ms, and the same letter again 3. To keep them takes 3 s.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def prepare() -> None:
    """A demonstration, made by processes of their own."""
    for command in ("migrate", "import_councils", "load_reference", "load_demo"):
        run = [sys.executable, "manage.py", command, "--verbosity", "0"]
        subprocess.run(run, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)


def measure() -> None:
    import django

    django.setup()
    from datetime import UTC, datetime

    from councils.years import Year
    from letters.composing.drafts import compose_letters
    from letters.letters.steps.approval import approve
    from letters.models import Letter, LetterFile, Message

    year, at = Year(2024), datetime.now(UTC)
    Message.objects.filter(letter__year=year).delete()
    Letter.objects.filter(year=year).delete()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def timed(label: str, do) -> None:
        start, computing = time.perf_counter(), time.process_time()
        do()
        took, computed = time.perf_counter() - start, time.process_time() - computing
        most = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{label:30} {took:5.1f} s, {computed:5.1f} s of processor, {most:4.0f} MB more")

    timed("composed", lambda: compose_letters(year, by=None, at=at))
    timed("composed again", lambda: compose_letters(year, by=None, at=at))
    letters = list(Letter.objects.select_related("council", "release").filter(year=year))
    timed("typeset, approved and kept", lambda: approve(letters, by=None, at=at))
    sizes = [len(pdf) for pdf in LetterFile.objects.values_list("pdf", flat=True)]
    print(f"{len(sizes)} PDFs of {sum(sizes) / len(sizes) / 1000:.0f} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "SECRET_KEY": "benchmark",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        sys.path.insert(0, str(ROOT))
        prepare()
        measure()
