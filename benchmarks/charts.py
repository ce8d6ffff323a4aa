"""How long each chart takes to work out and to write, and how large it is: benchmarks/charts.py"""

import gzip
import os
import random
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("SECRET_KEY", "benchmark")
django.setup()

from django.template.loader import render_to_string  # noqa: E402 - after the settings

from complaints.charts import CategoryRow, TrendPoint, category_bars, flow, strip, trend  # noqa: E402
from complaints.figures.chance import limits_around  # noqa: E402
from complaints.figures.performance import Performance  # noqa: E402
from complaints.figures.rates import Rate  # noqa: E402

RANDOM = random.Random(1)
DISTRICTS = [RANDOM.choice([1.0, RANDOM.random()]) for _ in range(163)]
KENT, COUNTIES = Rate(63, 76), Rate(890, 1000)
LIMITS = limits_around(KENT, COUNTIES)
YEARS = [
    TrendPoint(f"20{n}-{n + 1}", Rate(40 + n, 80), COUNTIES, LIMITS, breaks=n == 22)
    for n in range(20, 26)
]
NAMES = {"name": "Kent", "average_name": "county councils", "title": "Uphold rate", "ident": "c"}
CHARTS = {
    "strip of 164": ("strip", lambda: strip(KENT, COUNTIES, DISTRICTS, limits=LIMITS, **NAMES)),
    "trend of 6 years": ("trend", lambda: trend(YEARS, **NAMES)),
    "flow": (
        "flow",
        lambda: flow(Performance(30, 20, 37, 128, 13, 63), title="What happened", ident="f"),
    ),
    "bars of 9": (
        "bars",
        lambda: category_bars([CategoryRow("Housing", KENT, COUNTIES)] * 9, **NAMES),
    ),
}


def milliseconds(work, times=200):
    work()
    laps = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        laps.append(time.perf_counter() - start)
    return 1000 * sorted(laps)[times // 2]


if __name__ == "__main__":
    print(f"{'chart':<18}{'work out':>10}{'write':>10}{'bytes':>9}{'gzip':>8}")
    for name, (template, make) in CHARTS.items():
        chart = make()
        html = render_to_string(f"charts/_{template}.html", {"chart": chart})
        written = milliseconds(
            lambda: render_to_string(f"charts/_{template}.html", {"chart": chart})  # noqa: B023
        )
        print(
            f"{name:<18}{milliseconds(make):>7.2f} ms{written:>7.2f} ms"
            f"{len(html.encode()):>9,}{len(gzip.compress(html.encode(), 6)):>8,}"
        )
