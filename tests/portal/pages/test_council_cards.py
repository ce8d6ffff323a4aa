"""The four answers at the top of a council's page, each with what changed and whether by chance."""

import re
from datetime import date
from html import unescape

import pytest

from complaints.models import YearNote
from councils.years import Year
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

KENT = "/councils/kent-county-council/2024-25/"


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def card(client, slug: str = "uphold-rate", address: str = KENT) -> str:
    """The words of a card, without its small line."""
    page = client.get(address).content.decode()
    found = page.partition(f'id="{slug}-name">')[2].partition("</article>")[0]
    found = re.sub(r"<figure.*?</figure>", "", found, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found))).strip()


def test_a_card_says_figure_counts_similar_councils_and_the_change(client, kent):
    other = factories.council("Essex County Council")
    published("2023-24", frozen(kent, upheld=60, not_upheld=15))
    published(
        "2024-25", frozen(kent, upheld=40, not_upheld=40), frozen(other, upheld=70, not_upheld=30)
    )
    assert card(client) == (
        "Uphold rate Upheld means that the Ombudsman found fault, or that the council had"
        " already accepted it. 50% 40 of 80 investigated complaints"
        " 11 percentage points lower than similar councils (61%, 110 of 180)."
        " 30 percentage points lower than in 2023-24 (80%, 60 of 75), more than chance explains."
    )


def test_compliance_has_what_was_on_time_beside_it(client, kent):
    published("2024-25", frozen(kent, on_time=12, late=3, not_complied=5))
    said = card(client, "compliance-rate")
    assert "75% 15 of 20 compliance outcomes" in said
    told = "No figures of 2023-24 are published here. On time: 60% (12 of 20)."
    assert told in said  # last: a gap that stands behind it would be taken for its own


def test_of_few_cases_the_counts_lead_and_nothing_is_said_of_chance(client, kent):
    published("2023-24", frozen(kent, upheld=60, not_upheld=15))
    published("2024-25", frozen(kent, upheld=2, not_upheld=1))
    said = card(client)
    assert "2 of 3 investigated complaints" in said
    assert "2023-24: 80%, 60 of 75. Too few cases to compare." in said
    assert "chance" not in said


def test_a_change_of_method_is_no_change_of_the_council(client, kent):
    YearNote.objects.create(year=Year(2024), text="Fewer.", breaks_comparison=True)
    published("2023-24", frozen(kent, upheld=60, not_upheld=15))
    published("2024-25", frozen(kent, upheld=10, not_upheld=40))
    assert "The method changed in 2024-25: figures of 2023-24 cannot be compared." in card(client)


def test_a_council_that_was_not_there_has_counts_and_no_change(client):
    old = factories.council("Kent County Council", closed_on=date(2024, 4, 1))
    published("2023-24", frozen(old, upheld=60))
    published("2024-25", frozen(old, existed=False, upheld=11))
    assert card(client) == (
        "Uphold rate Upheld means that the Ombudsman found fault, or that the council had"
        " already accepted it. 100% 11 of 11 investigated complaints"
    )


def test_one_under_10_000_residents_is_not_compared_by_them(client, kent):
    published("2023-24", frozen(kent, upheld=9, residents=8_000))
    published("2024-25", frozen(kent, upheld=1, residents=8_000))
    said = card(client, "upheld-per-100k")
    assert "It has fewer than 10,000 residents, so this figure is not compared." in said
    assert said.endswith("Lower than in 2023-24 (112.5, 9 upheld).")


def test_the_small_line_stands_where_there_are_two_years_to_join(client, kent):
    published("2022-23", frozen(kent, upheld=5, not_upheld=1))
    published("2023-24", frozen(kent, upheld=60, not_upheld=15))
    published("2024-25", frozen(kent, upheld=30, not_upheld=15))
    drawn = [
        'id="spark-uphold-rate-title"' in client.get(KENT.replace("2024-25", year)).content.decode()
        for year in ("2022-23", "2023-24", "2024-25")
    ]
    assert drawn == [False, False, True]
    assert 'class="chart chart-medium"' in client.get(KENT).content.decode()
