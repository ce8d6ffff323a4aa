"""A scrutiny pack as a page and as PDF, with the figures of council's page and letter."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from complaints.models import Decision, Recommendation
from councils.models import Council, PublicRecord
from councils.years import Year, london_instant
from letters.composing.drafts import compose_letters
from letters.models import Letter
from tests import factories
from tests.factories import frozen, published
from tests.letters.pdf_text import words_of
from tests.portal.crawling import text_of

pytestmark = pytest.mark.django_db

FIRST, SECOND = london_instant("2025-07-01 09:30"), london_instant("2025-09-01 09:30")
TICK = timedelta(seconds=1)
YEAR = "/councils/kent-county-council/2024-25/"
PAGE, PDF = f"{YEAR}scrutiny-pack/", f"{YEAR}scrutiny-pack.pdf"


@pytest.fixture
def kent():
    """17 of 24 upheld, and of four cases one complied with late; the letter is sent."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    for number in range(24):
        decided = factories.decision(kent, outcome="upheld" if number < 17 else "not_upheld")
        if number < 4:
            late = {"done_on": date(2024, 9, 1)} if number == 0 else {}
            factories.recommendation(decided, **late)
    factories.release("2024-25", public_at=FIRST)
    return kent


@pytest.fixture
def read(client, clock):
    def at(instant, address=PAGE, **headers):
        clock.set(instant)
        return client.get(address, headers=headers)

    return at


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def marked(response) -> dict[str, tuple[str, ...]]:
    """Each measure's counts and text, as a machine reads them."""
    pattern = r'data-measure="([^"]+)" data-part="(\d*)" data-whole="(\d*)">([^<]*)<'
    found = re.findall(pattern, response.content.decode())
    return {slug: tuple(rest) for slug, *rest in found}


def test_page_pdf_council_page_and_letter_have_the_same_figures(kent, read):
    compose_letters(Year(2024), by=None, at=FIRST)
    Letter.objects.update(by_command=True, approved_at=FIRST, sent_at=FIRST)
    pack, council = marked(read(SECOND)), marked(read(SECOND, YEAR))
    letter = marked(read(SECOND, "/councils/kent-county-council/letters/2024-25/"))
    assert pack == {
        "uphold-rate": ("17", "24", "71%"),
        "compliance-rate": ("4", "4", "4 of 4"),
        "satisfactory-remedy-rate": ("0", "17", "0%"),
        "upheld-per-100k": ("17", "1576069", "1.1"),
    }
    assert {slug: council[slug] for slug in pack} == pack
    assert {slug: pack[slug] for slug in letter} == letter
    page, paper = words(read(SECOND)), words_of(read(SECOND, PDF).content)
    for said in (
        "upheld 17 of them, 71%",
        "17 of 24 investigated complaints",
        "1 of 4 cases was complied",
    ):
        assert said in page
        assert said in paper
    assert 'href="/councils/kent-county-council/letters/2024-25/"' in read(SECOND).content.decode()
    assert "Annual review letter 2025" in paper


def test_it_is_there_from_the_instant_of_its_year(kent, read):
    missing = read(FIRST - TICK, "/councils/kent-county-council/2099-00/")
    for address in (PAGE, PDF, f"{PAGE}?edition=1", f"{PDF}?edition=1"):
        hidden = read(FIRST - TICK, address)
        assert (hidden.status_code, hidden.content) == (404, missing.content)
        assert sorted(hidden.headers.items()) == sorted(missing.headers.items())
        assert read(FIRST, address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        PAGE.replace("kent", "surrey"),
        PDF.replace("kent", "surrey"),
        PAGE.replace("kent-county-council", "nowhere"),
        PAGE.replace("2024-25", "2099-00"),
        PAGE.replace("2024-25", "2024-26"),
        f"{PAGE}?edition=2",
        f"{PDF}?edition=one",
    ],
)
def test_what_is_not_there_is_not_found(kent, read, address):
    factories.council("Surrey County Council")
    missing = read(SECOND, "/councils/kent-county-council/2099-00/")
    assert (read(SECOND, address).status_code, read(SECOND, address).content) == (
        404,
        missing.content,
    )


def test_an_earlier_edition_is_cited(kent, read):
    Decision.objects.filter(pk=Decision.objects.filter(outcome="upheld").latest("pk").pk).update(
        outcome="not_upheld"
    )
    factories.release("2024-25", public_at=SECOND, reason="One was not upheld.")
    first, now = read(SECOND, f"{PAGE}?edition=1"), read(SECOND)
    assert marked(first)["uphold-rate"] == ("17", "24", "71%")
    assert marked(now)["uphold-rate"] == ("16", "24", "67%")
    replaced = "These are the figures of edition 1, replaced on 1 September 2025 by edition 2."
    assert replaced in words(first)
    assert replaced in words_of(read(SECOND, f"{PDF}?edition=1").content)
    assert replaced not in words(now)
    body = first.content.decode()
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{PAGE}?edition=1">' in body
    assert body.count('<meta name="robots" content="noindex">') == 1
    assert f'href="{PDF}?edition=1"' in body
    assert "noindex" not in now.content.decode()
    assert read(SECOND - TICK, f"{PAGE}?edition=2").status_code == 404


def test_the_pdf_is_a_file_of_its_own(kent, read):
    answer = read(SECOND, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        'inline; filename="kent-county-council-scrutiny-pack-2024-25-edition-1.pdf"'
    )
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert read(SECOND, PDF, **{"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_it_is_there_to_be_edited(kent, read, form):
    file = f"{YEAR}scrutiny-pack.{form}"
    assert f'href="{file}"' in read(SECOND).content.decode()
    answer = read(SECOND, file)
    assert answer["Content-Disposition"] == (
        f'attachment; filename="kent-county-council-scrutiny-pack-2024-25-edition-1.{form}"'
    )
    assert "upheld 17 of them, 71%" in text_of(answer)
    assert read(SECOND, file, **{"If-None-Match": answer["ETag"]}).status_code == 304
    assert read(SECOND, f"{file}?edition=2").status_code == 404
    assert read(FIRST - TICK, file).status_code == 404
    Recommendation.objects.update(public_summary="\uf0b7 Write to রহিমা 😀\u2028\x07\ufffe.")
    assert "Write to রহিমা 😀" in text_of(read(SECOND, file))


def test_a_pack_is_made_whatever_was_stored_before_texts_were_checked(kent, read):
    Recommendation.objects.update(
        public_summary="\uf0b7 Write to রহিমা 😀\u2028\ufeff\x85\x07\ufffe."
    )
    found = words_of(read(SECOND, PDF).content)
    assert "• Write to" in found
    assert "□" in found


def test_the_councils_page_leads_to_both(kent, read):
    page = read(SECOND, YEAR).content.decode()
    assert f'<a href="{PAGE}">Scrutiny pack</a>' in page
    assert f'<a href="{PDF}" type="application/pdf">' in page
    factories.release("2024-25", public_at=SECOND, reason="Checked again.")
    earlier = read(SECOND, f"{YEAR}?edition=1").content.decode()
    assert f'<a href="{PAGE}?edition=1">' in earlier
    assert f'<a href="{PDF}?edition=1"' in earlier


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("address", [PAGE, PDF])
def test_queries_do_not_grow(kent, read, django_assert_num_queries, address, number):
    for each in range(number):
        published(f"202{each}-2{each + 1}", frozen(kent, upheld=20 + each, not_upheld=4))
        report = {"kind": "report", "title": f"Report {each}", "announced_at": FIRST}
        decided = factories.decision(kent, **report)
        factories.recommendation(decided, public_summary=f"Change {each}.")
        old = factories.council(f"Old {each}", closed_on=date(2019, 4, 1))
        old.successors.add(kent)
    Council.objects.filter(pk=kent.pk).update(opened_on=date(2019, 4, 1))
    with django_assert_num_queries(22):
        assert f"Report {number - 1}" in str(read(SECOND, address).content) or address == PDF


def test_a_pack_is_dated_in_london(kent, read):
    at = london_instant("2025-09-02 00:10")  # still 1 September in UTC
    assert "Made on 2 September 2025 from what was public then." in words(read(at))
    assert "Made on 2 September 2025" in words_of(read(at, PDF).content)


def test_a_demonstration_is_marked(kent, read):
    PublicRecord.objects.update(demonstration=True)
    assert "The figures are made up" in words(read(SECOND))
    assert "The figures are made up" in words_of(read(SECOND, PDF).content)
    assert read(SECOND, PDF)["X-Robots-Tag"] == "noindex"
