"""The councils that strips draw as a table: by name, each with the counts behind its figures."""

import re

import pytest

from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

KENT = "/councils/kent-county-council/2024-25/"


def table(client, address: str = KENT) -> str:
    page = client.get(address).content.decode()
    return page.partition('<details class="similar-table">')[2].partition("</details>")[0]


def rows(html: str) -> list[list[str]]:
    found = re.findall(r"<tr.*?</tr>", html, re.S)[1:]
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.S) for row in found]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


def make(*names: str):
    return [factories.council(f"{name} County Council") for name in names]


def test_each_council_of_the_type_stands_by_name_with_its_counts(client):
    kent, essex = make("Kent", "Essex")
    young = factories.council("<b>Young", slug="young")
    district = factories.council("Dover", type="district")
    published(
        "2024-25",
        frozen(kent, upheld=30, not_upheld=10, on_time=9, late=1, residents=1_500_000),
        frozen(essex, upheld=2, not_upheld=1),
        frozen(young),
        frozen(district, upheld=99),
    )
    found = table(client)
    assert "All 3 county councils as a table" in found
    assert rows(found) == [
        [
            *("&lt;b&gt;Young", "no investigations", "no outcomes recorded", "none upheld"),
            "residents not known",
        ],
        ["Essex", "2 of 3", "no outcomes recorded", "0 of 2", "residents not known"],
        ["Kent", "75% 30 of 40", "100% 10 of 10", "0% 0 of 30", "2 30 upheld"],
    ]
    assert 'class="this"><th scope="row"><a href="/councils/kent-county-council/2024-25/">' in found


def test_an_edition_that_was_replaced_leads_to_itself(client):
    kent, essex = make("Kent", "Essex")
    for number in (1, 2):
        reason = "Wrong." if number > 1 else ""
        published("2024-25", frozen(kent, upheld=number), frozen(essex, upheld=1), reason=reason)
    assert '/councils/essex-county-council/2024-25/?edition=1"' in table(
        client, f"{KENT}?edition=1"
    )
    assert '/councils/essex-county-council/2024-25/"' in table(client)


def test_a_body_that_is_compared_with_nobody_has_none(client):
    body = factories.council("Peak Park", type="other")
    published("2024-25", frozen(body, upheld=3))
    assert table(client, "/councils/peak-park/2024-25/") == ""


def test_the_page_asks_as_much_of_one_council_as_of_three(client, django_assert_num_queries):
    kent, *others = make("Kent", "Essex", "Surrey")
    for year, several in (("2023-24", ()), ("2024-25", others)):
        published(year, frozen(kent, upheld=3), *(frozen(each, upheld=1) for each in several))
    for year in ("2023-24", "2024-25"):
        with django_assert_num_queries(15):  # three of them once for a year and type
            client.get(f"/councils/kent-county-council/{year}/")
