"""Releases, revisions and letters as re-users get them."""

from datetime import date

import pytest

from complaints.models import Release
from complaints.statistics.revisions import revisions
from councils.years import Year, london_instant
from letters.letters.issues import letters_for_data
from letters.models import Letter
from portal.open_data.publications import (
    LETTERS,
    RELEASES,
    REVISIONS,
    Edition,
    revised_figures,
)
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-09-01 12:00")
SITE = "http://127.0.0.1:8000"


def test_an_edition_and_what_it_revised():
    kent = factories.council("Kent County Council")
    factories.published("2024-25", factories.frozen(kent, upheld=3, residents=1_500_000))
    later = factories.published(
        "2024-25",
        factories.frozen(kent, upheld=4, residents=None),
        reason="One was upheld.",
        public_at=london_instant("2025-08-01 09:30"),
    )
    assert RELEASES.nested(Edition(later, True)) == {
        "year": "2024-25",
        "edition": 2,
        "is_current": True,
        "source": "imported",
        "public_at": "2025-08-01T09:30:00+01:00",
        "reason": "One was upheld.",
        "is_suspended": False,
    }
    rows = [
        REVISIONS.nested(each) for each in revised_figures(revisions(Release.objects.public(AT)))
    ]
    assert [(row["figure"], row["was"], row["now"]) for row in rows] == [
        ("upheld", 3, 4),
        ("residents", 1_500_000, None),
    ]
    assert rows[0] == {
        "year": "2024-25",
        "edition": 2,
        "edition_before": 1,
        "public_at": "2025-08-01T09:30:00+01:00",
        "reason": "One was upheld.",
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "figure": "upheld",
        "was": 3,
        "now": 4,
        "address": f"{SITE}/revisions/?year=2024-25&edition=2",
    }


def test_a_letter_and_the_one_that_replaced_it():
    kent = factories.council("Kent County Council")
    for issue in (1, 2):
        Letter.objects.create(
            council=kent,
            year=Year(2019),
            issue=issue,
            source="uploaded",
            reason="A wrong figure." if issue == 2 else "",
            dated_on=date(2020, 7, issue),
            composed_at=AT,
            by_command=True,
            approved_at=AT,
            sent_at=AT,
        )
    rows = [LETTERS.nested(each) for each in letters_for_data(AT)]
    assert [(row["issue"], row["is_current"]) for row in rows] == [(2, True), (1, False)]
    assert rows[1] == {
        "council": "kent-county-council",
        "council_name": "Kent County Council",
        "council_name_then": "Kent County Council",
        "year": "2019-20",
        "edition": None,
        "issue": 1,
        "is_current": False,
        "title": "Annual review letter 2020",
        "dated_on": "2020-07-01",
        "public_since": "2025-09-01T12:00:00+01:00",
        "reason": None,
        "address": f"{SITE}/councils/kent-county-council/letters/2019-20/?issue=1",
        "pdf": f"{SITE}/councils/kent-county-council/letters/2019-20.pdf?issue=1",
    }
