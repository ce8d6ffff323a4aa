"""Nothing hidden is reachable a second before its instant; all of it is a second after."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.test import override_settings

from complaints.figures.time_taken import TimeTaken
from complaints.models import (
    Category,
    ComplaintsReceived,
    Decision,
    Recommendation,
    Release,
    YearNote,
)
from councils.models import Boundary, BoundarySet
from councils.years import Year, london_instant
from tests import factories
from tests.factories import frozen, published
from tests.portal.crawling import ask_at, crawl_at, echoes, where

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

INSTANT = london_instant("2025-07-01 09:30")
BEFORE, AFTER = INSTANT - timedelta(seconds=1), INSTANT + timedelta(seconds=1)
MADE = london_instant("2025-06-02 10:00")
NEVER = (
    "zebrapayment",  # a personal remedy
    "zebratimescale",  # the private text of a service improvement
    "zebrawithheld",
    "zebraunapproved",
    "zebrareferred",
    "zebrayoung",  # decided less than six weeks before
    "zebrastaff",
    "24 018 407",
    "24\u00a0018\u00a0407",
    "24-018-407",
    "zebranever",  # of a year that has no release
    *("6,161", "6161"),  # complaints received in it
    *("2023-11-13", "13 november 2023", "13/11/2023"),  # when complaints came in
)
FROM_THE_INSTANT = ("zebrareport", "zebranote")
# Of the imported year: its counts, and what is made from them.
FIGURES = ("4,747", "4747", "5,959", "5959", "2323", "2,323", "3737", "3,737", "1919", "1,919")
TIME_TAKEN = ("1,857,313", "1857313", "1,347,191", "1347191", "1,461,217", "1461217")
BESIDE = ("6,868", "6868", "6,767", "6767", *TIME_TAKEN)  # received, in all and in a category
# Of the counted year: Kent's 17 upheld of 21.
COUNTED = ('data-part="17"', "upheld 17 of them", '"17 of 21"', "<strong>17</strong> upheld")
MORE = (
    "/?year=2024-25",
    "/?year=2022-23",
    "/?year=2099-00",
    *("/?pooled=3", "/?pooled=3&year=2024-25", "/map/2023-24.json?pooled=3"),
    *("/map/2024-25.json?pooled=3", "/map/2024-25.json?pooled=3&layer=counties"),
    "/compare/?council=kent-county&council=surrey-county",
    *(f"/compare.{form}?council=kent-county&council=surrey-county" for form in ("csv", "pdf")),
    *(f"/compare.{form}?council=kent-county&year=2024-25" for form in ("csv", "pdf")),
    "/decisions/?year=2024-25",
    "/decisions/?year=2024-25&counted=upheld",
    "/decisions/?year=2024-25&counted=upheld&council=kent-county",
    *("/decisions/?compliance=late", "/decisions/?counted=not_complied&year=2024-25"),
    *("/decisions/?overdue=true&council=kent-county", "/api/v1/decisions/?compliance=on_time"),
    *(f"/decisions/?q={word}" for word in NEVER[:7]),
    *(f"/decisions.csv?q={word}" for word in NEVER[:7]),
    *("/decisions/?q=zebrawithheldd", "/decisions/?q=zebrayoungg", "/decisions.csv?outcome=upheld"),
    *("/decisions/?outcome=upheld", "/decisions/?council=kent-county&outcome=not_upheld"),
    "/decisions/?q=24018407",
    "/councils/kent-county/improvements/?year=2024-25",
    "/councils/suggest.json?q=kent",
)


def words(word: str) -> dict[str, str]:
    return {"title": f"{word} title", "summary": f"{word} summary", "statement": f"1. {word}"}


@pytest.fixture(scope="module")
def kent(module_db):
    """A year that is public, and two that become public at the instant."""
    staff = User.objects.create(username="zebrastaff", first_name="zebrastaff")
    by_staff = {"text_approved_by": staff}
    kent = factories.council("Kent County", residents=1_576_069)
    factories.council("Dover District", type="district", county=kent, residents=116_400)
    other = factories.council("Surrey County")
    drawing = BoundarySet.objects.create(
        name="Test", topology='{"objects": {}, "arcs": []}', content_hash="abc", loaded_at=MADE
    )
    Boundary.objects.create(council=kent, boundary_set=drawing)
    for year in (2023, 2024):
        for number in range(17 if year == 2024 else 5):
            made = factories.decision(kent, decided_on=date(year, 6, 3), **by_staff)
            if number < 4:
                factories.recommendation(made, private_text="zebratimescale")
                factories.recommendation(
                    made, kind="personal_remedy", public_summary="", private_text="zebrapayment"
                )
        for _ in range(4):
            factories.decision(kent, decided_on=date(year, 6, 3), outcome="not_upheld")
        factories.decision(other, decided_on=date(year, 6, 3))
    failed = Recommendation.objects.filter(decision__decided_on__year=2024).earliest("pk")
    Recommendation.objects.filter(pk=failed.pk).update(
        outcome="not_complied", done_on=None, first_not_complied_on=F("recorded_on")
    )
    factories.release("2023-24", public_at=london_instant("2024-07-01 09:30"))
    housing = Category.objects.create(name="Homes", slug="homes", position=1)
    for year, category, number in (
        *((2024, None, 6_868), (2024, housing, 6_767)),
        *((2025, None, 6_161), (2025, housing, 6_161)),
    ):
        ComplaintsReceived.objects.create(
            year=Year(year), council=kent, category=category, number=number
        )
    assert Decision.objects.in_year(Year(2024)).update(received_on=date(2023, 11, 13))
    factories.release("2024-25", public_at=INSTANT, made_at=MADE)
    for year, word in ((2022, "zebranote"), (2024, "zebranote"), (2025, "zebranever")):
        YearNote.objects.create(year=Year(year), text=f"{word} of a year.", breaks_comparison=True)
    published(
        "2022-23",
        frozen(
            kent,
            **{"upheld": 4_747, "not_upheld": 1_212, "satisfactory_remedies": 2_323},
            **{"on_time": 3_737, "late": 1_919},
            time_taken=TimeTaken(1_857_313, (1_347_191, 1_461_217, 1_461_217)),
        ),
        public_at=INSTANT,
        made_at=MADE,
    )
    hide(kent, staff)
    return kent


def hide(council, staff):
    """What nobody may see, and a report that is announced for the instant."""
    factories.decision(
        council,
        reference="24018407",
        withheld_reason="identifiable",
        withheld_by=staff,
        decided_on=date(2023, 5, 2),
        **words("zebrawithheld"),
    )
    factories.decision(council, text_approved_at=None, **words("zebraunapproved"))
    factories.decision(council, outcome="referred_back", **words("zebrareferred"))
    factories.decision(council, decided_on=date(2025, 6, 1), **words("zebrayoung"))
    report = {"kind": "report", "decided_on": date(2025, 6, 1), "announced_at": INSTANT}
    factories.decision(council, **report, **words("zebrareport"))


def visit(at: datetime) -> dict[str, tuple[int, str]]:
    return crawl_at(at, *MORE)


@pytest.fixture(scope="module")
def answers_are_kept(tmp_path_factory):
    """What was made before the instant lies there at it: none of it may be given again."""
    folder = tmp_path_factory.mktemp("answers")
    return folder, override_settings(KEPT_ANSWERS=folder, KEPT_ANSWERS_MEGABYTES=100)


@pytest.fixture(scope="module")
def before(kent, answers_are_kept):
    folder, kept = answers_are_kept
    with kept:
        pages = visit(BEFORE)
    assert len(list(folder.glob("*/*"))) > len(pages) / 4
    return pages


@pytest.fixture(scope="module")
def after(kent, before, answers_are_kept):
    with answers_are_kept[1]:
        return visit(AFTER)


def test_before_its_instant_nothing_of_it_is_anywhere(before):
    pages = before
    assert len(pages) > 100
    for form in ("/councils/kent-county/report-an-error/", "/report-an-error/thanks/"):
        assert pages[form][0] == 200
    assert {page for page in pages if "/report-an-error/" in page and "/decisions/" in page}
    assert echoes(where(pages, *NEVER, *FROM_THE_INSTANT)) == {}
    assert where(pages, *FIGURES, *BESIDE, *(text.lower() for text in COUNTED)) == {}
    assert pages["/councils/kent-county/2023-24/"][0] == 200
    for address, (status, _) in pages.items():
        assert not (status == 200 and "/councils/" in address and "/2024-25/" in address)


def test_a_second_after_all_of_it_is_there_and_what_is_private_is_not(after):
    pages = after
    assert echoes(where(pages, *NEVER)) == {}
    assert {"/feed.atom", "/councils/kent-county/feed.atom"} <= set(
        where(pages, "zebrareport")["zebrareport"]
    )
    noted = set(where(pages, "zebranote")["zebranote"])
    council_years = {f"/councils/kent-county/{year}/" for year in ("2022-23", "2023-24", "2024-25")}
    assert council_years | {"/methods/", "/", "/?year=2022-23"} <= noted
    assert "/councils/kent-county/2024-25/" in where(pages, "6,767")["6,767"]
    assert "/data/complaints-received-all-years.csv" in where(pages, "6868")["6868"]
    for text in ("4,747", "5,959", "2,323", *TIME_TAKEN[2::2]):
        assert "/councils/kent-county/2022-23/" in where(pages, text)[text]
    assert set(where(pages, *COUNTED)) == set(COUNTED)
    packs = {
        f"/councils/kent-county/2024-25/scrutiny-pack{form}"
        for form in ("/", ".pdf", ".docx", ".odt")
    }
    assert packs <= set(where(pages, "upheld 17 of them")["upheld 17 of them"])
    assert pages["/map/2024-25.json"][0] == 200
    assert '"counts":"17 of 21"' in pages["/map/2024-25.json"][1]
    assert pages["/?year=2024-25"][0] == 200


def test_searching_finds_nothing_that_is_hidden(after):
    nothing = after["/decisions/?q=24018407"][1].count("/decisions/24-")
    assert nothing == 0
    for word in NEVER[:7]:
        body = after[f"/decisions/?q={word}"][1]
        assert body.lower().count(word) <= 2  # the search repeats what was asked
        assert "We upheld Mrs B" not in body


def test_a_year_that_is_not_public_answers_as_one_that_does_not_exist(kent, client, clock):
    clock.set(BEFORE)
    missing = client.get("/councils/kent-county/2099-00/")
    assert missing.status_code == 404
    for address in (
        "/councils/kent-county/2024-25/",
        "/councils/kent-county/2022-23/",
        "/councils/dover-district/2024-25/",
        "/councils/nowhere/2024-25/",
        "/map/2024-25.json",
        "/map/2099-00.json",
        "/?year=2024-25",
        "/?year=2099-00",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (404, missing.content), address
        assert sorted(answer.headers.items()) == sorted(missing.headers.items()), address


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_a_hidden_decision_answers_as_one_that_does_not_exist(kent, client, clock, at):
    clock.set(at)
    missing = client.get("/decisions/99-999-999/")
    hidden = Decision.objects.exclude(pk__in=Decision.objects.public(at))
    assert hidden.count() == (5 if at == BEFORE else 4)
    for each in hidden:
        answer = client.get(each.get_absolute_url())
        assert (answer.status_code, answer.content) == (404, missing.content)
        assert sorted(answer.headers.items()) == sorted(missing.headers.items())


def test_before_its_instant_only_the_calendar_depends_on_a_release_and_no_page_on_what_is_hidden(
    before, client, clock
):
    """All of it becomes something else at once, so that one crawl tells of each: the year that is
    to come is not announced, its outcomes are others, and so are the cases that are not shown."""
    changed = Recommendation.objects.filter(recorded_on__gte=date(2024, 4, 1))
    assert changed.update(outcome="complied", done_on=date(2030, 1, 1)) == 8
    withheld = Decision.objects.filter(withheld_reason="identifiable")
    assert withheld.update(outcome="not_upheld", summary="something else") == 1
    unapproved = Decision.objects.filter(text_approved_at=None)
    assert unapproved.update(decided_on=date(2024, 9, 9)) == 1
    clock.set(AFTER)
    improvements = client.get("/councils/kent-county/improvements/?year=2024-25")
    assert "done late" in improvements.content.decode()
    announced = Release.objects.filter(public_at=INSTANT)
    assert announced.count() == 2
    announced.delete()
    untold = ask_at(BEFORE, *before)
    told = {address for address in before if before[address] != untold[address]}
    assert told == {"/calendar/", "/releases.ics"}


def test_paging_has_a_total_only_where_the_year_is_released(kent, client, clock):
    totals = {}
    for at in (BEFORE, AFTER):
        clock.set(at)
        for year in ("2023-24", "2024-25"):
            response = client.get("/decisions/", {"year": year})
            totals[at, year] = response.context_data["total"]
    assert totals == {
        (BEFORE, "2023-24"): 10,
        (BEFORE, "2024-25"): None,
        (AFTER, "2023-24"): 10,
        (AFTER, "2024-25"): 22,
    }
    assert client.get("/decisions/").context_data["total"] is None


def test_staff_see_the_public_pages_as_everybody_does(kent, client, clock):
    clock.set(BEFORE)
    client.force_login(User.objects.create_superuser("chief"))
    response = client.get("/councils/kent-county/2024-25/")
    assert response.status_code == 404
    assert "Set-Cookie" not in response
    assert "cookie" not in response["Vary"].lower()
