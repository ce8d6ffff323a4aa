"""No page, and no list of staff, reads more of the database because there are more decisions.

What a page reads is counted, not timed: rows on PostgreSQL, instructions on SQLite
(``tests.database_work``), of some 1,300 decisions and of four times as many. What waits for
somebody, and what is not public yet, is as much both times: a longer queue is more to do. What is
counted once for all visitors is asked for as the second of them does.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from complaints.decisions.screens import list as lists
from complaints.models import Decision, Recommendation, decision_querysets
from complaints.statistics import publication_times
from councils.row_counts import count_anew
from portal import counted_once, instant
from portal.harvest.record import note_changes
from portal.pages import kept_rows_content
from tests import factories
from tests.database_work import Work, work_of_database
from tests.multiplying import multiply

pytestmark = pytest.mark.django_db

AT = datetime(2025, 9, 2, 12, tzinfo=UTC)
ORDINARY = 80
FIRST, THEN = 15, 48  # copies of those
COUNTED = 200  # by staff's lists, of as many more as there are
IN_PERIOD = 20  # of the statements that could be shown by now, of as many more as there are
ALLOWED, FEW = 1.2, 100  # times as much, and so many rows more
DECISIONS = reverse("admin:complaints_decision_changelist")
RECOMMENDATIONS = reverse("admin:complaints_recommendation_changelist")

PUBLIC = (
    "/",
    "/decisions/",
    "/decisions/?page=30",
    "/decisions/?page=30&type=county",
    "/decisions/?outcome=not_upheld&page=3",
    "/decisions/?category=housing&page=3",
    "/decisions/?subject=housing-repairs&page=3",
    "/decisions/?council=devon-council&page=3",
    "/decisions/?compliance=late",
    "/decisions/?counted=upheld&year=2024-25",
    "/decisions/?counted=on_time&year=2024-25&page=3",
    "/decisions/?overdue=true",
    "/decisions/24-000-002/",
    "/improvements/",
    "/improvements/?page=3",
    "/improvements/?status=late",
    "/councils/devon-council/2024-25/",
    "/councils/devon-council/improvements/",
    "/councils/devon-council/feed.atom",
    "/subjects/",
    "/subjects/housing/",
    "/subjects/housing-homelessness/",
    "/revisions/",
    "/methods/",
    "/feed.atom",
    "/sitemap.xml",
    "/sitemap-decisions.xml?p=2",
    "/api/v1/decisions/",
    "/api/v1/decisions/?page=3",
    "/api/v1/decisions/?counted=upheld&year=2024-25",
    "/api/v1/decisions/24-000-002/",
    "/api/v1/service-improvements/?page_size=20",
    "/api/v1/service-improvements/?page_size=20&page=3",
    "/api/v1/decisions/?changed_since=2025-09-03",
    "/api/v1/decisions/?changed_since=1900-01-01&page_size=20",
    "/api/v1/service-improvements/?changed_since=1900-01-01&page_size=20",
    "/api/v1/revisions/",
)
STAFF = (
    reverse("admin:index"),
    DECISIONS,
    f"{DECISIONS}?p=3",
    f"{DECISIONS}?q=kent",
    f"{DECISIONS}?q=24000001",
    f"{DECISIONS}?outcome__exact=upheld",
    f"{DECISIONS}?kind__exact=report",
    f"{DECISIONS}?withheld=yes",
    f"{DECISIONS}?withheld=no",
    f"{DECISIONS}?withheld=waiting",
    f"{DECISIONS}?text=waiting",
    f"{DECISIONS}?look=shown-soon",
    f"{DECISIONS}?look=no-recommendations",
    f"{DECISIONS}?look=open",
    f"{DECISIONS}?publication=first-day",
    f"{DECISIONS}?author=me",
    f"{DECISIONS}?decided_from=2024-06-01&decided_to=2025-01-31",
    f"{DECISIONS}?decided_from=2024-06-01&council=kent-council",
    f"{DECISIONS}?o=1",
    f"{DECISIONS}?o=2",
    reverse("admin:decisions-waiting"),
    RECOMMENDATIONS,
    f"{RECOMMENDATIONS}?state=recorded&p=3",
    f"{RECOMMENDATIONS}?state=late&due_from=2024-06-01",
    f"{RECOMMENDATIONS}?state=late&council=kent-council",
    f"{RECOMMENDATIONS}?state=overdue&council=kent-council&author=me",
    f"{RECOMMENDATIONS}?state=waiting",
    f"{RECOMMENDATIONS}?state=ended",
)


def ordinary() -> int:
    """Decisions that the public reads, some with something agreed and done; the last one's key."""
    councils = [factories.council(f"{name} Council") for name in ("Devon", "Essex", "Surrey")]
    about = [factories.subject(name=name) for name in ("Homelessness", "Repairs")]
    for number in range(ORDINARY):
        made = factories.decision(
            councils[number % 3],
            reference=f"{24000001 + number}",
            decided_on=date(2024, 4, 1) + timedelta(days=5 * number),
            outcome=("upheld", "not_upheld", "closed_after_initial_enquiries")[number % 3],
            subject=about[number % 2],
        )
        if made.outcome == "upheld":
            factories.recommendation(made)
    factories.release("2024-25")
    factories.release("2024-25", reason="An error.", public_at=AT - timedelta(days=9))
    return made.pk


def others() -> None:
    """One of each thing that waits, is hidden, or was shown last by something else than its day."""
    officer = User.objects.create(username="officer")
    withheld = {"withheld_reason": "other", "withheld_at": AT, "withheld_by": officer}
    kent = factories.council("Kent Council")
    for fields in (
        withheld,
        {"restored_at": AT, "hidden_at": AT},
        {"text_approved_at": None},
        {"kind": "report", "title": "A report", "announced_at": AT},
        {"decided_on": date(2025, 7, 24)},
        {"decided_on": date(2025, 9, 1)},
    ):
        factories.decision(kent, subject=factories.subject(), **fields)
    said = {"no_longer_required_reason": "It closed."}
    factories.recommendation(outcome="", done_on=None, recorded_on=None)
    factories.recommendation(**said)
    factories.recommendation(**said, no_longer_required_at=AT)


def more(copies: int, last: int) -> None:
    multiply(copies, last)
    while note_changes(AT):
        pass
    counted_once.COUNTED.clear()
    if connection.vendor == "postgresql":
        count_anew()


def works() -> dict:
    """What each page reads, of visitors and of a reviewer, when it is asked for again."""
    visitor, staff = Client(), Client()
    staff.force_login(User.objects.get(username="reviewer"))
    found = {}
    for address in (*PUBLIC, *STAFF):
        client = staff if address in STAFF else visitor
        client.get(address)
        with work_of_database() as found[address]:
            answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
    with work_of_database() as found["every decision"]:
        list(Decision.objects.order_by("summary")[:5])
    return found


@pytest.fixture(scope="module")
def before_and_after(module_db):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(instant, "timezone", SimpleNamespace(now=lambda: AT))
        patch.setattr(counted_once, "SECONDS", 60)
        patch.setattr(lists, "MOST", COUNTED)
        patch.setattr(decision_querysets, "LOOKED_THROUGH", COUNTED)
        patch.setattr(publication_times, "LOOKED_THROUGH", IN_PERIOD)
        patch.setattr("portal.sitemaps.Decisions.limit", COUNTED)
        patch.setattr(kept_rows_content, "PART", COUNTED)
        last = ordinary()
        others()
        reviewer = User.objects.create(username="reviewer", is_staff=True)
        reviewer.groups.set([Group.objects.get(name="Reviewer")])
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # Of some thousands it rather reads all; whether it need not is the question.
                cursor.execute("SET LOCAL enable_seqscan = off")
        more(FIRST, last)
        before = works()
        more(THEN, last)
        yield before, works()
        counted_once.COUNTED.clear()


def what_grew(before: Work, after: Work) -> str:
    """Of each question as much as both times, where it grew."""
    pairs = zip(before.reads, after.reads, strict=False)
    return "\n".join(
        f"{was.rows:,} → {now}" for was, now in pairs if now.rows > ALLOWED * was.rows + 10
    )


@pytest.mark.parametrize("address", [*PUBLIC, *STAFF])
def test_four_times_as_many_decisions_are_no_more_to_read(before_and_after, address):
    before, after = (each[address] for each in before_and_after)
    assert before.reads
    assert after.rows <= ALLOWED * before.rows + FEW, what_grew(before, after)


def test_reading_every_decision_is_noticed(before_and_after):
    """What the other test finds nothing of: somebody who does read them all."""
    before, after = (each["every decision"] for each in before_and_after)
    assert after.rows > 3 * before.rows > 3 * ORDINARY
    assert Decision.objects.count() > 5_000
    assert Recommendation.objects.count() > 1_500
