"""Time taken, as a release keeps it: all four counts or none, none above the one after it."""

import pytest
from django.db import IntegrityError

from tests.complaints.models.rows import figures

pytestmark = pytest.mark.django_db

NAMES = ("within_13_weeks", "within_26_weeks", "within_52_weeks", "time_known")


@pytest.mark.parametrize("counts", [(None,) * 4, (0, 0, 0, 0), (1, 2, 3, 3), (7, 7, 8, 9)])
def test_what_can_be_is_kept(counts):
    assert figures(**dict(zip(NAMES, counts, strict=True))).pk


@pytest.mark.parametrize(
    "counts",
    [
        *((3, 2, 4, 5), (1, 5, 4, 5), (1, 2, 6, 5)),
        *((None, 2, 3, 4), (1, None, 3, 4), (1, 2, None, 4), (1, 2, 3, None)),
    ],
)
def test_what_cannot_be_is_refused(counts):
    with pytest.raises(IntegrityError, match="time_taken_is_whole_and_in_order"):
        figures(**dict(zip(NAMES, counts, strict=True)))
