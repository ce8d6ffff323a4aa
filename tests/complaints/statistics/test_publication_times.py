"""Each statement that could be shown by now stands under one time, by when it was shown."""

from datetime import date, datetime, timedelta

import pytest

from complaints.statistics.publication_times import BY_SLUG, by_publication, period
from councils.years import LONDON
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2025, 6, 30, 10, tzinfo=LONDON)
DECIDED = date(2025, 4, 1)  # to be shown from 13 May 2025


def approved(day: date) -> dict:
    return {"text_approved_at": datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)}


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        (approved(date(2025, 4, 2)), "first-day"),
        (approved(date(2025, 5, 13)), "first-day"),
        (approved(date(2025, 5, 14)), "two-weeks"),
        (approved(date(2025, 5, 27)), "two-weeks"),
        (approved(date(2025, 5, 28)), "six-weeks"),
        (approved(date(2025, 6, 24)), "six-weeks"),
        (approved(date(2025, 6, 25)), "longer"),
        ({"text_approved_at": None}, "not-shown"),
        ({"withheld_reason": "other"}, "withheld"),
        (
            approved(date(2025, 4, 2)) | {"restored_at": datetime(2025, 5, 20, tzinfo=LONDON)},
            "two-weeks",
        ),
    ],
)
def test_a_statement_stands_under_one_time(fields, slug):
    made = factories.decision(decided_on=DECIDED, **approved(date(2025, 4, 2)) | fields)
    found = by_publication(AT)
    assert found[BY_SLUG[slug]] == [made.pk]
    assert sum(map(len, found.values())) == 1


def test_what_could_not_be_shown_yet_and_what_is_older_is_left_out():
    first, last = period(AT.date())
    assert last == date(2025, 5, 19)
    assert (last - first).days == 90
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        factories.decision(decided_on=day, **approved(day))
    report = {"kind": "report", "title": "A report"}
    factories.decision(decided_on=DECIDED, announced_at=AT, **report)
    factories.decision(decided_on=DECIDED, outcome="advice_given")
    assert not any(by_publication(AT).values())
    for day in (first, last):
        factories.decision(decided_on=day, **approved(day))
    assert len(by_publication(AT)[BY_SLUG["first-day"]]) == 2
