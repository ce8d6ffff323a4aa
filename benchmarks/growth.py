"""What each page takes where there are more and more decisions, on either database.

``DATABASE_URL=sqlite:////tmp/growth.sqlite3 python -m benchmarks.growth 20000 200000``, or
``script/postgres .venv/bin/python -m benchmarks.growth 20000 200000 2000000``: the database gets so
many decisions, one size after the other (``benchmarks.sizes``). For each address: milliseconds of
this process, which on SQLite are those of the database too; milliseconds of waiting for the
database; rows that PostgreSQL read (of SQLite: tens of instructions), blocks, and which tables were
read from one end to the other. ``first`` is a page that nobody has asked for since the last change.
The last table has what grew by more than a fifth.

With ``--plans`` each question that reads more than 10,000 rows or instructions is printed.
"""

import os
import statistics
import sys
import time
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402 - the settings come first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from benchmarks.sizes import resize  # noqa: E402
from complaints.models import Decision  # noqa: E402
from portal.counted_once import COUNTED  # noqa: E402
from tests.database_work import work_of_database  # noqa: E402

TIMES = 5
ALLOWED = 1.2
MANY = 10_000
COUNCIL = "birmingham-city-council"


def public_addresses() -> dict[str, str]:
    decisions, improvements = reverse("decisions"), reverse("improvements")
    api = "/api/v1/decisions/"
    last = f"?p={(Decision.objects.count() // 2) // 2_500}"
    reference = Decision.objects.filter(kind="report").order_by("pk").values_list("reference")[0][0]
    return {
        "home": "/",
        "council": f"/councils/{COUNCIL}/2024-25/",
        "council's improvements": f"/councils/{COUNCIL}/improvements/",
        "council's feed": f"/councils/{COUNCIL}/feed.atom",
        "council's record": f"/councils/{COUNCIL}/record.xlsx",
        "council's scrutiny pack": f"/councils/{COUNCIL}/2024-25/scrutiny-pack/",
        "decisions": decisions,
        "decisions, page 100": f"{decisions}?page=100",
        "decisions, page 10,000": f"{decisions}?page=10000",
        "decisions of a council": f"{decisions}?council={COUNCIL}",
        "decisions of a type": f"{decisions}?type=county",
        "decisions upheld": f"{decisions}?outcome=upheld",
        "decisions not upheld": f"{decisions}?outcome=not_upheld",
        "reports": f"{decisions}?kind=report",
        "decisions of a category": f"{decisions}?category=housing",
        "decisions of a subject": f"{decisions}?subject=housing-homelessness",
        "decisions of a year": f"{decisions}?year=2021-22",
        "decisions until a day": f"{decisions}?decided_before=2021-06-30",
        "decisions complied late": f"{decisions}?compliance=late",
        "decisions overdue": f"{decisions}?overdue=true",
        "decisions counted": f"{decisions}?counted=upheld&year=2024-25",
        "decisions counted of a council": (
            f"{decisions}?counted=upheld&year=2024-25&council={COUNCIL}"
        ),
        "search for what many have": f"{decisions}?q=council+delay",
        "search for what few have": f"{decisions}?q=ombudsman+flooding+drain",
        "search in a council": f"{decisions}?q=homeless&council={COUNCIL}",
        "a decision": reverse("decision", args=[reference]),
        "subjects": "/subjects/",
        "a category": "/subjects/housing/",
        "a subject": "/subjects/housing-homelessness/",
        "improvements": improvements,
        "improvements, page 1,000": f"{improvements}?page=1000",
        "improvements of a kind": f"{improvements}?change=training",
        "improvements overdue": f"{improvements}?status=overdue",
        "improvements of a subject": f"{improvements}?subject=housing-homelessness",
        "feed": "/feed.atom",
        "sitemap": "/sitemap.xml",
        "sitemap of decisions": "/sitemap-decisions.xml",
        "sitemap of decisions, in the middle": f"/sitemap-decisions.xml{last}",
        "releases": "/releases/",
        "revisions": "/revisions/",
        "methods": "/methods/",
        "data": "/data/",
        "API decisions": api,
        "API decisions, page 1,000": f"{api}?page=1000",
        "API decisions of a subject": f"{api}?subject=housing-homelessness",
        "API decisions not upheld": f"{api}?outcome=not_upheld",
        "API decisions counted": f"{api}?counted=upheld&year=2024-25",
        "API one decision": f"{api}{reference}/",
        "API improvements": "/api/v1/service-improvements/",
        "API improvements, page 1,000": "/api/v1/service-improvements/?page=1000",
        "API performance": "/api/v1/performance/?year=2024-25",
    }


def staff_addresses() -> dict[str, str]:
    decisions = reverse("admin:complaints_decision_changelist")
    recommendations = reverse("admin:complaints_recommendation_changelist")

    def of(page: str, **asked: object) -> str:
        return f"{page}?{urlencode(asked)}"

    return {
        "staff's front page": reverse("admin:index"),
        "staff's decisions": decisions,
        "staff's decisions, page 300": of(decisions, p=300),
        "staff's decisions of a council": of(decisions, q="birmingham"),
        "staff's decisions of councils": of(decisions, q="council"),
        "staff's decisions, a reference": of(decisions, q="24 018 407"),
        "staff's decisions, how one begins": of(decisions, q="24 018"),
        "staff's decisions upheld": of(decisions, outcome__exact="upheld"),
        "staff's decisions upheld of a council": of(
            decisions, q="birmingham", outcome__exact="upheld"
        ),
        "staff's decisions of an outcome": of(decisions, outcome__exact="not_upheld"),
        "staff's reports": of(decisions, kind__exact="report"),
        "staff's decisions withheld": of(decisions, withheld="yes"),
        "staff's decisions to confirm": of(decisions, withheld="waiting"),
        "staff's decisions not withheld": of(decisions, withheld="no"),
        "staff's texts waiting": of(decisions, text="waiting"),
        "staff's decisions shown soon": of(decisions, look="shown-soon"),
        "staff's upheld without recommendation": of(decisions, look="no-recommendations"),
        "staff's decisions by reference": of(decisions, o=1),
        "staff's decisions by council": of(decisions, o=2),
        "what waits": reverse("admin:decisions-waiting"),
        "recommendations outstanding": recommendations,
        "recommendations overdue": of(recommendations, state="overdue"),
        "recommendations due soon": of(recommendations, state="soon"),
        "recommendations waiting": of(recommendations, state="waiting"),
        "recommendations recorded": of(recommendations, state="recorded"),
        "recommendations recorded, page 300": of(recommendations, state="recorded", p=100),
        "recommendations ended": of(recommendations, state="ended"),
        "all recommendations": of(recommendations, state="all"),
        "recommendations of a council": of(recommendations, q="birmingham"),
        "releases of staff": reverse("admin:complaints_release_changelist"),
    }


def measured(client: Client, address: str, with_plans: bool) -> tuple[float, ...]:
    def asked() -> tuple[float, float]:
        waited, began = [0.0], time.process_time()

        def watched(execute, sql, params, many, context):
            start = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                waited[0] += time.perf_counter() - start

        with connection.execute_wrapper(watched):
            answer = client.get(address)
            assert answer.status_code in (200, 404, 503), (address, answer.status_code)
            b"".join(answer) if answer.streaming else answer.content
        return 1000 * (time.process_time() - began), 1000 * waited[0]

    COUNTED.clear()
    first = sum(asked()) if connection.vendor == "postgresql" else asked()[0]
    taken = [asked() for _ in range(TIMES)]
    COUNTED.clear()
    with work_of_database() as work:
        answer = client.get(address)
        b"".join(answer) if answer.streaming else answer.content
    processor, waited = (statistics.median(each) for each in zip(*taken, strict=True))
    if with_plans:
        for each in work.reads:
            if each.rows > MANY:
                print(f"    {each}")
    return first, processor, waited, work.rows, work.blocks, work.whole


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:] if each.isdigit()]
    with_plans = "--plans" in sys.argv
    found: dict[str, dict[int, tuple]] = {}
    for size in sizes:
        resize(size)
        reviewer, _ = User.objects.get_or_create(username="reviewer", defaults={"is_staff": True})
        reviewer.groups.set([Group.objects.get(name="Reviewer")])
        client, staff = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
        staff.force_login(reviewer)
        print(f"\n{Decision.objects.count():,} decisions, {connection.vendor}")
        print(f"{'first':>8} {'process':>8} {'waited':>8} {'rows':>10} {'blocks':>8}  page")
        for who, addresses in ((client, public_addresses()), (staff, staff_addresses())):
            for name, address in addresses.items():
                found.setdefault(name, {})[size] = row = measured(who, address, with_plans)
                first, processor, waited, rows, blocks, whole = row
                print(
                    f"{first:8.1f} {processor:8.1f} {waited:8.1f} {rows:10,} {blocks:8,}"
                    f"  {name} {' '.join(whole)}",
                    flush=True,
                )
    if len(sizes) > 1:
        print(f"\nMore than {ALLOWED} times from {sizes[0]:,} to {sizes[-1]:,}")
        for name, rows in found.items():
            before, after = rows[sizes[0]], rows[sizes[-1]]
            times = (after[1] + after[2]) / (before[1] + before[2])
            read = max(after[3], 1) / max(before[3], 1)
            if times > ALLOWED or read > ALLOWED:
                print(f"{times:8.1f} times as long, {read:8.1f} times as many rows  {name}")


if __name__ == "__main__":
    main()
