"""Numbers beside a list are counted once, and anew as soon as anything public may have changed."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from councils.models import Council
from councils.public_record import changing_public_record
from councils.years import london_instant
from portal import counted_once
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-02 10:00")


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(counted_once, "SECONDS", 60)
    counted_once.COUNTED.clear()
    yield
    counted_once.COUNTED.clear()


@pytest.fixture
def total(client, clock):
    """How many the page says are shown, at an instant."""
    council = factories.council("Kent")
    factories.decision(council)
    factories.release("2024-25", public_at=london_instant("2025-04-02 09:30"))

    def asked(at=AT, **what) -> int:
        clock.set(at)
        return client.get("/decisions/", what).context["facets"].total

    return asked


def added(**fields) -> Decision:
    return factories.decision(Council.objects.get(), decided_on=date(2024, 6, 3), **fields)


def test_numbers_are_kept_until_the_public_record_changes(total):
    assert total() == 1
    added()  # past the public record, which nothing but a test can
    assert total() == 1
    with changing_public_record():
        pass
    assert total() == 2


def test_what_is_asked_for_is_counted_by_itself_and_its_order_is_not(total):
    assert total() == 1
    added(outcome="not_upheld")
    assert (total(outcome="not_upheld"), total(council="kent"), total(q="complaint")) == (1, 2, 2)
    added()
    assert (total(council="kent"), total(q="complaint")) == (2, 3)


def test_what_becomes_public_at_an_instant_is_counted_from_it(total):
    added(kind="report", title="Of Kent", announced_at=AT + timedelta(hours=1))
    assert total(AT) == 1
    assert total(AT + timedelta(minutes=59)) == 1
    assert total(AT + timedelta(hours=1)) == 2
    assert total(AT) == 1


def test_at_midnight_in_london_everything_is_counted_anew(total):
    """The six weeks of a statement end with no instant of their own."""
    factories.decision(Council.objects.get(), decided_on=date(2025, 3, 20))
    eve = london_instant("2025-04-30 23:59")
    assert total(eve) == 1
    assert total(eve + timedelta(minutes=1)) == 2


def test_of_more_than_are_counted_no_choice_has_a_number(client, clock, total, monkeypatch):
    assert total() == 1
    added(outcome="not_upheld")
    monkeypatch.setattr("complaints.decisions.search.counts.WITHOUT_WORDS", 1)
    counted_once.COUNTED.clear()
    assert total() is None
    page = client.get("/decisions/")
    assert not page.context["facets"].has_numbers
    assert "More than 150,000 decisions of years whose figures are published" in " ".join(
        page.content.decode().split()
    )
    assert total(outcome="upheld") == 1
