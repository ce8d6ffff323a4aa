"""A year to come, and a copy of the portal that somebody keeps."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from councils.years import london_instant
from letters.models import Letter
from tests import factories
from tests.portal.harvest.mirror import Mirror

AT = london_instant("2025-06-20 12:00")
SHOWN = ["24000001", "24000002", "24000003"]


def of(reference):
    return Decision.objects.filter(reference=reference)


@pytest.fixture
def kent():
    return factories.council("Kent County Council", residents=1_576_069)


@pytest.fixture
def mirror(client, clock, kent):
    """Three decisions that are shown, one that is to be, a report to come, 2024-25 to come."""
    clock.set(AT)
    for reference in SHOWN:
        made = factories.decision(kent, reference=reference, subject=factories.subject())
        factories.recommendation(made)
    factories.recommendation(made, kind="personal_remedy", public_summary="")
    factories.recommendation(
        made, outcome="", done_on=None, recorded_on=None, due_on=date(2025, 6, 25)
    )
    factories.decision(kent, reference="25000001", decided_on=date(2025, 5, 12))
    announced = london_instant("2025-06-21 09:30")
    factories.decision(
        kent, reference="25000002", kind="report", title="A report", announced_at=announced
    )
    release = factories.release("2024-25")
    Letter.objects.create(
        council=kent,
        year=release.year,
        release=release,
        published_with=release,
        content={},
        dated_on=date(2025, 6, 18),
        composed_at=AT - timedelta(hours=9),
        approved_at=AT - timedelta(hours=8),
        by_command=True,
        sent_at=AT - timedelta(hours=7),
    )
    return Mirror(client)
