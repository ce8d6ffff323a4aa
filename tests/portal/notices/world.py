"""Colleagues of each role with addresses, what waits for them, and telling them of it."""

from datetime import timedelta

from complaints.models import Decision, Recommendation
from councils.mail.kinds import Sending
from councils.ownership.steps import give
from councils.years import london_instant
from portal.models import NoticeChoice
from portal.notices.run import send_notices
from tests import factories
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import colleague as unreachable

AT = london_instant("2024-08-01 10:00")  # a Thursday
NEXT_DAY = AT + timedelta(days=1)
SECRET = "She lives at Rose Cottage"


def address(name: str) -> str:
    return f"{name}@ombudsman.example.org"


def colleague(name: str, role: str = "Reviewer"):
    return unreachable(name, role, email=address(name))


def text(**fields) -> Decision:
    """One that nobody has approved, with words that no e-mail may have."""
    waits = {"text_approved_at": None, "summary": SECRET, "statement": SECRET}
    return factories.decision(**waits | fields)


def owned(by, due_on, **fields) -> Recommendation:
    row = outstanding(due_on=due_on, **{"public_summary": SECRET} | fields)
    give(row, by, by=by, at=AT, note=SECRET)
    return row


def choose(user, kind: str, how: str) -> None:
    NoticeChoice.objects.update_or_create(user=user, kind=kind, defaults={"how": how})


def send(at=AT) -> Sending:
    return send_notices(clock=lambda: at)
