"""Which cases stand behind each count: those of an edition, as they add up to its figures."""

import pytest

from complaints.figures.performance import COUNTS, Performance
from complaints.statistics.case_lists import COUNTED, LABELS, CountedList
from complaints.statistics.comparison import ReleasedYear
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

AT = london_instant("2026-01-01 12:00")


def test_each_count_has_as_many_cases_as_its_figure_says():
    """Of a council, of its type, of other bodies and of the nation."""
    kent, park = factories.council("Kent"), factories.council("A park", type="other")
    closed = factories.council("Closed", closed_on="2024-04-01")
    for council, number in ((kent, 3), (park, 2), (closed, 1)):
        for n in range(number):
            factories.recommendation(factories.decision(council, satisfactory_remedy=n == 0))
            factories.decision(council, outcome="not_upheld")
            factories.decision(council, outcome="closed_after_initial_enquiries")
    released = ReleasedYear.load(factories.release())
    sums = {
        (kent, ""): released.rows[kent.pk].performance,
        (None, "county"): released.types["county"].performance,
        (None, "other"): released.other_bodies.performance,
        (None, ""): released.nation.performance,
    }
    for (council, kind), performance in sums.items():
        for name in COUNTED:
            number = CountedList(released.release, name, council, kind).number(AT)
            assert number.counted == number.shown == getattr(performance, name), (name, kind)
    assert sums[None, "county"].upheld == 3
    assert sums[None, ""].upheld == 4


def test_every_count_is_named_as_in_the_data_and_in_words():
    assert COUNTED.keys() == LABELS.keys()
    assert all(hasattr(Performance, name) or name in COUNTS for name in COUNTED)
