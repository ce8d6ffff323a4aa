"""A renamed council's pages: what it was called, in its old years and where it has no figures."""

from datetime import UTC, date, datetime

import pytest

from councils.models import AnnouncedChange
from councils.public_record import changing_public_record
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
OLD, NEW = "/councils/north-council/2024-25/", "/councils/north-council/2025-26/"
BEFORE, AFTER = datetime(2026, 7, 2, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
UNTIL = "Upper North Council was called North Council until 30 September 2025."
IN_ALL = "In 2024-25 this council was called North Council."


@pytest.fixture
def north():
    found = factories.council("North Council")
    with changing_public_record():
        AnnouncedChange.objects.create(
            council=found,
            action="rename",
            takes_effect_on=date(2025, 10, 1),
            name="Upper North Council",
        )
    return found


@pytest.fixture
def page(client, clock):
    def shown(address, at=AFTER):
        clock.set(at)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return shown


def test_each_year_says_what_it_was_called(north, page):
    for year, month in (("2024-25", "2025-07"), ("2025-26", "2026-07")):
        factories.published(
            year, factories.frozen(north), public_at=london_instant(f"{month}-01 09:30")
        )
    old, new = page(OLD), page(NEW)
    assert f"{IN_ALL} {UNTIL}" in old
    assert UNTIL in new
    assert "this council was called" not in new
    assert "<h1>Upper North Council</h1>" in old


def test_before_the_day_the_name_to_come_is_told(north, page):
    text = page("/councils/north-council/", datetime(2025, 9, 30, 22, 59, tzinfo=UTC))
    assert "North Council will be called Upper North Council from 1 October 2025." in text
    assert UNTIL not in text
    assert UNTIL in page("/councils/north-council/", datetime(2025, 9, 30, 23, tzinfo=UTC))


def test_who_looks_for_the_old_name_finds_it(north, page):
    page("/councils/north-council/")
    assert "Upper North Council" in page("/councils/?q=North+Council")
