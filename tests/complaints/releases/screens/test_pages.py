"""What the page of a release says: figures beside the year before, and what looks odd."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from complaints.models import ComplaintsReceived, Decision
from complaints.releases.steps.preparation import recount
from tests import factories
from tests.complaints.preparation import (
    AT,
    MINUTE,
    a_year,
    ann,
    decide,
    draft,
)
from tests.complaints.releases.screens.test_releases import address, signed_in, steps_on
from tests.complaints.screens import said, step, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


def test_figures_stand_beside_those_of_the_year_before(statistician):
    kent = a_year(upheld=17, not_upheld=4)
    factories.published("2023-24", factories.frozen(kent, upheld=12, not_upheld=8))
    page = statistician.get(address("change", draft().pk))
    row = re.search(r'<tr><th scope="row">Kent County.*?</tr>', page.content.decode(), re.DOTALL)
    cells = [
        re.sub(r"\s+", " ", re.sub("<.*?>", " ", cell)).strip() for cell in row[0].split("</td>")
    ]
    assert cells == [
        "Kent County 21 20 +1",
        "21 20 +1",
        "17 12 +5",
        "81% 17 of 21 60% 12 of 20 +21 points",
        "100% 17 of 17 no outcomes recorded",
        "100% 17 of 17 no outcomes recorded",
        "0% 0 of 17 0% 0 of 12 the same",
        "1,576,069 –",
        "",
    ]


def test_one_type_is_shown_at_a_time_or_what_looks_odd(statistician):
    a_year(upheld=8, not_upheld=4)
    few = factories.council("Few District", type="district", residents=100_000)
    decide(few, upheld=2)
    at_page = address("change", draft().pk)

    def shown(**asked):
        table = statistician.get(at_page, asked).context["table"]
        return [row.council.name for row in table.page]

    assert shown() == ["Kent County"]
    assert shown(type="district") == ["Few District"]
    assert shown(type="") == ["Few District", "Kent County"]
    assert shown(show="odd") == ["Few District"]
    assert shown(show="few") == ["Few District"]
    assert shown(show="few", type="county") == []
    assert shown(show="late") == []
    assert shown(show="nonsense", type="nonsense", p="nonsense") == []


def test_a_revision_shows_what_it_changes(statistician):
    kent = a_year()
    decide(factories.council("Essex County"), upheld=1)
    factories.release(public_at=AT, made_at=AT - MINUTE)
    decide(kent, upheld=1)
    release = draft(reason="One case had been left out.", public_at=AT + timedelta(days=1))
    page = statistician.get(address("change", release.pk), {"show": "revised"})
    assert [row.council.name for row in page.context["table"].page] == ["Kent County"]
    assert "Why figures are revised One case had been left out." in text(page)
    assert steps_on(page) == ["submit", "recount", "instant", "reason", "discard"]
    assert said(step(statistician, release, "reason", reason="Two.")) == ["The reason is kept."]


def test_what_looks_odd_is_counted_and_listed_a_page_at_a_time(statistician):
    for number in range(53):
        decide(factories.council(f"Council {number:02}", residents=9), not_upheld=1)
    release = draft()
    page = statistician.get(address("change", release.pk))
    (few,) = page.context["odd_kinds"]
    assert (few["kind"].slug, few["count"], len(few["first"])) == ("few", 53, 3)
    listed = [
        statistician.get(address("oddities", release.pk), {"kind": "few", "p": number})
        for number in (1, 2)
    ]
    assert [len(each.context["page"]) for each in listed] == [50, 3]
    assert "Council 52: 1 investigated, 0 upheld." in text(listed[1])
    assert len(statistician.get(address("oddities", release.pk)).context["page"]) == 50


def test_an_address_of_nothing_is_not_found(statistician):
    a_year()
    release = draft()
    for at_page in (
        address("change", 999),
        address("step", 999, "submit"),
        address("step", release.pk, "nonsense"),
        address("check", release.pk, "nowhere"),
        address("check_file", release.pk, "nowhere"),
    ):
        assert statistician.get(at_page).status_code == 404


@pytest.mark.parametrize("councils", [2, 20])
def test_the_page_of_a_release_has_a_fixed_number_of_queries(statistician, councils):
    rows = []
    for _ in range(councils):
        council = factories.council(residents=9)
        decide(council, upheld=1)
        rows.append(factories.frozen(council, upheld=1))
    factories.published("2023-24", *rows)
    release = draft()
    with CaptureQueriesContext(connection) as queries:
        page = statistician.get(address("change", release.pk))
    assert len(page.context["table"].page) == councils
    own = re.compile('FROM "(complaints|councils)_')
    assert len([each for each in queries if own.search(each["sql"])]) == 24


def test_who_approves_sees_how_many_complaints_were_received(statistician):
    kent = a_year(upheld=17, not_upheld=4)
    none = draft()
    lacking = "No complaints received were loaded before this was made"
    assert lacking in statistician.get(address("change", none.pk)).content.decode()
    ComplaintsReceived.objects.create(year=none.year, council=kent, number=1_136)
    recount(none, by=ann(), at=AT)
    page = statistician.get(address("change", none.pk)).content.decode()
    assert "Complaints received: 1,136" in " ".join(page.split())
    assert lacking not in page


def test_who_approves_sees_how_long_decisions_took(statistician):
    kent = a_year(upheld=17, not_upheld=3)
    none = draft()
    lacking = "Of too few decisions it is known when the complaint was received"
    assert lacking in statistician.get(address("change", none.pk)).content.decode()
    Decision.objects.filter(council=kent).update(received_on=F("decided_on"))
    recount(none, by=ann(), at=AT)
    page = " ".join(statistician.get(address("change", none.pk)).content.decode().split())
    assert "Decisions whose time is known: 20. 20 (100%) within 13 weeks" in page
    assert lacking not in page
