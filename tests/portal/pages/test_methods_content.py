"""What the methods page works out from the newest year."""

import re

import pytest

from complaints.statistics.comparison import ReleasedYear
from portal.pages.methods_content import examples, spreads
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


def ten(upheld: int, **fields):
    return frozen(factories.council(), upheld=upheld, not_upheld=10 - upheld, **fields)


def test_the_spread_is_that_of_the_year_measure_by_measure():
    """Of ten cases at a half, chance alone puts 22 of 1,024 outside; nothing else has a figure."""
    unpublished = dict.fromkeys(("satisfactory_remedies", "on_time", "late", "not_complied"))
    release = published("2024-25", *(ten(each, **unpublished) for each in (9, 5, 1)))
    (uphold,) = spreads(ReleasedYear.load(release))
    assert (uphold.measure.slug, uphold.outside.councils, uphold.outside.found) == (
        "uphold-rate",
        3,
        2,
    )
    assert uphold.outside.expected == pytest.approx(3 * 22 / 1024)
    assert uphold.overdispersion == pytest.approx(2 * 16 / 2.5 / 3)


def test_the_page_says_what_is_expected_and_what_the_limits_assume(client):
    published("2024-25", ten(9), ten(1))
    page = client.get("/methods/").content.decode()
    row = re.search(
        r'<tr><th scope="row">Uphold rate</th>(<td.*?)</tr>', page.split('id="spread"')[1]
    )
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in row[1].split("</td>")[:-1]]
    assert cells == ["2", "0.0", "2", "0.0", "0", "6.4"]
    assert "16 among 317" not in page
    assert "one true rate" in page


def test_without_an_investigation_there_is_no_example(client):
    release = published("2024-25", frozen(factories.council(), referred_back=1))
    assert examples(ReleasedYear.load(release)) is None
    assert client.get("/methods/").status_code == 200


def test_before_anything_is_published_there_is_no_table(client):
    assert 'id="spread"' not in client.get("/methods/").content.decode()


def test_the_page_says_how_a_change_is_judged_and_when_nothing_is_said(client):
    page = client.get("/methods/").content.decode()
    chance = page.split('id="chance"')[1].split("</section>")[0]
    change = chance.split('id="change"')[1]
    assert 'href="#change"' in chance
    for words in (
        *("Fisher’s exact test", "two Poisson counts", "(2.5%)", "(0.1%)"),
        *("fewer than ten", "the method changed", "not a whole year", "fewer than 10,000"),
        *("no figure", "current edition", "“before rounding”"),
    ):
        assert words in " ".join(change.split()), words
