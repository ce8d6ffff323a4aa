"""Two counties with six districts, which four councils are to replace."""

from datetime import UTC, date, datetime

import pytest

from complaints.models import Decision
from councils.models import Council, Residents
from tests import factories
from tests.portal.rehearsal.orders import write_order

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
DAY = date(2028, 4, 1)


@pytest.fixture
def order(transactional_db, roles, settings, tmp_path):
    """A year of figures, open recommendations of a county and of a district; the order's file."""
    settings.VAR_DIR = tmp_path
    for name, districts in (("Aford", 4), ("Byshire", 2)):
        county = factories.council(f"{name} County Council")
        for each in range(1, districts + 1):
            made = factories.council(
                f"{name} District {each} Council", type=Council.Type.DISTRICT, county=county
            )
            Residents.objects.create(council=made, year=2024, number=100_000)
    for slug in ("aford-county-council", "aford-district-1-council"):
        council = Council.objects.get(slug=slug)
        for outcome in (Decision.Outcome.UPHELD, Decision.Outcome.NOT_UPHELD):
            factories.decision(council, decided_on=date(2025, 6, 3), outcome=outcome)
        open_case = factories.decision(council, decided_on=date(2026, 11, 3))
        still = {"done_on": None, "outcome": "", "recorded_on": None}
        for due_on in (date(2027, 1, 1), date(2028, 5, 1)):
            factories.recommendation(open_case, due_on=due_on, **still)
    factories.release("2025-26", public_at=datetime(2026, 7, 1, 8, 30, tzinfo=UTC))
    return write_order(tmp_path / "order.csv", DAY, 4)
