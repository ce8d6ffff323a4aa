"""Which years are public, and suspended, is read once of each state of the public record."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory

from complaints.next_instant import record_at
from councils.years import Year, london_instant
from portal import counted_once
from portal.released import releases
from portal.suspended import suspended as suspended_years
from tests import factories
from tests.complaints.suspensions import lifted, suspended

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 09:30")
NOW = london_instant("2025-08-01 11:00")


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(counted_once, "SECONDS", 60)
    counted_once.COUNTED.clear()
    yield
    counted_once.COUNTED.clear()


def asked(at):
    request = RequestFactory().get("/")
    request.at, request.public_record = at, record_at(at)
    return request


def test_they_are_read_once_and_each_request_has_its_own(django_assert_num_queries):
    factories.decision(decided_on=date(2024, 6, 3))
    factories.release("2024-25", public_at=PUBLIC)
    first, second = asked(NOW), asked(NOW)
    found = releases(first)[Year(2024)]
    with django_assert_num_queries(0):
        again = releases(second)[Year(2024)]
    assert again == found
    assert again is not found


def test_an_instant_and_a_suspension_show_at_once():
    factories.decision(decided_on=date(2024, 6, 3))
    factories.release("2024-25", public_at=PUBLIC)
    assert list(releases(asked(PUBLIC - timedelta(seconds=1)))) == []
    assert list(releases(asked(PUBLIC))) == [Year(2024)]
    assert (list(releases(asked(NOW))), suspended_years(asked(NOW))) == ([Year(2024)], [])
    later = NOW + timedelta(minutes=1)
    suspension = suspended("2024-25", NOW)
    assert (list(releases(asked(later))), suspended_years(asked(later))) == ([], [suspension])
    lifted(suspension, later)
    after = later + timedelta(minutes=1)
    assert (list(releases(asked(after))), suspended_years(asked(after))) == ([Year(2024)], [])
