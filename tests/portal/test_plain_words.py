"""Public pages as readers meet them: the field's words explained, chance said once, sentences"
" short."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest
from django.test import Client, override_settings
from django.test.html import Element, parse_html

from complaints.figures.terms import TERMS
from complaints.models import YearNote
from councils.years import Year, london_instant
from letters.composing.drafts import compose_letters
from letters.models import Letter
from portal import instant
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, PUBLIC = london_instant("2024-07-01 09:30"), london_instant("2025-07-01 09:30")
NOW = london_instant("2025-08-01 12:00")
KENT, CLOSED = "/councils/kent-county-council/", "/councils/cumbria-county-council/"
PAGES = (
    *("/", "/councils/", "/councils/?q=county", "/councils/?q=kant", "/councils/?q=zzzz"),
    *("/councils/?q=al1+3je", "/councils/?q=eh1+1aa", "/councils/?q=zz1+1zz"),
    *(f"{KENT}2024-25/", f"{KENT}2023-24/?edition=1", f"{KENT}complain/", CLOSED),
    *(f"{CLOSED}complain/", "/complain/", "/compare/", "/compare/?council=kent-county-council"),
    "/compare/?council=kent-county-council&council=essex-county-council",
    *("/subjects/", "/subjects/housing/", "/subjects/housing-homelessness/"),
    *("/decisions/", "/decisions/?q=zzzz", "/decisions/?overdue=true", "/decisions/99000001/"),
    "/decisions/?council=kent-county-council&year=2024-25&counted=upheld",
    *("/improvements/", "/improvements/?status=overdue", f"{KENT}improvements/"),
    *("/letters/", "/letters/?q=kant", f"{KENT}letters/", f"{KENT}letters/2024-25/"),
    *(f"{KENT}2024-25/scrutiny-pack/", "/releases/", "/revisions/", "/calendar/", "/data/"),
    *("/reorganisations/", "/reorganisations/cumbria-2024/"),
    *("/methods/", "/accessibility/", f"{KENT}report-an-error/", "/report-an-error/thanks/"),
    *("/nowhere/", "/councils/kant/"),
)
# Code, what is typed or chosen, and what a chart says of itself: no sentences.
NOT_READ = {"script", "style", "svg", "textarea", "code", "pre", "select", "nav"}
WITHIN = {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "svg", "code"}
LONGEST = 30
BY_CHANCE = "can arise by chance"


@pytest.fixture(scope="module")
def pages(portal):
    """Each page's main part."""
    with pytest.MonkeyPatch.context() as patch, override_settings(DEBUG=False):
        patch.setattr(instant, "timezone", SimpleNamespace(now=lambda: NOW))
        client = Client()
        return {address: main(client.get(address, follow=True)) for address in PAGES}


@pytest.fixture(scope="module")
def portal(module_db):
    """A council with gaps within chance, revised, and a closed one."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", residents=1_503_521)
    cumbria = factories.council("Cumbria County Council", closed_on=date(2024, 4, 1))
    cumbria.successors.add(kent)
    homeless = factories.subject()
    for year in (2022, 2023, 2024):
        for council, upheld in ((kent, 12), (essex, 15), (cumbria, 3)):
            for n in range(upheld + 4):
                made = factories.decision(
                    council,
                    decided_on=date(year, 6, 3),
                    subject=homeless,
                    outcome="upheld" if n < upheld else "not_upheld",
                    satisfactory_remedy=n == 0,
                )
                if n < upheld and year < 2024:
                    late = {"done_on": date(year, 9, 1)} if n == 1 else {}
                    factories.recommendation(made, **late)
            for outcome in ("closed_after_initial_enquiries", "advice_given"):
                factories.decision(council, decided_on=date(year, 6, 4), outcome=outcome)
    overdue = factories.decision(kent, reference="99000001", subject=homeless)
    factories.recommendation(overdue, done_on=None, outcome="", recorded_on=None)
    YearNote.objects.create(year=Year(2023), text="The method changed.", breaks_comparison=True)
    factories.release("2022-23", public_at=london_instant("2023-07-01 09:30"))
    factories.release("2023-24", public_at=FIRST)
    factories.decision(kent, decided_on=date(2023, 7, 3), subject=homeless)
    factories.release("2023-24", public_at=london_instant("2024-09-01 09:30"), reason="Missing.")
    factories.release("2024-25", public_at=PUBLIC)
    compose_letters(Year(2024), by=None, at=NOW)
    Letter.objects.update(by_command=True, approved_at=NOW, sent_at=NOW)


def main(response) -> Element:
    [found] = found_in(parse_html(response.content.decode()), "main")
    return found


def found_in(element: Element, name: str) -> Iterator[Element]:
    for each in element.children:
        if isinstance(each, Element):
            if each.name == name:
                yield each
            yield from found_in(each, name)


def blocks(element: Element) -> str:
    """The words of an element, with an end of line wherever a block begins or ends."""
    said = ""
    for each in element.children:
        if isinstance(each, str):
            said += each.replace("\n", " ")
        elif each.name not in NOT_READ and ("class", "visually-hidden") not in each.attributes:
            end = "" if each.name in WITHIN else "\n"
            said += f" {end}{blocks(each)}{end} "
    return unescape(said)


def text(element: Element) -> str:
    return re.sub(r"\s+", " ", blocks(element)).replace(" .", ".").replace(" ,", ",")


def sentences(page: Element) -> Iterator[str]:
    for block in blocks(page).splitlines():
        yield from re.split(r"(?<=[.?!])\s+", " ".join(block.split()))


def test_each_word_of_the_field_is_explained_on_the_page_on_which_it_stands(pages):
    unexplained = [
        (address, name)
        for address, page in pages.items()
        for name, term in TERMS.items()
        if re.search(term.found_by, text(page), re.IGNORECASE) and term.sentence not in text(page)
    ]
    assert unexplained == []


def test_what_can_arise_by_chance_is_said_at_most_once_in_a_section(pages):
    told = 0
    for address, page in pages.items():
        for section in found_in(page, "section"):
            if next(found_in(section, "section"), None):
                continue
            said = text(section).count(BY_CHANCE)
            assert said <= 1, (address, text(section))
            told += said
    assert told >= 4  # there was something to say


def test_no_sentence_is_long(pages):
    long = {
        sentence
        for page in pages.values()
        for sentence in sentences(page)
        if len(sentence.split()) > LONGEST
    }
    assert long == set()
