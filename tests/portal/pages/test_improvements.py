"""What councils agreed to change: the bar, totals, the list, and who agreed to the same."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from complaints.models import Decision, Release
from councils.models import Council
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


def test_a_council_can_be_chosen_and_what_else_is_chosen_stays(kent, client, read):
    factories.council("City of London", slug="city-of-london", short_name="City of London")
    page = read(ALL).content.decode()
    select = page.split('<select name="council"')[1].split("</select>")[0]
    names = re.findall(r"<option[^>]*>([^<]*)<", select)
    assert names == ["Any council", "Essex County Council", "Kent County Council", "City of London"]
    query = "council=kent-county-council&status=late&year=2024-25&change=&page=2"
    answer = client.get(f"{ALL}?{query}")
    assert (answer.status_code, answer["Location"]) == (302, f"{KENT}?status=late&year=2024-25")
    chosen = read(answer["Location"]).content.decode()
    assert '<option value="kent-county-council" selected>' in chosen
    assert 'action="/improvements/#list"' in chosen
    moved = client.get(f"{KENT}?council=essex-county-council&status=late")
    assert moved["Location"] == f"{ALL}?council=essex-county-council&status=late"


def test_a_council_that_there_is_not_is_named(kent, read, client):
    missing = read(f"{ALL}?council=narnia")
    assert "narnia" in words(missing)
    assert references(missing) == set()
    assert client.get(f"{KENT}?council=narnia")["Location"] == f"{ALL}?council=narnia"


FAILED = {"outcome": "not_complied", "done_on": None}
FOR_ONE = {"kind": "personal_remedy", "public_summary": "", "private_text": "Pay Mrs B £500."}
AGREED_FOR_ONE = (
    "In the years whose figures are published, one case was not complied with, in what was agreed"
    " for one person. That is no service improvement, so it is not counted here."
)


def fail(number, subject=None, **fields):
    """Kent's 2024-25 has a case that was not complied with, though its improvement was made."""
    kent = Council.objects.get(slug="kent-county-council")
    made = factories.decision(kent, reference=f"240000{number}", subject=subject)
    factories.recommendation(made)
    factories.recommendation(made, **FAILED, **fields)
    Release.objects.all().delete()
    factories.release("2024-25", public_at=PUBLIC)
    return made


def plain(response) -> str:
    return words(response).replace(" ,", ",").replace(" .", ".")


def test_the_bar_says_why_cases_failed_and_no_improvement_did(kent, read):
    fail(20, factories.subject(), **FOR_ONE)
    addresses = {
        KENT: "compliance=not_complied&amp;council=kent-county-council",
        "/councils/kent-county-council/2024-25/": (
            "compliance=not_complied&amp;council=kent-county-council"
        ),
        ALL: "compliance=not_complied",
        f"{ALL}?subject=housing": "compliance=not_complied&amp;category=housing",
        "/subjects/housing/": "compliance=not_complied&amp;category=housing",
        "/subjects/housing-homelessness/": (
            "compliance=not_complied&amp;subject=housing-homelessness"
        ),
    }
    for address, query in addresses.items():
        page = read(address)
        assert AGREED_FOR_ONE in plain(page), address
        assert f'href="/decisions/?{query}"' in page.content.decode(), address
        listed = read(f"/decisions/?{query}".replace("&amp;", "&"))
        assert [card.decision.reference for card in listed.context["cards"]] == ["24000020"]
    other = read("/councils/essex-county-council/improvements/")
    assert "not complied with, in" not in plain(other)
    factories.subject("Transport", "Transport", "Parking")
    assert "not complied with, in" not in plain(read(f"{ALL}?subject=transport"))


def test_before_its_year_nothing_is_said_of_a_case_that_failed(kent, read):
    fail(20, **FOR_ONE)
    for address in (KENT, ALL):
        assert "not complied with, in" not in plain(read(address, PUBLIC - timedelta(seconds=1)))


def test_where_an_improvement_failed_too_the_bar_says_nothing_more(kent, read):
    fail(20, **FOR_ONE)
    fail(21)
    assert bar(read(KENT))["not_complied"] == 1
    assert read(KENT).context["bar"].beside is None


def test_where_it_is_not_for_one_person_alone_nothing_is_told_of_whom(kent, read):
    fail(20, public_summary="")
    assert (
        "one case was not complied with. A case has everything that was agreed in it, shown here"
        " or not." in plain(read(KENT))
    )


def test_of_a_case_whose_decision_is_withheld_only_its_council_says_that_it_is_not_shown(
    kent, read
):
    made = fail(20, factories.subject(), **FOR_ONE)
    Decision.objects.filter(pk=made.pk).update(withheld_reason="consent")
    assert (
        "In the years whose figures are published, one case was not complied with, in a decision"
        " that is not shown here." in plain(read(KENT))
    )
    for address in (ALL, f"{KENT}?subject=housing", "/subjects/housing/"):
        assert "in a decision that is not shown" not in plain(read(address)), address


def test_cases_that_failed_take_as_many_queries_one_or_three(kent, read, django_assert_num_queries):
    fail(20, **FOR_ONE)
    read(ALL)
    for number in (21, 22):
        with django_assert_num_queries(12):
            read(ALL)
        fail(number, **FOR_ONE)
    assert "3 cases were not complied with, in what" in plain(read(ALL))


@pytest.mark.parametrize(
    ("fields", "number", "joined"),
    [
        (
            {},
            "2 improvements overdue",
            "A case counts once, and with what was agreed for one person; the improvements overdue"
            " are counted one by one.",
        ),
        (
            FOR_ONE,
            "0 improvements overdue",
            "A case counts with what was agreed for one person too; no service improvement is"
            " overdue.",
        ),
    ],
)
def test_overdue_cases_and_improvements_have_their_units_and_figures_their_year(
    read, fields, number, joined
):
    kent = factories.council("Kent County Council")
    factories.recommendation(factories.decision(kent))
    made = factories.decision(kent)
    for _ in range(2):
        factories.recommendation(made, outcome="", done_on=None, recorded_on=None, **fields)
    factories.release()
    page = plain(read("/councils/kent-county-council/2024-25/"))
    assert "Outcomes recorded in 2024-25: Every case was complied with." in page
    assert number in page
    assert "1 case among published decisions is overdue today" in page
    assert joined in page
    assert number in plain(read("/councils/kent-county-council/improvements/"))
