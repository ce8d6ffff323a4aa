"""What was revised: on the page of revisions, on councils' pages, on the home page."""

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from complaints.models import Release
from councils.years import london_instant, london_midnight
from portal.pages import revisions_content
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

FIRST, SECOND = london_instant("2025-07-01 09:30"), london_midnight(date(2025, 9, 1))
WHY = "Two cases had been recorded against the wrong council."


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def surrey():
    return factories.council("Surrey County Council")


@pytest.fixture
def revised(kent, surrey):
    """Kent's counts changed, Surrey's did not."""
    published("2024-25", frozen(kent, upheld=63), frozen(surrey, upheld=9), public_at=FIRST)
    return published(
        "2024-25",
        frozen(kent, upheld=61, not_upheld=1),
        frozen(surrey, upheld=9),
        public_at=SECOND,
        reason=WHY,
    )


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(SECOND)


def words(response) -> str:
    body = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_what_a_revision_changed_by_how_much_and_why(client, revised):
    page = client.get("/revisions/")
    for text in (
        f"2024-25, edition 2 1 September 2025, 12.00am {WHY}",
        "The counts of 1 council changed.",
        "Uphold rate 100% 72 of 72 99% 70 of 71",
        "Kent County Council not upheld 0 1 +1",
        "Kent County Council upheld 63 61 −2",
    ):
        assert text in words(page)
    assert "Surrey" not in words(page)
    assert 'id="2024-25-edition-2"' in page.content.decode()


def test_one_revision_has_its_own_address(client, revised):
    page = client.get("/revisions/?year=2024-25&edition=2")
    assert f"2024-25, edition 2 1 September 2025, 12.00am {WHY}" in words(page)
    assert "Kent County Council not upheld 0 1 +1" in words(page)
    assert "All revisions" in words(page)
    assert "/revisions/?year=2024-25&amp;edition=2" in client.get("/revisions/").content.decode()


def test_as_far_as_it_concerns_one_council(client, clock, revised, kent, surrey):
    clock.set(SECOND + timedelta(days=1))
    changed = [frozen(kent, upheld=60), frozen(surrey, upheld=8)]
    published("2024-25", *changed, public_at=SECOND + timedelta(days=1), reason="Another.")
    address = "/revisions/?year=2024-25&edition=3&council="
    page = words(client.get(f"{address}surrey-county-council"))
    assert "What changed for Surrey County Council" in page
    assert "upheld 9 8 −1" in page
    assert "Kent County Council" not in page
    assert "What changed in all" in page
    assert client.get(f"{address}nowhere").status_code == 404


def test_the_revisions_of_one_year(client, revised, kent):
    published("2023-24", frozen(kent, upheld=1), public_at=FIRST)
    published("2023-24", frozen(kent, upheld=2), public_at=SECOND, reason="Other.")
    published("2022-23", frozen(kent, upheld=2), public_at=FIRST)
    assert "2023-24, edition 2" in words(client.get("/revisions/"))
    page = words(client.get("/revisions/?year=2024-25"))
    assert ("2024-25, edition 2" in page, "2023-24" in page) == (True, False)
    page = words(client.get("/revisions/?year=2022-23"))
    assert "The published figures of 2022-23 have not been revised." in page


@pytest.mark.parametrize(
    "query",
    [
        "year=2099-00",
        "year=2024-26",
        "year=2024-25&edition=1",
        "year=2024-25&edition=3",
        "year=2024-25&edition=x",
        "edition=2",
    ],
)
def test_what_is_not_there(client, revised, query):
    assert client.get(f"/revisions/?{query}").status_code == 404


def test_before_its_instant_a_revision_is_nowhere(client, clock, revised):
    clock.set(SECOND - timedelta(seconds=1))
    assert "No published figures have been revised." in words(client.get("/revisions/"))
    page = client.get("/revisions/?year=2024-25&edition=2")
    missing = client.get("/revisions/?year=2099-00&edition=2")
    assert (page.status_code, page.content) == (404, missing.content)
    for address in ("/?year=2024-25", "/councils/kent-county-council/2024-25/"):
        assert "evised" not in words(client.get(address))


def test_with_many_councils_the_first_stand_there_and_all_are_reached(client, monkeypatch):
    monkeypatch.setattr(revisions_content, "IN_SHORT", 2)
    monkeypatch.setattr(revisions_content, "IN_FULL", 3)
    councils = [factories.council(f"Council {letter}") for letter in "ABCDE"]
    published("2024-25", *(frozen(each, upheld=1) for each in councils), public_at=FIRST)
    published(
        "2024-25",
        *(frozen(each, upheld=2) for each in councils),
        public_at=SECOND,
        reason=WHY,
    )
    page = words(client.get("/revisions/"))
    assert "The first 2 of 5 councils" in page
    assert ("Council B" in page, "Council C" in page) == (True, False)
    assert "Everything that changed in 5 councils" in page
    first = client.get("/revisions/?year=2024-25&edition=2")
    assert re.findall("Council [A-E]", words(first)) == ["Council A", "Council B", "Council C"]
    assert "?year=2024-25&amp;edition=2&amp;page=2" in first.content.decode()
    second = client.get("/revisions/?year=2024-25&edition=2&page=2")
    assert re.findall("Council [A-E]", words(second)) == ["Council D", "Council E"]


def test_ten_revisions_stand_on_a_page(client, kent):
    for year in range(2012, 2023):
        written = f"{year}-{(year + 1) % 100:02}"
        for edition in (1, 2):
            published(
                written,
                frozen(kent, upheld=edition),
                public_at=FIRST + timedelta(days=edition),
                reason=WHY,
            )
    assert words(client.get("/revisions/")).count(WHY) == 10
    assert words(client.get("/revisions/?page=2")).count(WHY) == 1


def test_a_change_of_the_breakdown_alone_is_said_and_shown(client, kent, surrey):
    decision = factories.decision(kent, subject=factories.subject())
    factories.decision(surrey, subject=factories.subject())
    factories.release(public_at=FIRST)
    decision.subject = factories.subject("Planning", "Planning", "Other")
    decision.save()
    factories.release(public_at=SECOND, reason="One case had the wrong subject.")
    page = words(client.get("/revisions/"))
    for text in (
        "No council’s counts changed.",
        "1 case moved between categories.",
        "In 1 council only the breakdown by category changed.",
        "The national counts are the same.",
    ):
        assert text in page
    page = words(client.get("/revisions/?year=2024-25&edition=2"))
    assert "Kent County Council Housing upheld 1 0 −1" in page
    assert "Kent County Council Planning upheld 0 1 +1" in page
    note = words(client.get("/councils/kent-county-council/2024-25/"))
    assert "no total of Kent County Council changed, but its breakdown by category did." in note


def test_a_councils_page_says_that_its_own_figures_changed(client, revised):
    page = client.get("/councils/kent-county-council/2024-25/")
    assert (
        "Revised on 1 September 2025: Kent County Council’s own figures changed."
        " What changed, and why ; the figures before it ." in words(page)
    )
    assert "figures did not" not in words(page)
    address = "/revisions/?year=2024-25&amp;edition=2&amp;council=kent-county-council"
    assert f'href="{address}"' in page.content.decode()
    assert client.get(unescape(address)).status_code == 200


def test_another_councils_page_says_that_its_own_did_not(client, revised):
    page = words(client.get("/councils/surrey-county-council/2024-25/"))
    assert "Revised on" not in page
    assert (
        "2024-25 was revised on 1 September 2025: figures of other councils changed, and averages"
        " may have; Surrey County Council’s own figures did not. What changed, and why ." in page
    )


def test_what_an_earlier_edition_changed_is_still_said(client, clock, revised, kent, surrey):
    third = SECOND + timedelta(days=30)
    published(
        "2024-25",
        frozen(kent, upheld=61, not_upheld=1),
        frozen(surrey, upheld=8),
        public_at=third,
        reason="Another.",
    )
    clock.set(third)
    notes = {
        slug: re.findall(r"Revised on ([^:]*):", words(client.get(f"/councils/{slug}/2024-25/")))
        for slug in ("kent-county-council", "surrey-county-council")
    }
    assert notes == {
        "kent-county-council": ["1 September 2025"],
        "surrey-county-council": ["1 October 2025"],
    }


def test_the_home_page_of_a_revised_year_says_so(client, revised, kent):
    published("2023-24", frozen(kent, upheld=1), public_at=FIRST)
    page = client.get("/?year=2024-25")
    assert (
        "The statistics of 2024-25 were revised on 1 September 2025 (edition 2)."
        " What changed, and why ." in words(page)
    )
    assert '"/revisions/?year=2024-25"' in page.content.decode()
    assert "revised" not in words(client.get("/?year=2023-24"))


def test_the_first_edition_that_is_public_is_no_revision(client, kent, surrey):
    taken_back = published("2024-25", frozen(kent, upheld=5), public_at=SECOND)
    Release.objects.filter(pk=taken_back.pk).update(withdrawn_at=FIRST)
    published("2024-25", frozen(kent, upheld=1), public_at=SECOND, reason="A new date.")
    for address in ("/?year=2024-25", "/councils/kent-county-council/2024-25/"):
        page = words(client.get(address))
        assert "evised" not in page.replace("Revisions", "")
    assert "No published figures have been revised." in words(client.get("/revisions/"))


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/revisions/", 13), ("/revisions/?year=2024-25&edition=2", 12)],
)
def test_queries_do_not_grow(client, kent, django_assert_num_queries, address, queries, more):
    factories.decision(kent, subject=factories.subject())
    factories.release(public_at=FIRST)
    for number in range(more):
        for _ in range(more):
            factories.decision(factories.council(), subject=factories.subject())
        factories.release(public_at=FIRST + timedelta(days=number + 1), reason=WHY)
    with django_assert_num_queries(queries):
        assert WHY in words(client.get(address))


def test_page_letter_feed_and_pack_say_what_changed_with_the_words_of_one_place():
    """No other place words it: a template or a module that does would say it otherwise one day."""
    root = Path(__file__).parents[3]
    files = (
        file
        for folder in ("templates/councils", "templates/letters", "complaints", "letters", "portal")
        for end in ("html", "py", "typ")
        for file in (root / folder).rglob(f"*.{end}")
    )
    words = ("number of residents used", "breakdown by category did", "averages may have")
    wording = [
        str(file.relative_to(root))
        for file in files
        if any(each in file.read_text(encoding="utf-8") for each in words)
    ]
    assert wording == ["complaints/statistics/own_revisions.py"]
