"""Every page that is public is in a sitemap, and nothing that is not; each in few queries."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from complaints.decisions.steps.withholding import restore, withhold
from councils.public_record import changing_public_record
from councils.years import london_instant, london_midnight
from letters.letters.steps.letter_text import reissue
from portal import sitemaps
from tests import factories
from tests.complaints.colleagues import colleague, done
from tests.letters.correspondence import AFTER, BEFORE, INSTANT, ann, composed, letter, sent
from tests.portal.crawling import crawl

pytestmark = pytest.mark.django_db

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"
SECOND = timedelta(seconds=1)
NOON = london_instant("2025-07-01 12:00")


@pytest.fixture
def read(client, clock):
    """The addresses in a section at an instant, each with its date of change."""

    def at(instant, section, page=""):
        clock.set(instant)
        response = client.get(f"/sitemap-{section}.xml{page}")
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
        root = ElementTree.fromstring(response.content)
        assert root.tag == f"{NS}urlset"
        found = {
            each.findtext(f"{NS}loc").removeprefix(SITE): each.findtext(f"{NS}lastmod")
            for each in root
        }
        assert len(found) == len(root)
        return found

    return at


def test_the_index_names_every_file(client, monkeypatch):
    for _ in range(3):
        factories.decision()
    monkeypatch.setattr(sitemaps.Decisions, "limit", 2)
    response = client.get("/sitemap.xml")
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{NS}sitemapindex"
    assert [each.findtext(f"{NS}loc") for each in root] == [
        f"{SITE}/sitemap-pages.xml",
        f"{SITE}/sitemap-councils.xml",
        f"{SITE}/sitemap-letters.xml",
        f"{SITE}/sitemap-decisions.xml",
        f"{SITE}/sitemap-decisions.xml?p=2",
    ]
    assert len(list(root.iter(f"{NS}lastmod"))) == 0


def test_years_and_letters_are_listed_from_their_instant(read):
    composed()
    sent("Kent")
    councils = [f"/councils/{name}-county-council/" for name in ("essex", "kent", "surrey")]
    complain = [f"{each}complain/" for each in councils]
    assert read(BEFORE, "councils") == dict.fromkeys([*councils, *complain])
    assert read(BEFORE, "letters") == {}
    assert "/?year=2024-25" not in read(BEFORE, "pages")
    assert read(AFTER, "councils") == dict.fromkeys(
        [f"{each}2024-25/{page}" for each in councils for page in ("", "scrutiny-pack/")] + complain
    )
    assert read(AFTER, "letters") == {
        "/letters/?year=2024-25": None,
        "/councils/kent-county-council/letters/": None,
        "/councils/kent-county-council/letters/2024-25/": f"{INSTANT:%Y-%m-%d}",
    }
    assert "/?year=2024-25" in read(AFTER, "pages")
    later = AFTER + timedelta(days=30)
    reissue(letter("Kent"), "The date was wrong.", by=ann(), at=later)
    sent("Kent", later)
    assert read(later, "letters") == {
        "/letters/?year=2024-25": None,
        "/councils/kent-county-council/letters/": None,
        "/councils/kent-county-council/letters/2024-25/": f"{later:%Y-%m-%d}",
    }


def test_a_decision_is_listed_while_it_is_shown_as_of_since_when(read):
    made = factories.decision(reference="24018407", decided_on=date(2025, 5, 20))
    for fields in ({"outcome": "referred_back"}, {"text_approved_at": None}):
        factories.decision(**fields)
    shown, page = london_midnight(date(2025, 7, 1)), "/decisions/24-018-407/"
    assert read(shown - SECOND, "decisions") == {}
    assert read(shown, "decisions") == {page: "2025-07-01"}
    done(withhold, made, "consent", "", colleague("Carol"), NOON)
    assert read(NOON, "decisions") == {}
    later = NOON + timedelta(days=9)
    done(restore, made, colleague("Bob"), later)
    assert read(later, "decisions") == {page: "2025-07-10"}


def test_files_of_decisions_follow_each_other(read, client, monkeypatch):
    monkeypatch.setattr(sitemaps.Decisions, "limit", 2)
    for reference in ("24000003", "24000001", "24000002"):
        factories.decision(reference=reference)
    assert list(read(NOON, "decisions")) == ["/decisions/24-000-001/", "/decisions/24-000-002/"]
    assert list(read(NOON, "decisions", "?p=2")) == ["/decisions/24-000-003/"]
    for address in ("decisions.xml?p=3", "decisions.xml?p=x", "nothing.xml"):
        assert client.get(f"/sitemap-{address}").status_code == 404


def test_what_is_listed_can_be_read_and_every_page_about_one_thing_is_listed(client, clock, read):
    composed()
    sent("Kent")
    factories.council("Nowhere Council")
    listed = {each for section in sitemaps.SECTIONS for each in read(AFTER, section)}
    pages = crawl(client, *listed)
    assert {pages[each][0] for each in listed} == {200}
    answered = {each for each, (status, _) in pages.items() if status == 200 and "?" not in each}
    kinds = ("/report-an-error/", "/improvements/", ".json", ".xlsx", ".csv", ".pdf", ".atom")
    kinds += (".png", ".svg")
    about = {
        each
        for each in answered
        if each.startswith(("/councils/", "/decisions/")) and not each.endswith(kinds)
    }
    assert len(about) > 20
    assert about - listed == set()


def test_a_demonstration_has_none_and_names_none(client):
    told = "User-agent: *\nDisallow: /admin/\n"
    assert client.get("/robots.txt").content.decode() == f"{told}\nSitemap: {SITE}/sitemap.xml\n"
    with changing_public_record() as record:
        record.demonstration = True
    assert client.get("/robots.txt").content.decode() == told
    missing = client.get("/nowhere/").content
    for address in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-decisions.xml"):
        response = client.get(address)
        assert (response.status_code, response.content) == (404, missing)


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/sitemap.xml", 2),
        ("/sitemap-pages.xml", 4),
        ("/sitemap-councils.xml", 4),
        ("/sitemap-letters.xml", 3),
        ("/sitemap-decisions.xml", 3),
    ],
)
def test_queries_do_not_grow(client, clock, django_assert_num_queries, address, queries, more):
    for number in range(more):
        factories.decision(factories.council(f"Council {number}"))
    composed()
    for name in ("Kent", "Essex", "Surrey")[:more]:
        sent(name)
    clock.set(AFTER)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
