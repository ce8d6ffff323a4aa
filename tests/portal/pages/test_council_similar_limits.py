"""The councils beside a council: whether each lies outside the limits, as table and as funnel."""

import re
from html import unescape

import pytest

from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    kent, essex, devon = (
        factories.council(f"{name} County Council") for name in ("Kent", "Essex", "Devon")
    )
    park = factories.council("Park", type="other")
    published(
        "2024-25",
        frozen(kent, upheld=80, not_upheld=20, residents=1_000_000),
        frozen(essex, upheld=40, not_upheld=60, residents=1_000_000),
        frozen(devon, upheld=3, not_upheld=1, residents=8_000),
        frozen(park, upheld=1),
    )
    return lambda slug: client.get(f"/councils/{slug}/2024-25/").content.decode()


def test_the_table_says_who_lies_outside_the_limits(page):
    table = page("kent-county-council").split("similar-table")[1].split("</table>")[0]
    cells = [unescape(re.sub("<[^>]*>", "", each)) for each in re.findall("<td>.*?</td>", table)]
    assert cells[::4] == [
        "3 of 4",
        "40% 40 of 100, below the 99.8% limit",
        "80% 80 of 100, above the 99.8% limit",
    ]
    assert cells[3] == "37.5 3 upheld"  # few residents: nothing is said of limits


def test_each_measure_has_its_funnel_with_this_council_lit(page):
    html = page("kent-county-council")
    assert "Among all county councils, by how many cases each has" in html
    wide = html.split('<svg class="chart chart-wide"')[1:]
    uphold = next(each for each in wide if "funnel-uphold-rate-wide-title" in each)
    assert "Kent 80%, 80 of 100, above the 99.8% limit" in uphold
    assert uphold.split("</svg>")[0].count('class="here-dot"') == 1


def test_it_can_be_compared_from_there(page):
    assert 'href="/compare/?council=kent-county-council"' in page("kent-county-council")


def test_a_body_compared_with_nobody_has_no_funnel(page):
    assert 'class="chart-figure funnel"' not in page("park")
