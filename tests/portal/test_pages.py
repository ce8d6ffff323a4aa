"""Pages: what they say, and in how many queries whatever the number of rows."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from complaints.models import Release
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    """A county with 63 of 76 upheld in 2024-25, beside one with 9 of 9."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    other = factories.council("Essex County Council", residents=1_503_521)
    homeless = factories.subject()
    for number in range(76):
        outcome = "upheld" if number < 63 else "not_upheld"
        factories.decision(kent, outcome=outcome, subject=homeless)
    for _ in range(9):
        factories.decision(other, subject=homeless)
    factories.release("2024-25")
    return kent


def text(response) -> str:
    """The page's words, without markup."""
    body = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", body)


def test_the_headline_of_a_council_can_be_quoted(client, kent):
    page = client.get("/councils/kent-county-council/2024-25/")
    assert page.context["headline"] == (
        "In 2024-25 the Ombudsman investigated 76 complaints about Kent County Council and upheld"
        " 63 of them, 83%. That is lower than among county councils as a whole, 85% (72 of 85);"
        " with 76 cases a gap of this size can arise by chance."
    )
    assert page.context["headline"] in text(page)


def test_an_average_stands_beside_its_counts_where_the_council_has_no_figure(client, kent):
    surrey = factories.council("Surrey County Council", residents=1_203_110)
    factories.decision(surrey, outcome="referred_back")
    factories.release(reason="Surrey was missing.")
    page = text(client.get("/councils/surrey-county-council/2024-25/"))
    assert "no investigations Similar councils: 85% (72 of 85)." in page
    assert "Similar councils: 72 upheld, 4,282,700 residents." in page


def test_figures_are_marked_with_their_counts(client, kent):
    page = client.get("/councils/kent-county-council/2024-25/").content.decode()
    assert 'data-measure="uphold-rate" data-part="63" data-whole="76">83%<' in page


def test_what_is_counted_and_not_shown_is_said(client, kent):
    withheld, unapproved = kent.decisions.filter(outcome="upheld")[:2]
    withheld.withheld_reason = "identifiable"
    withheld.save()
    unapproved.text_approved_at = None
    unapproved.save()
    page = text(client.get("/councils/kent-county-council/2024-25/"))
    assert "63 upheld: 61 shown , 2 not" in page
    cases = client.get("/decisions/?council=kent-county-council&year=2024-25&counted=upheld")
    assert "61 of 63 cases shown; 2 are not: why some are counted but not shown ." in text(cases)


def test_a_count_leads_to_its_cases_after_one_of_them_has_moved(client, kent):
    moved = kent.decisions.filter(outcome="upheld").earliest("pk")
    moved.council = factories.council("Surrey County Council")
    moved.save()
    page = client.get("/councils/kent-county-council/2024-25/").content.decode()
    address = "/decisions/?council=kent-county-council&amp;year=2024-25&amp;counted=upheld"
    assert f'<strong>63</strong> upheld: <a href="{address}">63 shown</a>' in page
    assert "63 of 63 cases shown." in text(client.get(address.replace("&amp;", "&")))
    plain = client.get("/decisions/?council=kent-county-council&year=2024-25&outcome=upheld")
    assert "62 decisions shown." in text(plain)


def test_the_council_address_leads_temporarily_to_its_newest_public_year(client, kent):
    response = client.get("/councils/kent-county-council/")
    assert (response.status_code, response["Location"]) == (
        302,
        "/councils/kent-county-council/2024-25/",
    )
    Release.objects.update(public_at=datetime(2999, 1, 1, tzinfo=ZoneInfo("Europe/London")))
    response = client.get("/councils/kent-county-council/")
    assert "No year’s figures about Kent County Council have been published here." in text(response)


def test_few_cases_are_given_as_counts(client, kent):
    page = client.get("/councils/essex-county-council/2024-25/")
    assert (
        "upheld all 9 of them. So few cases say little about a council." in page.context["headline"]
    )
    assert 'data-part="9" data-whole="9">9 of 9<' in page.content.decode()


def test_a_closed_council_without_figures_leads_along_the_chain_to_the_council_of_today(client):
    old, next_one, today = (
        factories.council(name, type="district", opened_on=opened, closed_on=closed)
        for name, opened, closed in (
            ("Taunton Deane", None, date(2019, 4, 1)),
            ("Somerset West", date(2019, 4, 1), date(2023, 4, 1)),
            ("Somerset Council", date(2023, 4, 1), None),
        )
    )
    old.successors.add(next_one)
    next_one.successors.add(today)
    page = text(client.get("/councils/taunton-deane/"))
    assert "closed on 1 April 2019 and was replaced by Somerset West ; today it is part of" in page
    assert "today it is part of Somerset Council . Its decisions" in page


def test_a_table_in_the_order_of_a_rate_leaves_chance_out_of_it(client, kent):
    """Kent has 63 of 76, Essex 9 of 9: too few to stand in an order."""
    surrey = factories.council("Surrey County Council")
    for number in range(10):
        factories.decision(surrey, outcome="upheld" if number else "not_upheld")
    factories.release("2024-25", reason="Surrey was missing.")
    page = client.get("/?type=county&sort=-uphold-rate")
    assert [line.council.short_name for line in page.context["table"]] == [
        "Surrey",
        "Kent",
        "Essex",
    ]
    page = client.get("/?type=county&sort=uphold-rate")
    assert [line.council.short_name for line in page.context["table"]] == [
        "Kent",
        "Surrey",
        "Essex",
    ]
    assert "the order of so few would be chance" in text(page)


def test_a_closed_council_and_its_successors_name_each_other(client):
    new = [
        factories.council(f"{name} Council", type="unitary", opened_on=date(2023, 4, 1))
        for name in ("Cumberland", "Westmorland")
    ]
    county = factories.council("Cumbria County Council", closed_on=date(2023, 4, 1))
    district = factories.council(
        "Eden District Council", type="district", closed_on=date(2023, 4, 1)
    )
    county.successors.set(new)
    district.successors.add(new[1])
    for about in (county, district):
        factories.decision(about, decided_on=date(2022, 6, 1))
        factories.decision(about, decided_on=date(2022, 6, 1), outcome="not_upheld")
    factories.decision(new[0])
    factories.release("2022-23")
    factories.release("2024-25")
    old_page = text(client.get("/councils/cumbria-county-council/2022-23/"))
    assert "was replaced by Cumberland Council and Westmorland Council" in old_page
    page = client.get("/councils/cumberland-council/2024-25/")
    assert "replaced Cumbria County Council" in text(page)
    [sums] = page.context["group_sums"]
    assert (str(sums.year), sums.rates[0][1].counts) == ("2022-23", "2 of 4")
    assert "Cumbria County Council and Eden District Council added up" in text(page)


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 14),
        ("/councils/", 4),
        ("/councils/kent-county-council/2024-25/", 20),
        ("/councils/kent-county-council/improvements/", 12),
        ("/improvements/", 10),
        ("/subjects/", 10),
        ("/subjects/housing/", 22),
        ("/subjects/housing-homelessness/", 19),
        ("/decisions/", 16),
        ("/decisions/?year=2024-25", 18),
        ("/methods/", 7),
        ("/releases/", 4),
        ("/revisions/", 13),
        ("/calendar/", 6),
        ("/map/2024-25.json", 6),
    ],
)
def test_queries_do_not_grow_with_rows(
    client, kent, django_assert_num_queries, address, queries, more
):
    for _ in range(more):
        about = factories.council(region="South West", residents=100_000)
        decision = factories.decision(about, subject=factories.subject())
        factories.recommendation(decision, council=kent)
        factories.decision(
            kent,
            kind="report",
            title="A report",
            announced_at=datetime(2024, 9, 1, 10, tzinfo=ZoneInfo("Europe/London")),
        )
        factories.release("2024-25", reason="More cases.")
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_a_search_that_finds_one_council_opens_it(client, kent):
    response = client.get("/councils/?q=kent")
    assert response["Location"] == "/councils/kent-county-council/"
    assert "No council is called “nowhere”" in text(client.get("/councils/?q=nowhere"))


def test_decisions_have_no_total_unless_their_year_is_released(client, kent):
    assert "shown." not in text(client.get("/decisions/"))
    assert "85 decisions shown." in text(client.get("/decisions/?year=2024-25"))
    factories.decision(kent, decided_on=date(2025, 4, 20))
    assert "shown." not in text(client.get("/decisions/?year=2025-26"))


def test_bad_input_names_the_field(client, kent):
    page = text(client.get("/decisions/?year=2024-26&council=nowhere&decided_after=soon"))
    assert "Year: '2024-26' is not a year: write it as 2024-25" in page.replace("&#x27;", "'")
    assert "Council: there is no \u201cnowhere\u201d to choose." in page
    assert "Decided on or after: Enter a valid date." in page


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/decisions/?type=parish", "Type of council"),
        ("/decisions/?q=a+b+c+d+e+f+g+h+i", "Words or reference"),
        ("/decisions/?decided_before=soon", "Decided on or before"),
        ("/councils/?type=parish", "Type"),
        ("/councils/?region=Mars", "Region"),
        ("/councils/kent-county-council/improvements/?year=2024-26", "Year of the decision"),
        ("/councils/kent-county-council/improvements/?subject=zebras", "Subject"),
        ("/councils/kent-county-council/improvements/?status=lost", "Status"),
        ("/improvements/?due_after=soon", "Due on or after"),
        ("/improvements/?change=zebras", "Kind of change"),
    ],
)
def test_what_cannot_be_read_lists_nothing_and_is_named_as_in_the_form(
    client, kent, address, label
):
    factories.recommendation(factories.decision(kent))
    plain = client.get(address.partition("?")[0]).content.decode()
    assert "/kent-county-council/" in plain.split("<main")[1]
    page = client.get(address).content.decode()
    assert re.search(rf"<label [^>]*>{label}</label>", page)
    main = page.split("<main")[1]
    assert f"<strong>{label}:</strong> " in main
    assert "<table" not in main
    assert '<ul class="list">' not in main
    assert "fits." not in main
    assert "No council has this name" not in main


def test_pages_turn_without_saying_how_many_there_are(client, kent):
    first = client.get("/decisions/")
    assert (len(first.context["page"].rows), first.context["page"].has_next) == (25, True)
    last = client.get("/decisions/?page=4")
    assert (len(last.context["page"].rows), last.context["page"].has_next) == (10, False)


def test_a_decision_shows_its_statement_and_its_improvements(client):
    decision = factories.decision(reference="24018407", subject=factories.subject())
    factories.recommendation(decision)
    factories.recommendation(
        decision, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £300."
    )
    page = text(client.get("/decisions/24-018-407/"))
    assert "Decision 24 018 407" in page
    assert "Remind staff to keep a record of each assessment." in page
    assert "1. Mrs B complains." in page
    assert "£300" not in page


def test_the_empty_portal_says_so(client):
    assert "No year’s figures have been published yet." in text(client.get("/"))


def test_overdue_cases_are_told_as_a_count_that_leads_to_them(client, monkeypatch):
    made = factories.decision(factories.council("Kent County Council"))
    open_since = {"outcome": "", "done_on": None, "recorded_on": None}
    factories.recommendation(made, private_text="zebra", **open_since)
    factories.recommendation(made, **open_since)
    factories.release()
    answer = client.get("/councils/kent-county-council/2024-25/")
    said = "1 case among published decisions is overdue today : something that Kent County"
    assert f"{said} Council has to do was due" in text(answer)  # others may have agreed to it
    assert "15 July 2024" not in text(answer)  # the day on which it was due
    address = "/decisions/?council=kent-county-council&amp;overdue=true"
    assert f'<a href="{address}">1 case among' in answer.content.decode()
    listed = client.get(address.replace("&amp;", "&"))
    assert "1 of 1 case shown." in text(listed)
    assert made.get_absolute_url() in listed.content.decode()
