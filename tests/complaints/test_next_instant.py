"""When something becomes public by itself next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError

from complaints.models import Release
from complaints.next_instant import record_at
from councils.models import AnnouncedChange, PublicRecord
from councils.years import Year, london_instant
from tests import factories

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
AT_0930 = london_instant("2025-05-20 09:30")


def released(**fields) -> Release:
    defaults = {
        "year": Year(2024),
        "source": Release.Source.COUNTED,
        "public_at": AT_0930,
        "made_at": AT_0930 - timedelta(28),
        "made_by_command": True,
    }
    return Release.objects.create(**defaults | fields)


def test_the_next_instant_is_the_next_release_or_report():
    PublicRecord.objects.create(pk=1)
    noon = AT_0930.replace(hour=12, minute=0)
    assert record_at(noon).next_instant is None
    released()
    released(year=Year(2023), public_at=AT_0930 - timedelta(2))
    released(year=Year(2022), public_at=noon - SECOND, withdrawn_at=AT_0930)
    factories.decision(kind="report", title="A report", announced_at=noon)
    assert record_at(AT_0930 - SECOND).next_instant == AT_0930
    assert record_at(AT_0930).next_instant == noon
    assert record_at(noon).next_instant is None


@pytest.mark.parametrize(
    "hidden",
    [
        {"text_approved_at": None},
        {"withheld_reason": "identifiable"},
        {"outcome": "referred_back", "summary": "", "statement": ""},
    ],
)
def test_a_report_that_will_not_be_shown_is_not_waited_for(hidden):
    PublicRecord.objects.create(pk=1)
    fields = {"kind": "report", "title": "A report", "announced_at": AT_0930}
    report = factories.decision(**fields)
    assert record_at(AT_0930 - SECOND).next_instant == AT_0930
    type(report).objects.filter(pk=report.pk).update(**hidden)
    assert record_at(AT_0930 - SECOND).next_instant is None


def test_the_record_is_read_in_one_query(django_assert_num_queries):
    for wanted in (1, 3):
        while Release.objects.count() < wanted:
            released(edition=Release.objects.count() + 1, reason="x")
        with django_assert_num_queries(1):
            record_at(AT_0930)


def announced(about, on, **fields):
    return AnnouncedChange.objects.create(
        council=about, action="rename", takes_effect_on=on, **fields
    )


@pytest.fixture
def renamed(monkeypatch, settings):
    """From 1 April 2027, when London is an hour ahead of UTC; nothing was read of it before."""
    monkeypatch.setattr("complaints.next_instant._held", None)
    settings.RECORD_SECONDS = 60
    about = factories.council("North Council")
    PublicRecord.objects.create(pk=1)
    announced(about, date(2027, 4, 1), name="Upper North Council")
    announced(about, date(2028, 4, 1), name="Uppermost Council")
    return about


MIDNIGHT = datetime(2027, 3, 31, 23, tzinfo=UTC)


def name_at(about, at):
    record_at(at)
    about.refresh_from_db()
    return about.name


def test_a_name_is_written_at_midnight_in_london_by_whoever_asks_then(renamed):
    assert name_at(renamed, MIDNIGHT - timedelta(microseconds=1)) == "North Council"
    assert name_at(renamed, MIDNIGHT) == "Upper North Council"
    version = record_at(MIDNIGHT).version
    assert name_at(renamed, MIDNIGHT + SECOND) == "Upper North Council"
    assert record_at(MIDNIGHT + SECOND).version == version
    assert name_at(renamed, MIDNIGHT + timedelta(366)) == "Uppermost Council"


def test_a_copy_of_the_database_waits_for_the_one_that_is_written(renamed, settings):
    settings.READ_ONLY = True
    assert name_at(renamed, MIDNIGHT) == "North Council"


def test_where_it_cannot_be_written_the_page_is_shown_as_it_was(renamed, monkeypatch):
    def busy(*given, **more):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr("complaints.next_instant.take_effect", busy)
        assert name_at(renamed, MIDNIGHT) == "North Council"
    assert name_at(renamed, MIDNIGHT) == "Upper North Council"


def test_a_record_that_was_never_written_has_version_nought():
    PublicRecord.objects.all().delete()
    assert (record_at(AT_0930).version, record_at(AT_0930).demonstration) == (0, False)
