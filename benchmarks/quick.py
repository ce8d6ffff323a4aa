"""What CI counts: queries of pages, and calls of functions beside an empty view. A minute, no more.

``.venv/bin/python -m benchmarks.quick`` on a small database that it makes. It fails where a page
asks the database more often than ``quick.toml`` says, or calls half as many functions again beside
the empty view; no clock decides, so a busy machine says the same as an idle one. What it takes in
milliseconds is measured by ``benchmarks/run``. ``--write`` writes what it found into that file, for
a commit that says why.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = Path(__file__).with_suffix(".toml")
WORSE = 1.5
FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DATABASE_URL": f"sqlite:///{FOLDER.name}/quick.sqlite3",
    "VAR_DIR": FOLDER.name,
    "SECRET_KEY": "good for nothing",
    "DJANGO_SETTINGS_MODULE": "tests.settings",
    "KEPT_ANSWERS": f"{FOLDER.name}/answers",
}

import django  # noqa: E402

django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402 - the settings come first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.cost import calls, sent  # noqa: E402
from portal.wsgi import application  # noqa: E402
from tests import factories  # noqa: E402

COUNCIL = "/councils/council-1/2024-25/"
PAGES = (
    *("/", "/councils/", "/compare/?council=council-1&council=council-2", COUNCIL),
    *(f"{COUNCIL}scrutiny-pack/", "/councils/council-1/improvements/", "/improvements/"),
    *("/subjects/", "/decisions/", "/decisions/?q=record", "/decisions/01-000-001/", "/letters/"),
    *("/methods/", "/releases/", "/data/", "/map/2024-25.json", "/feed.atom"),
    *("/api/v1/performance/?year=2024-25", "/api/v1/decisions/", "/sitemap.xml"),
)


def fill() -> None:
    """Thirty councils, two years, 600 decisions with what was agreed."""
    call_command("migrate", verbosity=0)
    subject = factories.subject()
    for number in range(1, 31):
        council = factories.council(f"Council {number}", residents=500_000 + number)
        for case in range(20):
            made = factories.decision(
                council,
                reference=f"{number:02}{case:06}",
                decided_on=date(2023 + case % 2, 6, 3),
                outcome="not_upheld" if case % 3 == 0 else "upheld",
                subject=subject,
            )
            if case % 3:
                factories.recommendation(made)
    for year in ("2023-24", "2024-25"):
        factories.release(year)


def measured() -> dict[str, dict[str, float]]:
    settings.ALLOWED_HOSTS = ["localhost"]
    queries = {}
    settings.RECORD_SECONDS = 3_600  # that one question is of a second, not of a page
    for address in PAGES:
        assert sent(application, address) == 200, address
        with CaptureQueriesContext(connection) as asked:
            sent(application, address)
        queries[address] = len(asked)
    empty = float(subprocess.check_output([sys.executable, "-m", "benchmarks.empty"], cwd=ROOT))
    ratios = {"a council's page, made": calls(lambda: sent(application, COUNCIL)) / empty}
    settings.KEPT_ANSWERS_MEGABYTES = 10
    ratios["a council's page, kept"] = calls(lambda: sent(application, COUNCIL)) / empty
    return {"queries": queries, "ratios": ratios}


def complaints(found: dict, kept: dict) -> list[str]:
    """What got worse, each in a sentence."""
    rules: dict[str, Callable[[float], float]] = {
        "queries": lambda before: before,
        "ratios": lambda before: before * WORSE,
    }
    return [
        f"{what}: {value:g} {kind}, and {kept[kind].get(what, 0):g} are kept in {KEPT.name}."
        for kind, most in rules.items()
        for what, value in found[kind].items()
        if value > most(kept[kind].get(what, 0))
    ]


def main() -> None:
    fill()
    found = measured()
    for kind, values in found.items():
        for what, value in values.items():
            print(f"{value:8.4g} {kind}  {what}")
    if "--write" in sys.argv:
        parts = (
            f"[{kind}]\n" + "".join(f'"{what}" = {value:.4g}\n' for what, value in values.items())
            for kind, values in found.items()
        )
        KEPT.write_text("# Written by benchmarks.quick --write.\n" + "\n".join(parts))
        return
    if worse := complaints(found, tomllib.loads(KEPT.read_text())):
        sys.exit("\n".join(worse))


if __name__ == "__main__":
    main()
