"""What councils agreed to change: the bar, totals, the list, and who agreed to the same."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

PUBLIC = london_instant("2025-07-01 00:00")
LATER = london_instant("2025-09-01 12:00")
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
ALL = "/improvements/"
KENT = "/councils/kent-county-council/improvements/"


@pytest.fixture
def kent():
    """2024-25: two done on time, one late, one overdue, one of which the outcome is not public."""
    council, housing = factories.council("Kent County Council"), factories.subject()

    def agreed(number, about=council, decided_on=date(2024, 6, 3), **fields):
        made = factories.decision(
            about, reference=f"240000{number:02}", decided_on=decided_on, subject=housing
        )
        factories.recommendation(made, **fields)

    agreed(1)
    agreed(2, public_summary="Train staff.")
    agreed(3, done_on=date(2024, 8, 1), recorded_on=date(2024, 8, 2))
    agreed(4, **OPEN)
    agreed(5, recorded_on=date(2025, 5, 1))
    agreed(6, factories.council("Essex County Council"))
    factories.release()
    agreed(7, decided_on=date(2025, 5, 1), due_on=date(2025, 12, 1), **OPEN)
    agreed(8, decided_on=date(2025, 5, 1))
    return council


@pytest.fixture
def read(client, clock):
    def at(address, instant=LATER):
        clock.set(instant)
        response = client.get(address)
        assert response.status_code == 200
        return response

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def bar(response) -> dict[str, int]:
    return {part.status.value: part.count for part in response.context["bar"].parts}


def references(response) -> set[str]:
    return set(re.findall(r"/decisions/(24-000-0\d\d)/", response.content.decode()))


def test_the_bar_counts_each_as_it_stands_and_leads_to_those(kent, read):
    page = read(KENT)
    assert bar(page) == {"on_time": 2, "late": 1, "not_complied": 0, "overdue": 1, "not_due": 1}
    assert "5 service improvements, counted one by one and not in cases" in words(page)
    assert bar(read(ALL))["on_time"] == 3
    for part in page.context["bar"].parts:
        if part.count:
            listed = read(part.address.partition("#")[0])
            assert len(references(listed)) == part.count
            assert f"{part.count} service improvement" in words(listed)


def test_of_a_year_that_is_not_released_nothing_is_counted_but_what_is_open(kent, read):
    before = read(KENT, PUBLIC - timedelta(seconds=1))
    assert {name for name, count in bar(before).items() if count} == {"overdue", "not_due"}
    assert before.context["totals"].years == []
    assert "fit" not in words(before)
    assert "fit" not in words(read(f"{KENT}?year=2025-26"))
    assert "fit" not in words(read(f"{KENT}?status=not_published"))
    assert "5 service improvements fit." in words(read(f"{KENT}?year=2024-25"))


def test_it_is_narrowed_by_status_subject_kind_year_and_due_date(kent, read):
    for query, found in (
        ("status=late", {"24-000-003"}),
        ("status=overdue", {"24-000-004"}),
        ("change=training", {"24-000-002"}),
        ("due_after=2025-08-01", {"24-000-007"}),
        ("due_before=2024-08-01&status=overdue", {"24-000-004"}),
        ("year=2025-26", {"24-000-007", "24-000-008"}),
        ("subject=housing-homelessness&status=not_published", {"24-000-005", "24-000-008"}),
    ):
        assert references(read(f"{KENT}?{query}")) == found, query
    about = read(f"{ALL}?subject=housing")
    assert "About Housing alone." in words(about)
    assert bar(about)["on_time"] == 3


def test_each_says_how_many_other_councils_agreed_to_the_same_and_leads_to_them(kent, read):
    page = read(f"{KENT}?status=overdue")
    assert "1 other council agreed to the same" in words(page)
    same = read("/improvements/?like=24-000-004.1")
    assert references(same) == {"24-000-004", "24-000-006"}
    assert "1 service improvement fits." in words(same)
    assert "agreed to the same" not in words(read(f"{KENT}?change=training"))
    assert 'href="/improvements/?like=24-000-004.1"' in page.content.decode()
    missing = read("/improvements/?like=99-999-999.1")
    assert "there is no service improvement" in words(missing)
    assert references(missing) == set()


def test_what_was_asked_by_compliance_is_asked_by_status(kent, client):
    answer = client.get(f"{KENT}?compliance=late&year=2024-25")
    assert (answer.status_code, answer["Location"]) == (302, f"{KENT}?year=2024-25&status=late")
