"""What is counted once is counted anew when anything public changes, and is depended on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import CouncilFigures, Decision, Release
from councils.public_record import changing_public_record, public_record
from councils.tables import noted
from councils.years import Year, london_instant
from portal import counted_once
from portal.pages.council_content import council_page
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-02 10:00")


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(counted_once, "SECONDS", 60)
    monkeypatch.setattr(counted_once, "YEARS", counted_once.WorkedOut(most=24))
    monkeypatch.setattr("portal.pages.council_content.YEARS", counted_once.YEARS)
    counted_once.COUNTED.clear()
    yield
    counted_once.COUNTED.clear()


def number(what: str = "decisions", at=AT) -> int:
    record = public_record()
    record.next_instant = None
    return counted_once.counted_once(record, at, Decision.objects.count, what)


def test_it_is_counted_anew_when_the_record_or_the_day_is_another():
    assert number() == 0
    factories.decision()  # past the public record, which nothing but a test can
    assert (number(), number("others")) == (0, 1)
    assert number(at=london_instant("2025-07-03 00:00")) == 1
    with changing_public_record():
        pass
    assert number() == 1


def test_whoever_shows_it_depends_on_what_was_read_when_it_was_counted():
    for _ in range(2):
        with noted() as statements:
            number()
        assert "complaints_decision" in statements.read


def worked_out(*asked: object, at=AT, version: int = 1) -> object:
    record = public_record()
    record.version, record.next_instant = version, None
    return counted_once.YEARS.once(record, at)(object, *asked)


def test_the_very_object_is_given_until_the_record_or_the_day_is_another():
    first = worked_out("year", 1)
    assert worked_out("year", 1) is first
    assert worked_out("year", 2) is not first
    assert worked_out("year", 1, at=london_instant("2025-07-03 00:00")) is not first
    assert worked_out("year", 1) is not first  # of one state alone, or memory would grow
    assert worked_out("year", 1, version=2) is not worked_out("year", 1)


def test_no_more_than_so_many_are_there(monkeypatch):
    for number in range(40):
        worked_out("year", number)
    assert len(counted_once.YEARS.found) == 24
    assert worked_out("year", 39) is not worked_out("year", 39)


def test_whoever_shows_what_was_worked_out_depends_on_what_was_read_for_it():
    record = public_record()
    record.next_instant = None
    for _ in range(2):
        with noted() as statements:
            counted_once.YEARS.once(record, AT)(Decision.objects.count, "number")
        assert "complaints_decision" in statements.read


def test_what_is_worked_out_of_a_year_is_the_same_on_the_page_of_the_next_council(monkeypatch):
    councils = [factories.council(f"{name} County Council") for name in ("Kent", "Surrey")]
    for each in (*councils, councils[0]):
        factories.decision(each)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    releases, record = Release.objects.current(AT), public_record()
    record.next_instant, record.has_suspensions = None, False

    def page(council):
        with CaptureQueriesContext(connection) as queries:
            found = council_page(council, Year(2024), releases, AT, "Ombudsman", record)
        rows = CouncilFigures._meta.db_table
        return found, sum(rows in each["sql"] for each in queries)

    (_, first), (after, second) = map(page, councils)
    assert second < first
    monkeypatch.setattr(counted_once, "SECONDS", 0)
    alone, _ = page(councils[1])
    shown = ("headline", "flow", "categories", "similar", "funnels", "trends", "years")
    assert [after[each] for each in shown] == [alone[each] for each in shown]
    cards = [[(each.panel, each.movement) for each in one["cards"]] for one in (after, alone)]
    assert cards[0] == cards[1]
