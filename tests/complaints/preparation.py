"""What tests of preparing a year share: staff, a year to prepare, its way to the public."""

from datetime import timedelta

from django.contrib.auth.models import Group, User

from complaints.models import Release
from complaints.releases.steps import approval, preparation
from councils.years import Year, london_instant
from tests import factories

YEAR = Year(2024)
AT = london_instant("2025-04-15 10:00")
INSTANT = london_instant("2025-05-20 09:30")
MINUTE = timedelta(minutes=1)
ROLES = ("Case officer", "Reviewer", "Statistician", "Administrator")


def person(username: str, role: str = "", **fields) -> User:
    """Somebody of the staff, made once."""
    made, is_new = User.objects.get_or_create(
        username=username, defaults={"is_staff": True, **fields}
    )
    if is_new and role:
        made.groups.add(Group.objects.get(name=role))
    return made


def ann() -> User:
    """A statistician."""
    return person("ann", "Statistician", first_name="Ann", last_name="Example")


def ben() -> User:
    """A reviewer."""
    return person("ben", "Reviewer", first_name="Ben", last_name="Sample")


def a_year(upheld: int = 2, not_upheld: int = 1):
    """A county with decisions in 2024-25, each upheld one with a recommendation complied with."""
    kent = factories.council("Kent County", residents=1_576_069)
    decide(kent, upheld, not_upheld)
    return kent


def decide(council, upheld: int = 0, not_upheld: int = 0, **fields) -> None:
    for _ in range(upheld):
        factories.recommendation(factories.decision(council, **fields))
    for _ in range(not_upheld):
        factories.decision(council, outcome="not_upheld", **fields)


def draft(**fields) -> Release:
    """A draft of 2024-25 by Ann; the decisions must be there."""
    defaults = {"public_at": INSTANT, "reason": "", "by": ann(), "at": AT}
    return preparation.prepare(YEAR, **defaults | fields)


def submitted(**fields) -> Release:
    made = draft(**fields)
    preparation.submit(made, by=ann(), at=AT + MINUTE)
    made.refresh_from_db()
    return made


def announced(**fields) -> Release:
    made = submitted(**fields)
    approval.approve(made, by=ben(), at=AT + 2 * MINUTE)
    made.refresh_from_db()
    return made


def last_change(release: Release) -> tuple:
    """Kind, person, reason and time of the newest entry in a release's history."""
    row = Release.history.filter(id=release.pk).order_by("-history_id").first()
    user = row.history_user.username if row.history_user else None
    return row.history_type, user, row.history_change_reason, row.history_date
