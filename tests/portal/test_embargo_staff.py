"""What staff prepare is public from its instant or never, and who did what is never public."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db.models import F
from django.urls import reverse

from complaints.decisions.steps.withholding import REASONS
from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference, Release
from complaints.releases.steps import approval
from councils.models import Boundary, BoundarySet
from councils.years import london_instant
from tests import factories
from tests.portal import planting
from tests.portal.crawling import crawl_at, where
from tests.portal.planting import PRIVATE, PUBLIC, found

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

SECOND = timedelta(seconds=1)
MADE = london_instant("2025-06-02 10:00")
INSTANT = london_instant("2025-07-01 09:30")
LATER = london_instant("2025-07-03 09:30")
CALENDARS = {"/calendar/", "/releases.ics"}
# Kent's 17 upheld of 21 in the year that is released.
COUNTED = ('data-part="17"', "upheld 17 of them", '"17 of 21"', "<strong>17</strong> upheld")
MORE = (
    "/?year=2024-25",
    "/decisions/?q=numbat",
    "/decisions/?year=2024-25",
    "/decisions/?year=2024-25&counted=upheld",
    "/revisions/?year=2023-24",
    "/revisions/?year=2023-24&edition=2",
    "/revisions/?year=2023-24&edition=2&council=kent-county",
    "/revisions/?year=2024-25",
    "/councils/suggest.json?q=numbat",
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
)


@pytest.fixture(scope="module")
def kent(module_db):
    """A county with a year that is public, and 17 of 21 upheld in the next."""
    kent = factories.council("Kent County", residents=1_576_069)
    other = factories.council("Surrey County")
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"objects": {}, "arcs": []}', content_hash="abc", loaded_at=MADE
    )
    Boundary.objects.create(council=kent, boundary_set=drawing)
    for year, upheld in ((2023, 5), (2024, 17)):
        for number in range(upheld + 4):
            outcome = "upheld" if number < upheld else "not_upheld"
            factories.decision(kent, decided_on=date(year, 6, 3), outcome=outcome)
        factories.decision(other, decided_on=date(year, 6, 3))
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    return kent


@pytest.fixture
def surrey(kent):
    """Where private words stand in every place that staff write to."""
    surrey = factories.council("West Surrey County")
    planting.plant_with_decisions(surrey, factories.council("Essex County"), MADE)
    planting.plant_with_councils(surrey, MADE)
    planting.plant_with_releases(surrey, INSTANT, MADE)
    return surrey


def visit(at: datetime) -> dict[str, tuple[int, str]]:
    return crawl_at(at, *MORE)


@pytest.fixture
def answers(client, clock):
    """Status, body and headers of an address at an instant."""

    def at(instant, address, method="get", **given):
        clock.set(instant)
        response = getattr(client, method)(address, **given)
        return response.status_code, response.content, sorted(response.headers.items())

    return at


def revise_2023(reason: str, at=MADE) -> Release:
    """One case of the public year turns out not to have been upheld."""
    wrong = Decision.objects.filter(council__slug="kent-county", decided_on=date(2023, 6, 3))
    wrong = wrong.filter(outcome="upheld").earliest("pk")
    wrong.outcome = "not_upheld"
    wrong.save()
    return planting.revised_year("2023-24", reason, INSTANT, at)


def test_nothing_private_is_anywhere_in_any_state(kent, surrey):
    revise_2023(f"{PRIVATE}revised")
    planting.published_year(surrey, INSTANT, MADE)
    assert {f"{PRIVATE}{place}" for place in PLACES} <= planting.kept()
    assert Decision.objects.filter(hidden_at=F("withheld_at")).count() == len(REASONS) + 1
    on_the_calendar = {
        "/calendar/": {f"{PUBLIC}{word}" for word in ("office", "purpose", "withdrawn")},
        "/releases.ics": {f"{PUBLIC}withdrawn"},
    }
    for at in (INSTANT - SECOND, INSTANT + SECOND):
        pages = visit(at)
        assert found(pages, PRIVATE) == {}
        assert found(pages, PUBLIC) == on_the_calendar
        assert planting.never_released(pages) == {}
        assert pages["/councils/west-surrey-county/2024-25/"][0] == (200 if at > INSTANT else 404)
        seen = where(pages, *COUNTED)
        assert set(seen) == (set(COUNTED) if at > INSTANT else set())
        for year in ("2020-21", "2021-22", "2022-23"):
            assert pages[f"/councils/west-surrey-county/{year}/"][0] == 404
        assert pages["/revisions/?year=2023-24&edition=2"][0] == 404


def test_what_nobody_approved_changes_no_page_at_its_instant(kent, surrey):
    planting.submit(planting.prepare("2024-25", INSTANT, MADE), MADE)
    before = visit(INSTANT - SECOND)
    assert visit(INSTANT + SECOND) == before
    assert where(before, *COUNTED) == {}
    assert planting.never_released(before) == {}
    Release.objects.exclude(made_by_command=True).exclude(withdrawn_at__isnull=False).delete()
    assert visit(INSTANT - SECOND) == before


def test_no_answer_ends_at_an_instant_that_nobody_approved(kent, surrey, answers):
    planting.prepare("2024-25", INSTANT, MADE)
    _, _, headers = answers(INSTANT - 20 * SECOND, "/decisions/")
    in_a_minute = int((INSTANT + 40 * SECOND).timestamp()) - 1
    assert dict(headers)["X-Accel-Expires"] == f"@{in_a_minute}"


def test_a_postponed_release_becomes_public_at_the_new_instant_alone(kent, answers):
    made = planting.published_year(kent, INSTANT, MADE)
    by = planting.somebody("mover")
    at = INSTANT - timedelta(hours=1)
    approval.postpone(made, LATER, f"{PUBLIC}moved", by=by, at=at)
    pages = visit(INSTANT + SECOND)
    assert where(pages, *COUNTED) == {}
    assert pages["/map/2024-25.json"][0] == 404
    assert f"{PUBLIC}moved" in found(pages, PUBLIC)["/calendar/"]
    assert found(pages, PRIVATE) == {}
    for at, status in ((LATER - SECOND, 404), (LATER, 200)):
        assert answers(at, "/councils/kent-county/2024-25/")[0] == status
    pages = visit(LATER)
    assert set(where(pages, *COUNTED)) == set(COUNTED)
    assert found(pages, PUBLIC).keys() == CALENDARS
    assert found(pages, PRIVATE) == {}


def test_a_revision_becomes_public_at_its_instant(kent):
    reason = f"A wrong outcome: {PUBLIC}wrong."
    planting.approve(revise_2023(reason), MADE)
    kents = "/councils/kent-county/2023-24/"
    pages = visit(INSTANT - SECOND)
    assert found(pages, PUBLIC) == {}
    assert "5 of 9" in pages[kents][1]
    assert "4 of 9" not in pages[kents][1]
    assert "Revised on" not in pages[kents][1]
    assert {status for page, (status, _) in pages.items() if "edition=2" in page} == {404}
    pages = visit(INSTANT)
    where_why = found(pages, PUBLIC)
    assert "/revisions/" in where_why
    feeds = {"/feed.atom", "/councils/kent-county/feed.atom", "/councils/surrey-county/feed.atom"}
    assert feeds <= set(where_why)
    of_files = {page for page in where_why if page.startswith("/data/") or "/record." in page}
    assert {"/data/releases.csv", "/data/revisions-all-years.xlsx"} < of_files
    said = {page.partition("?")[0] for page in where_why.keys() - of_files}
    data = {f"/api/v1/{name}{end}" for name in ("releases", "revisions") for end in ("/", ".csv")}
    of_its_own = {"/releases/2023-24-edition-2/", "/releases/2023-24-edition-2/datacite.json"}
    assert said <= {"/revisions/", "/releases/", *of_its_own, *feeds, *data}
    assert "4 of 9" in pages[kents][1]
    assert "Revised on 1 July 2025" in pages[kents][1]
    assert {status for page, (status, _) in pages.items() if "edition=2" in page} == {200}
    assert found(pages, PRIVATE) == {}


def test_a_revision_that_is_no_more_than_a_draft_answers_as_one_that_is_not(kent, answers):
    revise_2023("A wrong outcome.")
    for at in (INSTANT - SECOND, INSTANT + SECOND):
        for rest in ("", "&council=kent-county"):
            missing = answers(at, f"/revisions/?year=2023-24&edition=99{rest}")
            assert missing[0] == 404
            assert answers(at, f"/revisions/?year=2023-24&edition=2{rest}") == missing
        assert answers(at, "/revisions/?year=2024-25") == answers(at, "/revisions/?year=2099-00")


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_the_form_about_a_hidden_decision_answers_as_one_about_none(surrey, answers, method):
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
