"""Files of a year's published statistics, and how the tests load them."""

from datetime import UTC, datetime

import pytest

from complaints.models import Release
from complaints.releases.importing.annual_statistics import import_annual_statistics
from councils.files.problems import FileRefused
from councils.years import Year, london_instant
from tests.files import problems_of

AT = datetime(2024, 6, 1, 12, tzinfo=UTC)
PUBLIC_AT = london_instant("2024-07-24 09:30")
YEAR = Year.parse("2023-24")
OUTCOMES = (
    "authority,category,invalid_or_incomplete,advice_given,referred_back,"
    "closed_after_initial_enquiries,not_upheld,upheld"
)
# Kent's and Devon's counts of investigations as the ombudsman published them for 2023-24.
KENT, DEVON = "Kent County Council,,5,10,70,120,18,76", "Devon County Council,,1,2,3,4,14,68"


def load(*paths, **options):
    """A second one is meant beside the first, which waits for its instant."""
    usual = {"public_at": PUBLIC_AT, "at": AT, "beside_announced": True}
    return import_annual_statistics(YEAR, paths, **usual | options)


def refusal(*paths, **options):
    with pytest.raises(FileRefused) as error:
        load(*paths, **options)
    assert not Release.objects.exists()
    return problems_of(error)
