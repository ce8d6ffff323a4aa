"""A council with a year of figures."""

from datetime import timedelta

import pytest

from complaints.models import Recommendation
from tests import factories
from tests.portal.scrutiny.made_packs import INSTANT


@pytest.fixture
def kent():
    """24 investigated, 17 upheld; of five cases one was late and one is overdue."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    homeless = factories.subject()
    for number in range(24):
        outcome = "upheld" if number < 17 else "not_upheld"
        decided = factories.decision(kent, outcome=outcome, subject=homeless)
        if number < 5:
            factories.recommendation(decided, public_summary=f"Change {number}.")
    late, due = Recommendation.objects.order_by("pk")[:2]
    late.done_on = late.due_on + timedelta(days=9)
    late.save()
    due.outcome, due.done_on, due.recorded_on = "", None, None
    due.save()
    factories.release("2024-25", public_at=INSTANT)
    return kent
