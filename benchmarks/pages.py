"""How long pages take, how many queries they make and how many bytes they are.

Run against the demonstration: ``.venv/bin/python -m benchmarks.pages``. Milliseconds of one request
in this process; the loop beside them says how fast the machine was meanwhile.
"""

import gzip
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection  # noqa: E402 - the settings come first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

PAGES = [
    "/",
    "/?type=district&sort=-uphold-rate",
    "/councils/",
    "/compare/?council=kent-county-council&council=essex-county-council",
    "/compare/?council=norwich-city-council&council=cumberland-council&year=2024-25",
    "/councils/kent-county-council/2024-25/",
    "/councils/norwich-city-council/2024-25/",
    "/councils/cumberland-council/2024-25/",
    "/councils/kent-county-council/improvements/",
    "/decisions/",
    "/decisions/?q=homeless+delay",
    "/decisions/?q=zebra",
    "/methods/",
    "/map/2024-25.json",
    "/api/",
    "/api/v1/performance/?year=2024-25&page_size=500",
    "/api/v1/decisions/?page_size=500",
    "/api/v1/schema/?format=json",
]
TIMES = 15


def milliseconds(work) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    client = Client(SERVER_NAME="localhost")
    print(f"{'median':>8} {'fastest':>8} {'loop':>6} {'queries':>8} {'gzip kB':>8}  page")
    for page in PAGES:
        client.get(page)
        with CaptureQueriesContext(connection) as queries:
            body = client.get(page).content
        asked = len(queries)
        taken = [milliseconds(lambda page=page: client.get(page)) for _ in range(TIMES)]
        loop = milliseconds(lambda: sum(range(1_000_000)))
        print(
            f"{statistics.median(taken):8.1f} {min(taken):8.1f} {loop:6.1f} {asked:8}"
            f" {len(gzip.compress(body)) / 1024:8.1f}  {page}"
        )


if __name__ == "__main__":
    main()
