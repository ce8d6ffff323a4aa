"""A council's page of a year, in its current edition and in earlier ones."""

import re
from datetime import timedelta
from html import unescape

import pytest

from complaints.models import Decision
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = (london_instant(f"2025-{month}-01 09:30") for month in ("07", "09", "10"))
PAGE = "/councils/kent-county-council/2024-25/"
CANONICAL = '<link rel="canonical" href="http://127.0.0.1:8000{}">'
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def revised(kent):
    """3 of 4 upheld in the first edition; in the second one of them was not."""
    made = [factories.decision(kent) for _ in range(3)]
    factories.decision(kent, outcome="not_upheld")
    factories.release(public_at=FIRST)
    Decision.objects.filter(pk=made[0].pk).update(outcome="not_upheld")
    factories.release(public_at=SECOND, reason="One was not upheld.")


@pytest.fixture
def read(client, clock):
    """The page of an address at an instant."""

    def at(instant, address=PAGE):
        clock.set(instant)
        return client.get(address)

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def links(response) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="([^"]+)"', response.content.decode())]


def test_an_earlier_edition_shows_its_own_figures_and_says_so(revised, read):
    page = read(SECOND, f"{PAGE}?edition=1")
    assert (
        "These are the figures of edition 1, replaced on 1 September 2025 by edition 2."
        " Current figures" in words(page)
    )
    assert "upheld 3 of them" in words(page)
    assert 'data-part="3" data-whole="4"' in page.content.decode()
    assert "Revised on" not in words(page)
    assert "<title>Kent County Council, 2024-25, edition 1 " in page.content.decode()
    assert PAGE in links(page)
    now = read(SECOND)
    assert "upheld 2 of them" in words(now)
    assert "These are the figures of edition" not in words(now)


def test_its_counts_lead_to_the_cases_that_it_counted(revised, read):
    for address, shown in ((f"{PAGE}?edition=1", 3), (PAGE, 2)):
        to_cases = {each for each in links(read(SECOND, address)) if "counted=upheld" in each}
        to_cases = {each for each in to_cases if "category" not in each}
        assert to_cases
        for each in to_cases:
            assert f"{shown} of {shown} cases shown." in words(read(SECOND, each))
    earlier = "/decisions/?council=kent-county-council&year=2024-25&counted=upheld&edition=1"
    cases = read(SECOND, earlier)
    assert "the cases that edition 1 of the figures of 2024-25 counted" in words(cases)
    assert '<input type="hidden" name="edition" value="1">' in cases.content.decode()


def test_search_engines_are_told_of_the_plain_page_alone(revised, read):
    """An edition has an address of its own, by which others show it, and is in no index."""
    for number in (1, 2):
        page = read(SECOND, f"{PAGE}?edition={number}").content.decode()
        assert CANONICAL.format(f"{PAGE}?edition={number}") in page
        assert page.count(NOINDEX) == 1
    plain = read(SECOND).content.decode()
    assert (CANONICAL.format(PAGE) in plain, NOINDEX in plain) == (True, False)


def test_the_current_edition_has_an_address_that_stays(revised, read):
    before = read(SECOND - timedelta(seconds=1), f"{PAGE}?edition=1")
    assert "upheld 3 of them" in words(before)
    assert "These are the figures of edition" not in words(before)
    assert "?edition=1" in links(before)


@pytest.mark.parametrize("number", ["3", "0", "-1", "01", "one", "", "1.0", "²"])
def test_an_edition_that_is_not_there_is_not_found(revised, read, number):
    missing = read(SECOND, "/councils/kent-county-council/2099-00/")
    answer = read(SECOND, f"{PAGE}?edition={number}")
    assert (answer.status_code, answer.content) == (404, missing.content)


def test_an_edition_is_not_there_before_its_instant_nor_of_a_year_to_come(revised, read):
    assert read(SECOND - timedelta(seconds=1), f"{PAGE}?edition=2").status_code == 404
    assert read(FIRST - timedelta(seconds=1), f"{PAGE}?edition=1").status_code == 404
    assert read(SECOND, f"{PAGE}?edition=2").status_code == 200


def test_each_edition_says_which_one_replaced_it(kent, read):
    for number, public_at in enumerate((FIRST, SECOND, THIRD), start=1):
        reason = "Wrong." if number > 1 else ""
        published("2024-25", frozen(kent, upheld=number), public_at=public_at, reason=reason)
    pages = {number: words(read(THIRD, f"{PAGE}?edition={number}")) for number in (1, 2, 3)}
    assert "edition 1, replaced on 1 September 2025 by edition 2." in pages[1]
    assert "edition 2, replaced on 1 October 2025 by edition 3." in pages[2]
    assert "Revised on 1 September 2025" in pages[2]
    assert "Revised on 1 October 2025" not in pages[2]
    assert "replaced on" not in pages[3]
    cited = [each for each in links(read(THIRD)) if "?edition=" in each]
    assert cited == [f"{PAGE}?edition=1", f"{PAGE}?edition=2"] + [
        f"?edition={number}" for number in (3, 2, 1)
    ]


def test_an_edition_without_the_council_is_not_found_and_not_linked(kent, read):
    published("2024-25", frozen(upheld=1), public_at=FIRST)
    published("2024-25", frozen(kent, upheld=1), public_at=SECOND, reason="Kent was missing.")
    assert read(SECOND, f"{PAGE}?edition=1").status_code == 404
    assert [each for each in links(read(SECOND)) if "?edition=" in each] == ["?edition=2"]
    revision = "/revisions/?year=2024-25&edition=2&council=kent-county-council"
    assert f"{PAGE}?edition=1" not in links(read(SECOND, revision))


def test_what_a_revision_changed_leads_to_the_figures_before_it(revised, read):
    revision = "/revisions/?year=2024-25&edition=2&council=kent-county-council"
    assert f"{PAGE}?edition=1" in links(read(SECOND, revision))
    assert "You can still read and cite an earlier edition" in words(read(SECOND, "/releases/"))


def test_an_earlier_edition_takes_no_more_queries(revised, read, django_assert_max_num_queries):
    with django_assert_max_num_queries(17):
        read(SECOND, f"{PAGE}?edition=1")
