"""The pack of a reorganisation: Surrey to come, Cumbria past, Somerset along a chain."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from io import BytesIO

import pikepdf
import pytest

from complaints.models import Recommendation, YearNote
from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import Boundary, BoundarySet, Council
from councils.public_record import changing_public_record
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import Year
from tests import factories
from tests.complaints.suspensions import suspended
from tests.letters.letters.test_pdf import elements
from tests.letters.pdf_text import words_of

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
MIDNIGHT = datetime(2027, 3, 31, 23, tzinfo=UTC)  # in London summer has begun
SECOND = timedelta(seconds=1)
SURREY, CUMBRIA, SOMERSET = (
    f"/reorganisations/{each}/" for each in ("surrey-2027", "cumbria-2023", "somerset-2023")
)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
NEVER = (
    *("zebrapayment", "zebratimescale", "zebrawithheld", "zebraunapproved", "zebrayoung"),
    "zebravoid",
)


def council(slug: str) -> Council:
    return Council.objects.get(slug=slug)


@pytest.fixture(scope="module")
def register(module_db):
    """What old councils agreed to in a public year, in one to come, and what nobody may read.

    What is withheld or not approved counts all the same: 14 of 15 upheld, of whom 12 are shown.
    """
    import_councils(OWN_REGISTER, at=AT)
    import_changes(OWN_CHANGES, at=AT)
    import_boundaries(OWN_MAP, at=AT)
    surrey = council("surrey-county-council")
    for slug in ("elmbridge-borough-council", "surrey-county-council"):
        about = council(slug)
        for number in range(6):
            made = factories.decision(about, decided_on=date(2024, 6, 3 + number))
            state = OPEN if number < 2 else {}
            factories.recommendation(
                made,
                public_summary=f"Train {slug} {number}.",
                private_text="zebratimescale",
                **state,
            )
    factories.recommendation(
        made, kind="personal_remedy", public_summary="", private_text="zebrapayment", **OPEN
    )
    taunton = council("taunton-deane-borough-council")
    factories.recommendation(
        factories.decision(taunton, decided_on=date(2019, 1, 15)), public_summary="Write sooner."
    )
    for name in ("cumbria-county-council", "allerdale-borough-council"):
        for number in range(4):
            factories.decision(
                council(name),
                decided_on=date(2022, 6, 3),
                outcome="upheld" if number else "not_upheld",
            )
    factories.decision(council("cumberland-council"), decided_on=date(2024, 6, 3))
    # Of 2025-26, which is not public: three decisions and what became of two promises.
    for number in range(3):
        made = factories.decision(surrey, decided_on=date(2025, 6, 3))
        factories.recommendation(made, public_summary=f"Later {number}.")
    hide(surrey)
    YearNote.objects.create(year=Year(2025), text="zebranote")
    for year in ("2018-19", "2022-23", "2024-25"):
        factories.release(year)


def hide(about):
    hidden = (
        ("zebrawithheld", {"withheld_reason": "consent"}),
        ("zebraunapproved", {"text_approved_at": None}),
        ("zebrayoung", {"decided_on": AT.date() - timedelta(days=41)}),
        ("zebravoid", {"outcome": "not_upheld"}),
    )
    for word, fields in hidden:
        made = factories.decision(about, **{"decided_on": date(2024, 6, 3)} | fields)
        factories.recommendation(made, public_summary=word, **OPEN)


@pytest.fixture
def get(register, client, clock, db):
    def asked(address: str, at: datetime = AT, **headers):
        clock.set(at)
        return client.get(address, headers=headers)

    return asked


@pytest.fixture
def paper(get):
    def read(address: str, at: datetime = AT) -> str:
        answer = get(f"{address}scrutiny-pack.pdf", at)
        assert answer.status_code == 200
        return words_of(answer.content).replace("\u200b", "")

    return read


def words(answer) -> str:
    body = answer.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_surrey_to_come(paper):
    said = paper(SURREY)
    for each in (
        "Surrey: to be reorganised on 1 April 2027",
        "12 councils will close that day. East Surrey Council and West Surrey Council will take",
        "Before",
        "11 Woking Borough Council West Surrey Council",
        "– Surrey County Council East Surrey Council West Surrey Council",
        "2024-25 All that will close, added up 93% 14 of 15",
        "What would be left to the new councils",
        # Decisions, improvements, on time, late, not complied with, overdue, not due yet.
        "East Surrey Council, in all 13 12 8 0 0 4 0",
        "West Surrey Council, in all 7 6 4 0 0 2 0",
        "Surrey County Council 7 6 4 0 0 2 0",
        "Train elmbridge-borough-council 0. Overdue, due by",
        "Agreed with Elmbridge Borough Council. No subject. Decision",
        "Done on time, due by",
        "4 improvements are overdue. What is still to be done, by when, and by whom?",
        "Which of the new councils will do what Surrey County Council has agreed to?",
        "From when will figures show how the new councils do",
        "Figures: 2018-19 (edition 1), 2022-23 (edition 1) and 2024-25 (edition 1). As they were"
        " public on 30 November 2026.",
        "surreylgrhub.org",
        "Uphold rate. Complaints upheld, as a share of complaints investigated",
        "127.0.0.1:8000 / reorganisations / surrey-2027 /",
    ):
        assert each in said, each


def test_nothing_that_is_hidden_is_in_it(paper, get):
    hidden = Recommendation.objects.filter(public_summary__startswith="zebra")
    assert {each.public_summary for each in hidden} | {"zebrapayment", "zebratimescale"} == (
        set(NEVER)
    )
    for said in (paper(SURREY), words(get(SURREY))):
        assert [each for each in (*NEVER, "zebranote", "Later", "2025-26") if each in said] == []
    said = paper(SURREY, AT + timedelta(days=1))  # the 42nd day of what was too young
    assert [each for each in NEVER if each in said] == ["zebrayoung"]


def test_what_became_of_a_later_years_promises_comes_with_its_release(paper):
    public = datetime(2026, 12, 9, 9, 30, tzinfo=UTC)
    before = paper(SURREY, public - SECOND)
    assert "Surrey County Council 7 7 4 0 0 3 0" in before  # zebrayoung is no more too young
    factories.release("2025-26", public_at=public, made_at=AT)
    assert paper(SURREY, public - SECOND) == before
    assert "Surrey County Council 10 10 7 0 0 3 0" in paper(SURREY, public)


def test_surrey_goes_over_at_midnight(paper):
    before, after = paper(SURREY, MIDNIGHT - SECOND), paper(SURREY, MIDNIGHT)
    assert "Surrey: to be reorganised on 1 April 2027" in before
    assert "on 31 March 2027" in before
    assert "Surrey: reorganised on 1 April 2027" in after
    assert "12 councils closed that day." in after
    assert "What was left to the new councils" in after
    assert "will close" not in after
    # Elmbridge's promise is its one successor's; whose Surrey County's is nobody has said yet.
    assert "Now for East Surrey Council." in after
    assert "Who is to do it now is not recorded." in after
    assert "Now for" not in before


def test_cumbria_has_its_new_councils_own_years_beside_the_sums(paper):
    said = paper(CUMBRIA)
    for each in (
        "Seven councils closed that day.",
        "– Cumbria County Council Cumberland Council Westmorland and Furness Council",
        "2022-23 All that closed, added up 6 of 8",
        "2024-25 Cumberland Council 1 of 1",
        "Cumberland Council, in all 8 0",
        "Westmorland and Furness Council, in all 4 0",
        "No service improvement of theirs is published.",
        "Which of what was found about the councils that closed shows in the new councils’ own",
    ):
        assert each in said, each
    assert "2024-25 All that closed" not in said
    assert "2022-23 Cumberland" not in said


def test_somerset_has_what_came_along_the_chain(paper):
    said = paper(SOMERSET)
    for each in (
        "Somerset West and Taunton Council opened on 1 April 2019 and replaced Taunton Deane"
        " Borough Council and West Somerset District Council.",
        "Taunton Deane Borough Council, until 31 March 2019 1 1 1 0 0 0 0",
        "Somerset Council, in all 1 1 1 0 0 0 0",
        "What had come from councils before them is counted too.",
    ):
        assert each in said, each
    assert "What a county left" not in said
    first = paper("/reorganisations/somerset-west-and-taunton-2019/")
    assert "closed on 1 April 2023 and was replaced by Somerset Council." in first


@pytest.mark.parametrize("address", [SURREY, CUMBRIA, SOMERSET])
def test_page_and_paper_have_the_same_numbers(get, paper, address):
    page, said = words(get(address)), paper(address)
    rows = re.findall(r"(\w+ Council|in all|until 31 March 2019)((?: [\d,]+){7})(?= )", page)
    assert len(rows) > 5
    assert [each for each in rows if "".join(each) not in said] == []
    figures = re.findall(r"\d+% \d+ of \d+", page)
    assert [each for each in figures if each not in said] == []


def test_it_is_accessible(get):
    made = pikepdf.open(BytesIO(get(f"{SURREY}scrutiny-pack.pdf").content))
    with made.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Scrutiny pack: Surrey: to be reorganised on 1 April 2027"
        assert meta["dc:description"].startswith("12 councils will close that day.")
    assert str(made.Root.Lang) == "en-GB"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    found = elements(made.Root.StructTreeRoot.K, {})
    assert [len(found[each]) for each in ("/H1", "/H2", "/H3", "/Table")] == [1, 4, 1, 3]
    assert len(found["/TH"]) == 3 + 5 + 8
    alternatives = [str(each.Alt) for each in found["/Figure"]]
    assert alternatives[0].startswith("Before: the areas of Elmbridge, Epsom and Ewell, Guildford")
    assert alternatives[1].startswith("After: the areas of ")
    assert len(made.pages) == 3


def test_without_boundaries_the_table_stands_alone_and_that_is_said(get, paper):
    Boundary.objects.all().delete()
    BoundarySet.objects.all().delete()
    said = paper(SURREY)
    assert "The areas of these councils are not known here, so no map is drawn." in said
    assert "11 Woking Borough Council West Surrey Council" in said
    assert "Source of boundaries" not in said


def test_suspended_figures_are_not_in_it_and_that_is_said(paper):
    at = AT + timedelta(hours=1)
    assert "added up 93% 14 of 15" in paper(SURREY)
    suspended("2024-25", at, "A file was read twice.")
    said = paper(SURREY, at)
    assert (
        "The figures of 2024-25 have been suspended since 30 November 2026, 1.00pm: A file" in said
    )
    assert "14 of 15" not in said
    gone_before = paper("/reorganisations/somerset-west-and-taunton-2019/", at)
    assert "suspended" not in gone_before


def test_a_demonstration_says_that_it_is_made_up(paper, register):
    assert "made up" not in paper(SURREY)
    with changing_public_record() as record:
        record.demonstration = True
    assert "Demonstration. The figures are made up" in paper(SURREY)


def test_it_is_a_file_that_is_told_from_others(get):
    answer = get(f"{SURREY}scrutiny-pack.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="surrey-2027-scrutiny-pack.pdf"'
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    again = get(f"{SURREY}scrutiny-pack.pdf", **{"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    changed = get(f"{SURREY}scrutiny-pack.pdf", MIDNIGHT, **{"If-None-Match": answer["ETag"]})
    assert changed.status_code == 200
    assert get("/reorganisations/surrey-2026/scrutiny-pack.pdf").status_code == 404


def test_page_and_new_councils_lead_to_it(get):
    link = f'href="{SURREY}scrutiny-pack.pdf" type="application/pdf"'
    assert link in get(SURREY).content.decode()
    assert link in get("/councils/east-surrey-council/").content.decode()
    assert link not in get("/councils/elmbridge-borough-council/2024-25/").content.decode()


@pytest.mark.parametrize("address", [SOMERSET, SURREY])
@pytest.mark.parametrize("file", ["", "scrutiny-pack.pdf"])
def test_it_takes_as_many_queries_for_12_councils_as_for_five(
    get, django_assert_num_queries, address, file
):
    get(address)
    with django_assert_num_queries(10):
        get(f"{address}{file}")
