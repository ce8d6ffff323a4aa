"""Releases as a calendar: announced, moved, taken back and published, and no more."""

from datetime import UTC, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from complaints.models import Postponement, Release
from councils.public_record import changing_public_record
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

AT = london_instant("2025-06-02 10:00")
INSTANT = london_instant("2025-07-01 09:30")
NEEDED = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL"}


@pytest.fixture
def coming():
    factories.decision()
    return factories.release(public_at=INSTANT, made_at=AT - timedelta(days=1))


@pytest.fixture
def read(client, clock):
    def asked(at=AT) -> list:
        clock.set(at)
        answer = client.get("/releases.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Content-Disposition"] == 'inline; filename="releases.ics"'
        assert max(map(len, answer.content.split(b"\r\n"))) <= 75
        made = Calendar.from_ical(answer.content)
        events = made.walk("VEVENT")
        assert made.errors == []
        assert [each.errors for each in events] == [[]] * len(events)
        assert all(each.keys() >= NEEDED for each in events)
        return events

    return asked


def test_an_announced_release_is_an_instant(coming, read):
    (event,) = read()
    assert event["DTSTART"].dt == INSTANT.astimezone(UTC)
    assert event["UID"] == "release-2024-25-edition-1@127.0.0.1"
    assert event["SUMMARY"] == "Statistics for 2024-25"
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CONFIRMED")
    assert event["DTSTAMP"].dt <= AT
    assert event["URL"].endswith("/calendar/")


def test_what_it_says_does_not_depend_on_when_it_is_read(coming, read):
    assert read() == read(AT + timedelta(days=3)) == read(INSTANT + timedelta(days=3))


def test_a_move_moves_the_event_and_says_why(coming, read):
    later = INSTANT + timedelta(days=1)
    with changing_public_record():
        Postponement.objects.create(
            release=coming,
            was_public_at=INSTANT,
            public_at=later,
            reason="Two councils asked for more time.",
            moved_by=User.objects.create(username="zebrastaff"),
            moved_at=AT,
        )
        Release.objects.update(public_at=later)
    (event,) = read()
    assert event["DTSTART"].dt == later.astimezone(UTC)
    assert (event["SEQUENCE"], event["DTSTAMP"].dt) == (1, AT.astimezone(UTC))
    assert "Moved: Two councils asked for more time." in event["DESCRIPTION"]
    assert b"zebra" not in event.to_ical()


def test_what_was_taken_back_is_cancelled_for_a_year(coming, read):
    with changing_public_record():
        Release.objects.update(withdrawn_at=AT, withdrawn_reason="A council had been left out.")
    (event,) = read()
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CANCELLED")
    assert event["SUMMARY"] == "Statistics for 2024-25 (withdrawn)"
    assert "Withdrawn: A council had been left out." in event["DESCRIPTION"]
    assert read(INSTANT + timedelta(days=367)) == []


def test_what_is_in_preparation_is_not_in_it(coming, read):
    assert len(read()) == 1
    with changing_public_record():
        Release.objects.update(made_by_command=False)
    assert read() == []


def test_a_demonstration_says_so_in_each_event(coming, read):
    with changing_public_record() as record:
        record.demonstration = True
    assert read()[0]["SUMMARY"] == "Demonstration: Statistics for 2024-25"


def test_many_releases_take_no_more_queries(coming, read):
    with CaptureQueriesContext(connection) as few:
        read(INSTANT)
    for year in ("2021-22", "2022-23", "2023-24"):
        factories.published(year, public_at=AT - timedelta(days=30))
    with CaptureQueriesContext(connection) as many:
        assert len(read(INSTANT)) == 4
    assert len(many) == len(few)
