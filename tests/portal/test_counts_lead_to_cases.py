"""Every count on a page opens the list of its cases, and the list has as many as the count says."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from councils.years import london_instant
from tests import factories
from tests.remembered import remembered

pytestmark = pytest.mark.django_db

AT = london_instant("2025-08-01 12:00")
KENT = "/councils/kent-county-council"


class Counts(HTMLParser):
    """The links of a page that lead to the cases of a count: what they say, and where to."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        address = dict(attributes).get("href", "")
        if tag == "a" and ("counted=" in address or "overdue=" in address):
            self.open = [address]

    def handle_data(self, data):
        if self.open:
            self.open.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.open:
            address, *words = self.open
            self.found.append((" ".join("".join(words).split()), address))
            self.open = []


def number_in(words: str) -> int | None:
    """The count that words tell; None where they name what is counted without a number."""
    if found := re.search(r"[\d,]*\d", words):
        return int(found[0].replace(",", ""))
    return 1 if re.search(r"\bone\b", words.lower()) else None


@pytest.fixture
def world(clock):
    clock.set(AT)
    two_years()


@remembered
def two_years():
    """Of Kent: every outcome, every compliance, a withheld case, two categories."""
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", residents=1_503_500)
    park = factories.council("A park", type="other")
    housing, roads = factories.subject(), factories.subject("Highways", "Roads", "Potholes")
    late = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}
    failed = {"outcome": "not_complied", "done_on": None}
    open_since = {"outcome": "", "done_on": None, "recorded_on": None}
    for year in (2023, 2024):
        for council, upheld, more in ((kent, 12, 3), (essex, 5, 2), (park, 1, 1)):
            for n in range(upheld):
                made = factories.decision(
                    council,
                    decided_on=date(year, 6, 3),
                    subject=(housing, roads)[n % 2],
                    satisfactory_remedy=n < 2,
                )
                how = (late, failed, open_since)[n] if n < 3 and year == 2024 else {}
                recorded = {} if "recorded_on" in how else {"recorded_on": date(year, 9, 1)}
                factories.recommendation(made, **recorded | how)
            for _ in range(more):
                for outcome in ("not_upheld", "closed_after_initial_enquiries", "advice_given"):
                    factories.decision(
                        council, decided_on=date(year, 6, 4), outcome=outcome, subject=roads
                    )
    withheld = factories.decision(kent, subject=housing, withheld_reason="identifiable")
    factories.recommendation(withheld)
    for year in ("2023-24", "2024-25"):
        factories.release(year)


@pytest.mark.parametrize(
    ("address", "at_least"),
    [
        (f"{KENT}/2024-25/", 14),
        ("/councils/essex-county-council/2024-25/", 14),
        (f"{KENT}/2024-25/scrutiny-pack/", 10),
        ("/?year=2024-25", 10),
        ("/methods/", 3),
    ],
)
def test_each_count_opens_its_list(client, world, address, at_least):
    page = client.get(address).content.decode()
    found = Counts(page).found
    assert len({each for _, each in found}) >= at_least
    told = 0
    for words, to in found:
        answer = client.get(to)
        figure = answer.context_data["figure"]
        if "category=" in to:
            assert answer.status_code == 200
            assert figure is None  # what is not broken down is not told apart
            assert answer.context_data["total"] >= number_in(words)
            continue
        number = number_in(words)
        if number is not None:
            told += 1
            listed = figure.shown if "shown" in words else figure.counted
            assert listed == number, (words, to)
        if "overdue" not in to:
            assert figure.shown == answer.context_data["total"], (words, to)
    assert told >= 3


def test_the_counts_of_a_page_are_all_there(client, world):
    """Of Kent: 12 upheld that are shown and one that is not, of 3 not upheld, with compliance."""
    page = client.get(f"{KENT}/2024-25/").content.decode()
    names = {re.search(r"counted=(\w+)|overdue=", to)[1] for _, to in Counts(page).found}
    assert names == {
        *("upheld", "not_upheld", "closed_after_initial_enquiries", "investigated"),
        *("satisfactory_remedies", "complied", "on_time", "late", "not_complied"),
        *("compliance_outcomes", None),
    }
    cases = client.get("/decisions/?council=kent-county-council&year=2024-25&counted=upheld")
    said = " ".join(re.sub(r"<[^>]*>", "", cases.content.decode()).split())
    assert "12 of 13 cases shown; 1 is not:" in said


def test_a_year_that_names_no_cases_leads_to_none(client, clock):
    clock.set(AT)
    kent = factories.council("Kent County Council", residents=1_576_069)
    counts = {"upheld": 12, "not_upheld": 3, "on_time": 10, "late": 1, "not_complied": 1}
    factories.published("2024-25", factories.frozen(kent, **counts))
    for address in (f"{KENT}/2024-25/", f"{KENT}/2024-25/scrutiny-pack/", "/?year=2024-25"):
        assert Counts(client.get(address).content.decode()).found == []
