"""Pages of explanation."""

import re
from datetime import timedelta

import pytest

from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

INSTANT = london_instant("2025-07-01 09:30")


@pytest.fixture
def read(client, clock):
    def at(instant) -> str:
        clock.set(instant)
        body = client.get("/methods/").content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))

    return at


def test_reasons_for_not_showing_are_counted_nationally_from_the_years_instant(read):
    kent = factories.council("Kent County Council")
    for reason in ("", "consent", "consent", "employment"):
        factories.decision(kent, withheld_reason=reason)
    factories.release(public_at=INSTANT)
    before = read(INSTANT - timedelta(seconds=1))
    assert "not shown today" not in before
    assert "Employment" not in before
    page = read(INSTANT)
    assert (
        "Of 4 decisions that the figures of 2024-25 counted as closed after initial enquiries, not"
        " upheld or upheld, 3 are not shown today." in page
    )
    assert "Reason Decisions Consent 2 Employment 1 Reasons are counted for all" in page


def test_where_all_is_shown_or_no_case_is_known_there_is_no_table(read):
    factories.decision()
    factories.release(public_at=INSTANT)
    page = read(INSTANT)
    assert "not upheld or upheld, all are shown today." in page
    assert "Reasons are counted" not in page
    published("2025-26", frozen(upheld=3), public_at=INSTANT + timedelta(days=365))
    assert "shown today" not in read(INSTANT + timedelta(days=365))
