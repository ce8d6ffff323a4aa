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

pytestmark = pytest.mark.django_db

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"
SECOND = timedelta(seconds=1)
NOON = london_instant("2025-07-01 12:00")


@pytest.fixture
def read(client, clock):
    """The addresses in a section at an instant, each with its date of change."""

    def at(instant, section):
        clock.set(instant)
        index = ElementTree.fromstring(client.get("/sitemap.xml").content)
        files = [each.findtext(f"{NS}loc").removeprefix(SITE) for each in index]
        own = [each for each in files if each.startswith(f"/sitemap-{section}.xml")]
        return {page: day for each in own for page, day in file(each).items()}

    def file(address):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
        root = ElementTree.fromstring(response.content)
        assert root.tag == f"{NS}urlset"
        found = {
            each.findtext(f"{NS}loc").removeprefix(SITE): each.findtext(f"{NS}lastmod")
            for each in root
        }
        assert len(found) == len(root)
        return found

    at.file = file
    return at


def test_the_index_names_every_file(client, monkeypatch):
    for key in (3, 1, 2):
        factories.decision(pk=key)
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


def test_a_file_has_those_of_its_keys_that_are_shown(read, client, monkeypatch, clock):
    monkeypatch.setattr(sitemaps.Decisions, "limit", 2)
    for key, fields in {4: {}, 3: {"text_approved_at": None}, 5: {}, 6: {}, 10: {}}.items():
        factories.decision(pk=key, reference=f"240000{key:02}", **fields)
    factories.decision(pk=11, reference="24000011", outcome="referred_back")
    clock.set(NOON)
    found = {
        number: list(read.file(f"/sitemap-decisions.xml?p={number}")) for number in range(1, 6)
    }
    four, five, six, ten = (f"/decisions/24-000-0{key}/" for key in ("04", "05", "06", "10"))
    assert found == {1: [], 2: [four], 3: [five, six], 4: [], 5: [ten]}
    assert list(read(NOON, "decisions")) == [four, five, six, ten]
    for address in ("decisions.xml?p=6", "decisions.xml?p=x", "nothing.xml"):
        assert client.get(f"/sitemap-{address}").status_code == 404


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
        ("/sitemap.xml", 3),
        ("/sitemap-pages.xml", 5),
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
