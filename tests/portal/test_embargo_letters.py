"""A letter is public once it was sent and its year's instant has come: never before, and nothing
of one that was not sent, nor of whom it goes to and who wrote it."""

import json
from datetime import date, datetime, timedelta

import pytest

from complaints.models import Release
from councils.public_record import changing_public_record
from councils.years import london_instant
from letters.letters.steps.letter_text import reissue
from letters.models import Letter
from tests import factories
from tests.portal import planting
from tests.portal.crawling import crawl_at, where
from tests.portal.planting import PRIVATE, PUBLIC, found
from tests.portal.planting_letters import PLACES, STATES, plant_letters

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

SECOND = timedelta(seconds=1)
MADE = london_instant("2025-06-02 10:00")
INSTANT = london_instant("2025-07-01 09:30")
# 17 of 21 upheld in the year to come, at the council whose letter is sent.
COUNTED = ('data-part="17"', "17 of 21")
SENT = "/councils/sent-county/letters/2024-25/"
MINE = (SENT, SENT.rstrip("/") + ".pdf")
GUESSES = (
    "/letters/?year=2024-25",
    "/letters/?year=2024-25&q=sent",
    "/letters/?q=okapi",
    "/letters/?q=numbat",
    *(
        f"/councils/{state}-county/letters/2024-25{form}{issue}"
        for state in STATES
        for form in ("/", ".pdf")
        for issue in ("?issue=1", "?issue=2", "?issue=", "?issue=0")
    ),
)


@pytest.fixture(scope="module")
def councils(module_db):
    """A council for each state of a letter; the year before is public."""
    made = {state: factories.council(f"{state.title()} County") for state in STATES}
    for year, upheld in ((2023, 5), (2024, 17)):
        for state, council in made.items():
            outcomes = ["upheld"] * upheld + ["not_upheld"] * 4
            for outcome in outcomes if state == "sent" else outcomes[-5:]:
                factories.decision(council, decided_on=date(year, 6, 3), outcome=outcome)
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    return made


@pytest.fixture(scope="module")
def release(councils):
    return plant_letters(councils, INSTANT, MADE)


def visit(at: datetime) -> dict[str, tuple[int, str]]:
    return crawl_at(at, *GUESSES)


@pytest.fixture(scope="module")
def before(release):
    return visit(INSTANT - SECOND)


@pytest.fixture(scope="module")
def after(release):
    return visit(INSTANT + SECOND)


def without(letters) -> None:
    """Takes letters away with all that leads to them."""
    with changing_public_record():
        for letter in letters:
            for message in letter.messages.all():
                message.early_sight.challenges.all().delete()
                message.early_sight.delete()
            letter.messages.all().delete()
            letter.delete()


def test_a_second_before_nothing_is_there_and_a_second_after_what_was_sent(before, after):
    assert {f"{PRIVATE}{place}" for place in PLACES} <= planting.kept()
    pages = before
    assert found(pages, PRIVATE) == {}
    assert found(pages, PUBLIC).keys() == {"/calendar/"}
    assert where(pages, *COUNTED) == {}
    assert len([page for page in pages if "/letters/" in page]) > 50
    answered = {page for page in pages if "/letters/" in page and pages[page][0] == 200}
    listed = "/api/v1/letters/"
    assert answered == {"/letters/", "/letters/?q=okapi", "/letters/?q=numbat", listed}
    assert json.loads(pages[listed][1])["results"] == []

    pages = after
    assert found(pages, PRIVATE) == {}
    said = found(pages, PUBLIC)
    words = {f"{PUBLIC}{word}" for word in ("sentparagraph", "notes", "signed")}
    assert said.pop("/calendar/")
    assert {page.partition("?")[0] for page in said} == set(MINE)
    assert set(map(frozenset, said.values())) == {frozenset(words)}
    for page in MINE:
        assert page in where(pages, "17 of 21")["17 of 21"]
    for state in STATES[:2]:
        theirs = {page for page in pages if page.startswith(f"/councils/{state}-county/letters/")}
        assert len(theirs) > 10
        assert {pages[page][0] for page in theirs} == {404}
        assert not any(f"{state}-county/letters" in body for _, body in pages.values())


def test_before_its_instant_no_page_depends_on_a_letter(before):
    without(Letter.objects.all())
    assert visit(INSTANT - SECOND) == before


def test_what_is_not_sent_changes_no_page_at_its_instant(after):
    unsent = Letter.objects.filter(sent_at=None)
    assert unsent.approved().count() == unsent.drafts().count() == 1
    without(unsent)
    assert visit(INSTANT + SECOND) == after


@pytest.mark.parametrize("method", ["get", "head"])
def test_every_guess_answers_as_for_a_year_that_does_not_exist(release, client, clock, method):
    clock.set(INSTANT - SECOND)
    ask = getattr(client, method)
    missing = ask("/councils/sent-county/letters/2099-00/")
    assert missing.status_code == 404
    for address in (
        *(*MINE, *GUESSES[:2], *GUESSES[4:], "/letters/?year=2099-00"),
        *("/councils/sent-county/letters/", "/councils/nowhere/letters/"),
        "/councils/nowhere/letters/2024-25.pdf",
    ):
        for headers in ({}, {"If-None-Match": '"a"'}, {"Range": "bytes=0-3"}):
            answer = ask(address, headers=headers)
            assert (answer.status_code, answer.content) == (404, missing.content), address
            assert sorted(answer.headers.items()) == sorted(missing.headers.items()), address


def test_a_letter_waits_for_the_very_edition_that_it_is_published_with(release, councils):
    """One that replaces a public letter is not announced by the one that it replaces."""
    later = INSTANT + timedelta(days=30)
    at = INSTANT + timedelta(days=1)
    wrong = councils["sent"].decisions.filter(decided_on__year=2024, outcome="upheld")
    wrong.filter(pk=wrong.earliest("pk").pk).update(outcome="not_upheld")
    made = planting.revised_year("2024-25", f"{PUBLIC}wrong", later, at)
    planting.approve(made, at)
    letter = Letter.objects.get(council=councils["sent"])
    made = reissue(letter, f"{PUBLIC}replaced", by=planting.somebody("composer"), at=at + SECOND)
    assert made.published_with == Release.objects.get(year="2024-25", edition=2)
    Letter.objects.filter(pk=made.pk).update(
        by_command=True, approved_at=at + SECOND, sent_at=at + SECOND
    )
    pages = visit(later - SECOND)
    assert not where(pages, f"{PUBLIC}replaced", f"{PUBLIC}wrong", "16 of 21")
    assert pages[f"{SENT}?issue=2"][0] == 404
    pages = visit(later)
    assert "16 of 21" in pages[SENT][1]
    assert pages[f"{SENT}?issue=2"] == pages[SENT]
    assert f"{PUBLIC}replaced" in pages[f"{SENT}?issue=1"][1]
    assert found(pages, PRIVATE) == {}
