"""What staff prepare is public from its instant or never, and who did what is never public.

One world holds all of it (``underway``); it is asked for as a whole a second before the instant, so
again without all that is hidden, and likewise after it.
"""

import json
from datetime import datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from complaints.decisions.steps.withholding import REASONS
from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference, Release
from letters.models import Letter
from tests.portal import planting, planting_letters, underway
from tests.portal.crawling import ask_at, crawl_at, where
from tests.portal.planting import PRIVATE, PUBLIC, found
from tests.portal.underway import AFTER, INSTANT, LATER, REVISED, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

BEFORE = LATER - SECOND  # and after the instant for which it had been announced first
CALENDARS = {"/calendar/", "/releases.ics"}
# Kent's 17 upheld of 21 in the year that is released.
COUNTED = ('data-part="17"', "upheld 17 of them", '"17 of 21"', "<strong>17</strong> upheld")
SENT = "/councils/kent-county/letters/2024-25/"
MINE = (SENT, SENT.rstrip("/") + ".pdf")
GUESSES = (
    "/letters/?year=2024-25",
    "/letters/?year=2024-25&q=kent",
    *(
        f"/councils/{council}-county/letters/2024-25{form}{issue}"
        for council in ("essex", "surrey", "kent")
        for form in ("/", ".pdf")
        for issue in ("?issue=1", "?issue=2", "?issue=", "?issue=0")
    ),
)
MORE = (
    "/?year=2024-25",
    *("/decisions/?q=numbat", "/letters/?q=okapi", "/letters/?q=numbat"),
    "/decisions/?year=2024-25",
    "/decisions/?year=2024-25&counted=upheld",
    *(f"/revisions/?year={year}&edition=2" for year in ("2019-20", "2023-24", "2024-25")),
    "/revisions/?year=2023-24",
    "/revisions/?year=2023-24&edition=2&council=kent-county",
    "/revisions/?year=2024-25",
    "/councils/suggest.json?q=numbat",
    *GUESSES,
)
PLACES = (
    *("casework", "second", "office", "checker", "giver"),
    *("preparer", "submitter", "approver", "importer", "withdrawer", "reviser"),
    *(reason for reason, _ in REASONS),
    *(f"{reason}note" for reason, _ in REASONS),
    *("words", "underreview", "grounds", "endedgrounds", "endednote"),
    *("takenback", "takenbackreason", "movedreason", "returned", "returnedagain"),
    *("mentioned", "casenote", "notewriter"),
    *("attachedbytes", "attachedname1", "attachedabout", "attachedwhy"),
    *("owner", "ownernote", "agreed", "remedy", "extended", "doubted", "norequired"),
    *("contact", "mail", "reported", "answered", "upload", "preview", "loaded", "logged"),
    *("job", "line", "outcome", "questioned", "settled", "givenback", "revised", "noted"),
    *("mover", *planting_letters.PLACES),
)


@pytest.fixture(scope="module")
def world(module_db):
    return underway.plant()


def visit(at: datetime) -> dict[str, tuple[int, str]]:
    return crawl_at(at, *MORE)


@pytest.fixture(scope="module")
def before(world):
    return visit(BEFORE)


@pytest.fixture(scope="module")
def without(before):
    """The same pages of a portal where nobody had prepared anything."""
    assert not Letter.objects.filter(issue=2).exists()
    with transaction.atomic():
        underway.take_away(Letter.objects.all())
        assert of_staff().delete()[1]["complaints.Release"] == 6
        pages = ask_at(BEFORE, *before)
        transaction.set_rollback(True)
    return pages


@pytest.fixture(scope="module")
def replacing(without):
    """The letter that waits, once all was asked that can be asked before there is one."""
    return underway.plant_what_replaces_them()


@pytest.fixture(scope="module")
def after(replacing):
    return visit(AFTER)


@pytest.fixture
def answers(client, clock):
    """Status, body and headers of an address at an instant."""

    def at(instant, address, method="get", **given):
        clock.set(instant)
        response = getattr(client, method)(address, **given)
        return response.status_code, response.content, sorted(response.headers.items())

    return at


def of_staff():
    """Releases that staff prepared, whatever became of them."""
    return Release.objects.filter(made_by_command=False)


def changed(pages, others) -> set[str]:
    """What only the others could lead to changes the page that leads there."""
    return {address for address in pages if pages[address] != others[address]}


def saying(pages, word: str) -> set[str]:
    return {page for page, words in found(pages, PUBLIC).items() if f"{PUBLIC}{word}" in words}


def test_nothing_private_and_nothing_never_released_is_anywhere(before, after):
    assert {f"{PRIVATE}{place}" for place in PLACES} <= planting.kept()
    assert Decision.objects.filter(hidden_at=F("withheld_at")).count() == len(REASONS) + 1
    for pages in (before, after):
        assert found(pages, PRIVATE) == {}
        assert planting.never_released(pages) == {}
        for year in ("2020-21", "2021-22", "2022-23"):
            assert pages[f"/councils/west-surrey-county/{year}/"][0] == 404
        assert "7 of 11" in pages["/councils/kent-county/2019-20/"][1]  # a draft would make it 6
        assert where(pages, "6 of 11") == {}
        assert pages["/revisions/?year=2019-20&edition=2"][0] == 404


def test_before_its_instant_only_the_calendar_depends_on_anything_that_staff_prepared(
    before, without
):
    """Not at the instant either for which it was announced first."""
    assert changed(before, without) == CALENDARS


def test_what_nobody_approved_or_sent_changes_no_page_after_its_instant(after):
    drafts = of_staff().filter(approved_at=None)
    years = [f"{draft.year} {draft.edition}" for draft in drafts.order_by("year")]
    assert years == ["2019-20 2", "2021-22 1", "2022-23 1"]
    unsent = Letter.objects.filter(sent_at=None)
    assert (unsent.approved().count(), unsent.drafts().count()) == (1, 2)
    drafts.delete()
    underway.take_away(unsent)
    assert changed(after, ask_at(AFTER, *after)) == set()


def test_a_postponed_year_is_nowhere_until_its_new_instant(before, after):
    for address in ("/councils/kent-county/2024-25/", "/councils/west-surrey-county/2024-25/"):
        assert (before[address][0], after[address][0]) == (404, 200)
    assert (before["/map/2024-25.json"][0], after["/map/2024-25.json"][0]) == (404, 200)
    assert where(before, *COUNTED, "17 of 21") == {}
    assert set(where(after, *COUNTED)) == set(COUNTED)


def test_only_the_calendar_says_what_was_moved_and_withdrawn_and_who_saw_it(before, after):
    assert found(before, PUBLIC).keys() == CALENDARS
    for pages in (before, after):
        assert saying(pages, "office") == saying(pages, "purpose") == {"/calendar/"}
        assert saying(pages, "moved") == saying(pages, "withdrawn") == CALENDARS


def test_a_revision_is_nowhere_until_its_instant(before, after):
    kents = "/councils/kent-county/2023-24/"
    assert saying(before, "outcome") == set()
    assert "5 of 9" in before[kents][1]
    assert "4 of 9" not in before[kents][1]
    assert "Revised on" not in before[kents][1]
    editions = [page for page in before if "year=2023-24&edition=2" in page]
    assert {before[page][0] for page in editions} == {404}
    where_why = saying(after, "outcome")
    assert "/revisions/" in where_why
    councils = ("kent", "surrey", "west-surrey", "essex")
    feeds = {"/feed.atom", *(f"/councils/{each}-county/feed.atom" for each in councils)}
    assert feeds <= where_why
    of_files = {page for page in where_why if page.startswith("/data/") or "/record." in page}
    assert {"/data/releases.csv", "/data/revisions-all-years.xlsx"} < of_files
    said = {page.partition("?")[0] for page in where_why - of_files}
    data = {f"/api/v1/{name}{end}" for name in ("releases", "revisions") for end in ("/", ".csv")}
    of_its_own = {"/releases/2023-24-edition-2/", "/releases/2023-24-edition-2/datacite.json"}
    assert said <= {"/revisions/", "/releases/", *of_its_own, *feeds, *data}
    assert "4 of 9" in after[kents][1]
    assert "Revised on 3 July 2025" in after[kents][1]
    assert {after[page][0] for page in editions} == {200}


def test_a_letter_is_nowhere_until_its_year_is_and_one_that_is_not_sent_never(before, after):
    listed = "/api/v1/letters/"
    asked = [page for page in before if "/letters/" in page]
    assert len(asked) > 50
    answered = {page for page in asked if before[page][0] == 200}
    assert answered == {"/letters/", "/letters/?q=okapi", "/letters/?q=numbat", listed}
    assert json.loads(before[listed][1])["results"] == []
    words = [f"{PUBLIC}{word}" for word in ("sentparagraph", "notes", "signed")]
    assert where(before, *words) == {}
    for word, pages in where(after, *words).items():
        assert {page.partition("?")[0] for page in pages} == set(MINE), word
    for page in MINE:
        assert {*words} <= found(after, PUBLIC)[page]
        assert page in where(after, "17 of 21")["17 of 21"]
    for council in ("essex", "surrey"):
        of_them = f"/councils/{council}-county/letters/"
        theirs = {page for page in after if page.startswith(of_them)}
        assert len(theirs) > 10
        assert {after[page][0] for page in theirs} == {404}
        assert not any(of_them in body for _, body in after.values())


def test_a_letter_waits_for_the_very_edition_that_it_is_published_with(after, replacing):
    """One that replaces a public letter is not announced by the one that it replaces."""
    assert replacing.published_with == Release.objects.get(year="2024-25", edition=2)
    assert where(after, f"{PUBLIC}replaced", f"{PUBLIC}wrong", "16 of 21") == {}
    assert after[f"{SENT}?issue=2"][0] == 404
    pages = ask_at(REVISED, *(page for page in after if "/letters/" in page))
    assert "16 of 21" in pages[SENT][1]
    assert pages[f"{SENT}?issue=2"] == pages[SENT]
    assert f"{PUBLIC}replaced" in pages[f"{SENT}?issue=1"][1]
    assert found(pages, PRIVATE) == {}
    assert ask_at(REVISED - SECOND, f"{SENT}?issue=2", SENT) == {
        page: after[page] for page in (f"{SENT}?issue=2", SENT)
    }


@pytest.mark.parametrize("method", ["get", "head"])
def test_every_guess_answers_as_for_a_year_that_does_not_exist(replacing, client, clock, method):
    clock.set(BEFORE)
    ask = getattr(client, method)
    missing = ask("/councils/kent-county/letters/2099-00/")
    assert missing.status_code == 404
    for address in (
        *(*MINE, *GUESSES, "/letters/?year=2099-00"),
        *("/councils/kent-county/letters/", "/councils/nowhere/letters/"),
        "/councils/nowhere/letters/2024-25.pdf",
    ):
        for headers in ({}, {"If-None-Match": '"a"'}, {"Range": "bytes=0-3"}):
            answer = ask(address, headers=headers)
            assert (answer.status_code, answer.content) == (404, missing.content), address
            assert sorted(answer.headers.items()) == sorted(missing.headers.items()), address


def test_an_answer_ends_at_an_instant_that_was_approved_alone(world, answers):
    """And where nothing is to come it is kept for a minute."""
    for instant, until in ((INSTANT, INSTANT + 40 * SECOND), (LATER, LATER)):
        _, _, headers = answers(instant - 20 * SECOND, "/decisions/")
        assert dict(headers)["X-Accel-Expires"] == f"@{int(until.timestamp()) - 1}"


def test_a_postponed_release_becomes_public_at_the_second_of_its_new_instant(world, answers):
    for at, status in ((INSTANT + SECOND, 404), (LATER - SECOND, 404), (LATER, 200)):
        assert answers(at, "/councils/kent-county/2024-25/")[0] == status


def test_a_revision_that_is_no_more_than_a_draft_answers_as_one_that_is_not(world, answers):
    for at in (INSTANT - SECOND, INSTANT + SECOND):
        for rest in ("", "&council=kent-county"):
            missing = answers(at, f"/revisions/?year=2019-20&edition=99{rest}")
            assert missing[0] == 404
            assert answers(at, f"/revisions/?year=2019-20&edition=2{rest}") == missing
        assert answers(at, "/revisions/?year=2024-25") == answers(at, "/revisions/?year=2099-00")


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_the_form_about_a_hidden_decision_answers_as_one_about_none(world, answers, method):
    given = {"data": {"kind": "error", "text": "It is wrong."}} if method == "post" else {}
    cache.clear()
    missing = answers(INSTANT, "/decisions/99-999-999/report-an-error/", method, **given)
    assert missing[0] == 404
    hidden = Decision.objects.exclude(pk__in=Decision.objects.public(INSTANT))
    assert hidden.filter(withheld_reason__gt="").count() == len(REASONS) + 1
    references = [*hidden.exclude(outcome=VOID).values_list("reference", flat=True)]
    void = FormerReference.objects.filter(decision__in=hidden.filter(outcome=VOID))
    assert void.exists()
    for each in [*references, *void.values_list("reference", flat=True)]:
        address = reverse("report-decision", args=[each])
        assert answers(INSTANT, address, method, **given) == missing
