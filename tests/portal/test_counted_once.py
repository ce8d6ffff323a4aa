"""What is counted once is counted anew when anything public changes, and is depended on."""

import pytest

from complaints.models import Decision
from councils.public_record import changing_public_record, public_record
from councils.tables import noted
from councils.years import london_instant
from portal import counted_once
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-02 10:00")


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(counted_once, "SECONDS", 60)
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
