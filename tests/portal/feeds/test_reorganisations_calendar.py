"""The calendar of reorganisations, read as a calendar reads it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from councils.models import AnnouncedChange
from councils.public_record import changing_public_record
from councils.register.changes.cancellation import cancel
from councils.years import london_midnight
from tests import factories
from tests.councils.register.changes.changes_files import AT, REPLACED, THE_DAY, file, load

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=30)
MOVED = tuple(row.replace("2027", "2028") for row in REPLACED)
UID = "reorganisation-old-county-council@127.0.0.1"
NEEDED = {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}
ONCE = (*NEEDED, "DTEND", "SEQUENCE", "STATUS", "DESCRIPTION", "URL", "LAST-MODIFIED", "TRANSP")


@pytest.fixture
def announced(tmp_path):
    county = factories.council("Old County Council")
    for name in ("North", "South"):
        factories.council(f"{name} District Council", type="district", county=county)
    load(file(tmp_path, *REPLACED))
    return county


@pytest.fixture
def read(client, clock):
    def asked(at=AT):
        clock.set(at)
        answer = client.get("/reorganisations.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Content-Disposition"] == 'inline; filename="reorganisations.ics"'
        return valid(answer.content)

    return asked


def valid(written: bytes) -> Calendar:
    """What it says; fails where it breaks a rule of RFC 5545."""
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    made = Calendar.from_ical(written)
    assert made.errors == []
    assert (made["VERSION"], bool(made["PRODID"])) == ("2.0", True)
    events = made.walk("VEVENT")
    assert [event.errors for event in events] == [[]] * len(events)
    for event in events:
        assert event.keys() >= NEEDED
        assert [name for name in ONCE if isinstance(event[name], list)] == []
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["DTSTAMP"].dt.tzinfo is not None
    uids = [str(each["UID"]) for each in events]
    assert len(uids) == len(set(uids))
    return made


def told(made: Calendar) -> list[tuple[str, date, int, str]]:
    return [
        (str(each["UID"]), each["DTSTART"].dt, each["SEQUENCE"], str(each["STATUS"]))
        for each in made.walk("VEVENT")
    ]


def test_what_is_announced_is_one_day(announced, read):
    made = read()
    assert told(made) == [(UID, THE_DAY, 0, "CONFIRMED")]
    [event] = made.walk("VEVENT")
    assert event["SUMMARY"] == "Old: reorganised"
    assert event["DESCRIPTION"] == (
        "On 1 April 2027 North District Council, Old County Council and South District Council"
        " close. From then on New Shire Council has their places.\n"
        "http://127.0.0.1:8000/reorganisations/old-2027/"
    )
    assert event["DTSTAMP"].dt == AT
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(made["X-WR-CALNAME"]) == "Reorganisations of councils in England"
    assert made["REFRESH-INTERVAL"].dt == timedelta(days=1)


def test_the_day_itself_changes_nothing_in_it(announced, client, read):
    midnight = london_midnight(THE_DAY)
    assert read(midnight - timedelta(seconds=1)) == read(midnight)
    assert read(midnight + timedelta(days=4000)) == read(midnight)


def test_a_moved_day_moves_the_event(announced, read, tmp_path):
    load(file(tmp_path, *MOVED), LATER)
    assert told(read(LATER)) == [(UID, date(2028, 4, 1), 1, "CONFIRMED")]


def test_what_is_cancelled_is_so_in_the_calendar_until_a_year_after_its_day(
    announced, read, tmp_path
):
    cancel(AnnouncedChange.objects.first(), by=None, at=LATER)
    made = read(LATER)
    assert told(made) == [(UID, THE_DAY, 1, "CANCELLED")]
    [event] = made.walk("VEVENT")
    assert event["SUMMARY"] == "Old: not reorganised, cancelled"
    assert event["DESCRIPTION"].startswith("This was announced, and cancelled: On 1 April 2027")
    assert event["LAST-MODIFIED"].dt == LATER
    assert event["URL"] == "http://127.0.0.1:8000/reorganisations/"
    assert len(told(read(datetime(2028, 3, 31, 12, tzinfo=UTC)))) == 1
    assert told(read(datetime(2028, 4, 1, 12, tzinfo=UTC))) == []
    load(file(tmp_path, *MOVED), LATER + timedelta(days=1))
    again = [(UID, date(2028, 4, 1), 2, "CONFIRMED")]
    assert told(read(LATER + timedelta(days=1))) == again


def test_long_names_are_folded_between_letters_and_commas_are_kept(announced, read):
    name = "Bōurnemouth, Christchurch; Poole – “and” further places along the coast Council"
    old = factories.council("Far Council", type="district", closed_on=date(2019, 4, 1))
    old.successors.add(factories.council(name, slug="far", opened_on=date(2019, 4, 1)))
    first, _ = read().walk("VEVENT")
    assert name.removesuffix(" Council") in first["SUMMARY"]
    assert f"From then on {name} has its place." in first["DESCRIPTION"]


def test_a_demonstration_says_so_in_every_event(announced, read):
    with changing_public_record() as record:
        record.demonstration = True
    made = read()
    assert made["DESCRIPTION"].startswith("Demonstration: these figures are made up.")
    assert [each["SUMMARY"] for each in made.walk("VEVENT")] == ["Demonstration: Old: reorganised"]


def test_it_is_told_from_others_and_pages_lead_to_it(announced, client, clock):
    clock.set(AT)
    answer = client.get("/reorganisations.ics")
    again = client.get("/reorganisations.ics", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert client.post("/reorganisations.ics").status_code == 405
    for address in ("/reorganisations/", "/reorganisations/old-2027/"):
        page = client.get(address).content.decode()
        assert 'href="/reorganisations.ics" type="text/calendar"' in page


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(announced, client, clock, django_assert_num_queries, more):
    for year in range(2015, 2015 + more):
        old = factories.council(type="district", closed_on=date(year, 4, 1))
        old.successors.add(factories.council(opened_on=date(year, 4, 1)))
    clock.set(AT)
    with django_assert_num_queries(4):
        answer = client.get("/reorganisations.ics")
    assert len(valid(answer.content).walk("VEVENT")) == 1 + more
