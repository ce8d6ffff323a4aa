"""What every public page says of itself: title, description, the card that others show of it."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.template import Context, Template

from councils.public_record import changing_public_record
from councils.years import LONDON
from letters.letters.steps.letter_text import reissue
from portal.templatetags.pages import telephone
from tests import factories
from tests.letters.correspondence import AFTER, ann, composed, letter, sent
from tests.portal.crawling import crawl_at

# Of the crawls this is the one that asks every address on SQLite too.
pytestmark = [pytest.mark.django_db, pytest.mark.crawl, pytest.mark.engine]

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE, WHO = "http://127.0.0.1:8000", "Local Government and Social Care Ombudsman"
LATER = AFTER + timedelta(days=30)
LONG = "We upheld the complaint & found “fault” in how the <b>Council</b> answered. " * 9


class Head(HTMLParser):
    """What stands in a page's head, by name; of a name that stands twice, all of it."""

    def __init__(self, page: str):
        super().__init__()
        self.said, self.in_title = defaultdict(list), False
        self.feed(page.split("<body>")[0])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.in_title = tag == "title"
        if tag == "meta" and (name := found.get("property") or found.get("name")):
            self.said[name].append(found["content"])
        if tag == "link" and found["rel"] == "canonical":
            self.said["canonical"].append(found["href"])

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.said["title"].append(data)


def said(page: str) -> dict[str, str]:
    """Each name's one value; a name may stand only once."""
    found = Head(page).said
    assert [name for name, values in found.items() if len(values) > 1] == []
    return {name: value for name, [value] in found.items()}


@pytest.fixture(scope="module")
def portal(module_db):
    """A released and revised year with decisions, a report, improvements and a letter replaced."""
    composed()
    sent("Kent")
    kent = letter("Kent").council
    report = {"kind": "report", "announced_at": datetime(2025, 5, 2, 10, tzinfo=LONDON)}
    for _ in range(2):
        factories.decision(kent, title="Left waiting", summary=LONG, **report)
    factories.recommendation(factories.decision(kent, decided_on=date(2024, 5, 1)))
    for _ in range(26):
        factories.decision(kent, decided_on=date(2024, 5, 1))
    factories.release(reason="More cases.", public_at=LATER)
    reissue(letter("Kent"), "The date was wrong.", by=ann(), at=LATER)
    sent("Kent", LATER)
    factories.council("Nowhere Council")


@pytest.fixture(scope="module")
def pages(portal):
    more = ("/decisions/?page=2", "/revisions/?year=2024-25&edition=2&council=kent-county-council")
    found = crawl_at(LATER, *more, "/report-an-error/thanks/")
    return {
        address: (status, said(body))
        for address, (status, body) in found.items()
        if "</html>" in body
    }


def locations(client, address: str) -> list[str]:
    found = ElementTree.fromstring(client.get(address).content).iter(f"{NS}loc")
    return [each.text.removeprefix(SITE) for each in found]


def test_what_sitemaps_list_can_be_read_and_every_page_about_one_thing_is_listed(
    pages, client, clock
):
    clock.set(LATER)
    files = locations(client, "/sitemap.xml")
    listed = {page for file in files for page in locations(client, file)}
    assert {pages[each][0] for each in listed} == {200}
    answered = {each for each, (status, _) in pages.items() if status == 200 and "?" not in each}
    about = {
        each
        for each in answered
        if each.startswith(("/councils/", "/decisions/"))
        and not each.endswith(("/report-an-error/", "/improvements/"))
    }
    assert len(about) > 20
    assert about - listed == set()


def test_every_page_says_what_it_is_and_others_can_show_it(pages):
    paths = defaultdict(set)
    public = {
        address: head
        for address, (status, head) in pages.items()
        if status == 200 and not address.startswith(("/early-sight/", "/embed/"))  # a frame's
    }
    assert len(public) > 100
    for address, head in public.items():
        title, suffix = head["title"].rsplit(" – ", 1)
        assert (bool(title), suffix) == (True, WHO), address
        paths[title].add(urlsplit(address).path)
        description = head["description"]
        assert 50 <= len(description) <= 300, (address, description)
        assert description == " ".join(description.split()), address
        assert head["og:title"] == title
        assert head["og:description"] == description
        assert head["og:url"] == head["canonical"]
        assert urlsplit(head["canonical"]).path == urlsplit(address).path
        assert head["canonical"].startswith(f"{SITE}/")
        assert head["og:type"] == ("article" if is_article(address) else "website"), address
        assert head["og:site_name"] == f"Your council’s performance – {WHO}"
        card = "summary_large_image" if "og:image" in head else "summary"
        assert (head["og:locale"], head["twitter:card"]) == ("en_GB", card)
        one = head["canonical"].removeprefix(SITE)
        assert pages.get(one, (200, head))[1]["canonical"] == head["canonical"]
    assert {title: found for title, found in paths.items() if len(found) > 1} == {}


def is_article(address: str) -> bool:
    path = urlsplit(address).path
    return (path.startswith("/decisions/") and path.count("/") == 3) or (
        "/letters/2" in path and path.startswith("/councils/")
    )


def test_each_kind_of_page_is_described_by_what_is_on_it(pages):
    kent = pages["/councils/kent-county-council/2024-25/"][1]
    assert kent["title"] == f"Kent County Council, 2024-25 – {WHO}"
    assert kent["description"].startswith(
        "In 2024-25 the Ombudsman investigated 32 complaints about Kent County Council and upheld"
    )
    assert kent["canonical"] == f"{SITE}/councils/kent-county-council/2024-25/"
    cited = pages["/councils/kent-county-council/2024-25/?edition=1"][1]
    assert cited["title"] == f"Kent County Council, 2024-25, edition 1 – {WHO}"
    assert cited["canonical"] == f"{kent['canonical']}?edition=1"
    old = pages["/councils/kent-county-council/letters/2024-25/?issue=1"][1]
    assert old["canonical"].endswith("/letters/2024-25/?issue=1")
    reports = [head for _, head in pages.values() if "Left waiting" in head["title"]]
    assert {head["description"][:110] for head in reports} >= {
        "Public interest report about Kent County Council of 3 June 2024, upheld. We upheld the"
        " complaint & found “fault” in"[:110]
    }
    assert any(head["description"].endswith("…") for head in reports)


def test_what_is_not_there_has_no_address_and_no_card(pages):
    missing = [
        head
        for address, (status, head) in pages.items()
        if status == 404 and not address.startswith("/early-sight/")
    ]
    assert len(missing) > 10
    for head in missing:
        assert {name for name in head if name.startswith("og:") or name == "canonical"} == set()
        assert head["title"] == f"Not found – {WHO}"


def test_pages_that_are_not_public_say_nothing_to_others(portal, client):
    factories.decision(reference="24018407")
    client.force_login(User.objects.create_superuser("chief"))
    for address in ("/admin/decisions/24-018-407/preview/", "/early-sight/nowhere/"):
        body = client.get(address).content.decode()
        assert "og:" not in body
        assert "canonical" not in body
        assert "noindex" in body


def test_a_demonstration_says_so_where_a_page_is_shown_by_others(client):
    before = said(client.get("/methods/").content.decode())
    with changing_public_record() as record:
        record.demonstration = True
    head = said(client.get("/methods/").content.decode())
    assert head["og:title"] == "Demonstration: How we work it out"
    assert head["description"] == f"Demonstration, made-up figures. {before['description']}"
    assert head["og:description"] == head["description"]


@pytest.mark.parametrize(
    ("longest", "inside", "kept"),
    [
        ("", "  two\n words ", "two words"),
        ("", "{{ text }}", "Fish & <b>chips</b> “x” ’s"),
        ("18", "one two three four", "one two three four"),
        ("18", "one two three four five", "one two three…"),
    ],
)
def test_words_are_kept_as_one_line_of_plain_text(longest, inside, kept):
    context = Context({"text": "Fish & <b>chips</b> “x” ’s"})
    made = Template(f"[{{% words {longest} as name %}}{inside}{{% endwords %}}]{{{{ name }}}}")
    shown = made.render(context)
    assert context["name"] == kept
    assert shown.startswith("[]")
    assert "<b>" not in shown


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0300 061 0614", "tel:+443000610614"),
        ("+44 300 061 0614", "tel:+443000610614"),
        ("(0300) 061-0614", "tel:+443000610614"),
    ],
)
def test_a_telephone_number_is_called_from_anywhere(number, address):
    assert telephone(number) == address
