"""How long the front page and the lists take staff, and how many queries they make.

Makes 200,000 decisions with their texts in a database that holds none, and leaves them there:
``DATABASE_URL=sqlite:////tmp/lists.sqlite3 .venv/bin/python -m benchmarks.admin_lists``, or with
the address of an empty PostgreSQL. Milliseconds of one request in this process; the loop says how
fast the machine was meanwhile. PostgreSQL counts its rows by itself, SQLite never does: so here.

On two busy cores of 2026, where the loop takes 15 to 45, median milliseconds:

    front page                    46 on SQLite, 135 on PostgreSQL; 1,400 and 230 until it looked for
                                  what waits by keys and with indexes of its own
    texts waiting for approval    135 and 240, of 10,500; 1,500 on SQLite until then
    shown within a week           12 and 51; 760 on SQLite until then
    compliance, page 500          85 and 124 recorded, 83 and 172 of all; 220 and 305, 370 and 500
                                  until only the rows of the page were read
    every other list              19 to 84 and 36 to 218
"""

import os
import statistics
import time
from datetime import UTC, date, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402 - the settings come first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from complaints.figures.sums import SHOWN  # noqa: E402
from complaints.models import Decision, Recommendation  # noqa: E402
from councils.models import Council  # noqa: E402
from tests import factories  # noqa: E402

DECISIONS, COUNCILS, TIMES = 200_000, 400, 7
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
# Of a hundred, as the ombudsman decides them.
OUTCOMES = (
    ["invalid_or_incomplete"] * 12
    + ["advice_given"] * 4
    + ["referred_back"] * 36
    + ["closed_after_initial_enquiries"] * 31
    + ["not_upheld"] * 4
    + ["upheld"] * 13
)
STATEMENT = "## The complaint\n\n" + "1. Mrs B complains about what the council did. " * 80
DECISION_LISTS = {
    "the list": {},
    "page 2": {"p": 2},
    "the last page": {"p": DECISIONS // 50},
    "a reference": {"q": "24 018 407"},
    "how a reference begins": {"q": "24 018"},
    "a council": {"q": "council 17"},
    "upheld": {"outcome__exact": "upheld"},
    "upheld, page 100": {"outcome__exact": "upheld", "p": 100},
    "referred back": {"outcome__exact": "referred_back"},
    "reports": {"kind__exact": "report"},
    "withheld": {"withheld": "yes"},
    "waiting for a second person": {"withheld": "waiting"},
    "waiting for approval": {"text": "waiting"},
    "by reference": {"o": "1"},
    "by council": {"o": "2"},
    "shown within a week": {"look": "shown-soon"},
    "upheld without recommendations": {"look": "no-recommendations"},
}
RECOMMENDATION_LISTS = {
    "outstanding": {},
    "overdue": {"state": "overdue"},
    "due in 14 days": {"state": "soon"},
    "waiting for a second person": {"state": "waiting"},
    "recorded": {"state": "recorded"},
    "recorded, page 500": {"state": "recorded", "p": 500},
    "recorded, the last page": {"state": "recorded", "p": 951},
    "no longer required": {"state": "ended"},
    "all, page 500": {"state": "all", "p": 500},
    "recorded, of a council": {"state": "recorded", "q": "council 17"},
}
PAGES = {
    "index": {"the front page": {}},
    "complaints_decision_changelist": DECISION_LISTS,
    "complaints_recommendation_changelist": RECOMMENDATION_LISTS,
}


def decisions(councils, subject, officer):
    for number in range(DECISIONS):
        outcome = OUTCOMES[number * 37 % 100]
        is_shown, is_report = outcome in SHOWN.names, number % 1_000 == 500
        text = STATEMENT if is_shown else ""
        yield Decision(
            reference=f"{number % 10 + 17:02}{number // 10:06}",
            council=councils[number * 7 % COUNCILS],
            decided_on=date(2017, 4, 1) + timedelta(days=number * 13 % 3_300),
            outcome=outcome,
            kind="report" if is_report else "statement",
            title="A report" if is_report else "",
            subject=subject,
            summary=text[:200],
            statement=text,
            text_approved_at=AT if is_shown and number % 9 else None,
            withheld_reason="other" if number % 97 == 0 else "",
            withheld_by=officer if number % 9_700 == 0 else None,
            withheld_at=AT if number % 9_700 == 0 else None,
        )


def fill():
    call_command("migrate", verbosity=0)
    if Decision.objects.exists():
        return
    subject = factories.subject()
    councils = [factories.council(f"Council {number}") for number in range(COUNCILS)]
    officer = User.objects.create_user("officer")
    batch = []
    for each in decisions(councils, subject, officer):
        batch.append(each)
        if len(batch) == 5_000:
            Decision.objects.bulk_create(batch)
            batch = []
    Decision.objects.bulk_create(batch)
    upheld = Decision.objects.filter(outcome="upheld").only("council", "decided_on")
    Recommendation.objects.bulk_create(recommendations(upheld), batch_size=5_000)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def recommendations(upheld):
    """Two of each, of which one in twelve is outstanding."""
    for number, each in enumerate(upheld):
        due_on = each.decided_on + timedelta(days=42)
        recorded = {"outcome": "complied", "done_on": due_on, "recorded_on": due_on}
        for part in (1, 2):
            yield Recommendation(
                decision=each,
                council_id=each.council_id,
                number=part,
                kind="personal_remedy",
                due_on=due_on,
                **(recorded if number % 12 else {}),
            )


def milliseconds(work) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    fill()
    reviewer, _ = User.objects.get_or_create(username="reviewer", defaults={"is_staff": True})
    reviewer.groups.set([Group.objects.get(name="Reviewer")])
    client = Client(SERVER_NAME="localhost")
    client.force_login(reviewer)
    print(
        f"{Decision.objects.count():,} decisions, {Recommendation.objects.count():,}"
        f" recommendations, {Council.objects.count()} councils, {connection.vendor}"
    )
    print(f"{'first':>8} {'median':>8} {'loop':>6} {'queries':>8}  list")
    every = [(reverse(f"admin:{page}"), *each) for page in PAGES for each in PAGES[page].items()]
    for page, name, asked in every:
        first = milliseconds(lambda page=page, asked=asked: client.get(page, asked))
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page, asked)
        made = len(queries)  # the next request forgets them
        assert answer.status_code == 200, (name, answer)
        taken = [
            milliseconds(lambda page=page, asked=asked: client.get(page, asked))
            for _ in range(TIMES)
        ]
        loop = milliseconds(lambda: sum(range(1_000_000)))
        print(f"{first:8.1f} {statistics.median(taken):8.1f} {loop:6.1f} {made:8}  {name}")


if __name__ == "__main__":
    main()
