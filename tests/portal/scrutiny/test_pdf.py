"""The PDF of a pack: PDF/UA-1, tagged, two sides, the same bytes for the same content."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from complaints.charts import TrendPoint
from complaints.charts.trend import trend as drawn_trend
from complaints.figures.limits import binomial_limits
from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from complaints.statistics.breakdown import NOT_BROKEN_DOWN
from complaints.statistics.comparison import ComparedCouncils, CouncilYear
from councils.years import Year
from portal.scrutiny.content import (
    Agreed,
    AskedBefore,
    Before,
    CaseList,
    Count,
    FollowUp,
    Item,
    Link,
    Listed,
    ListedCase,
    OverYears,
    Pack,
    Question,
    YearCell,
    YearOfMeasures,
)
from portal.scrutiny.figures import measures, subjects, trend
from portal.scrutiny.pdf import as_data, pdf
from portal.scrutiny.questions import questions
from tests.letters.letters.test_pdf import elements
from tests.letters.pdf_text import words_of
from tests.portal.scrutiny.records import KENT, category, everything

DAY = date(2025, 7, 20)
LINK = Link("This pack", "/pack/", "https://portal.example/pack/")
HALF = (500, 1_000)
CASE = ListedCase(
    replace(LINK, words="24\u00a0018\u00a0407"),
    "Housing › Homelessness, decided on 4 May 2024",
    "We upheld Mrs B's complaint.",
    (Agreed("Remind staff to keep records.", "done late"),),
)
AVERAGED = "20 of 21 county councils 89%"
CELL = YearCell("uphold-rate", "Uphold rate", "88%", "66 of 75", "89%", AVERAGED, False, 66, 75)
ITEM = Item("Change the letter.", "Housing › Homelessness. Done late.", LINK)


def row(pk: int) -> CouncilYear:
    performance = Performance(
        upheld=63, not_upheld=13, satisfactory_remedies=6, on_time=50, late=12, not_complied=1
    )
    return CouncilYear(pk, "county", True, 1_576_069, 2021, None, performance)


def years(number: int):
    points = [
        TrendPoint(f"20{n}-{n + 1}", Rate(n, 40), Rate(20, 40), binomial_limits(40, 0.5), n == 16)
        for n in range(15, 15 + number)
    ]
    names = {"name": "Kent", "average_name": "county councils"}
    return trend(drawn_trend(points, title="The years", ident="trend", **names))


MEANT = (
    "10 percentage points lower than similar councils (89%, 873 of 977). That is unusual: of all"
    " 288 councils that can be compared, chance alone would put about 3 this far out; 11 are."
)
ON_TIME = (
    "On time: 79% (50 of 63), lower than similar councils (89%, 873 of 977), which is unusual.",
    "Every case was complied with. In 13 cases the council complied late.",
)
COMPARED = ComparedCouncils({1: row(1), 2: row(2)})
MEASURES, CHANCE = measures(COMPARED, row(1), KENT, "Ombudsman")
PACK = Pack(
    title="Scrutiny pack: Kent County Council, 2024-25",
    council="Kent County Council",
    slug="kent",
    kind="County council",
    year="2024-25",
    edition=1,
    sender="The Ombudsman",
    mark="",
    replaced="",
    headline="In 2024-25 the Ombudsman investigated 76 complaints.",
    dealt_with="Dealt with in all: 76 complaints.",
    notices=(),
    measures=MEASURES,
    chance=CHANCE,
    trend=years(2),
    subjects=subjects([category("Housing", 10, 10, HALF)], KENT, Year(2024), row(1).performance),
    follow_up=FollowUp(
        compliance=("One case was not complied with.",),
        failed=(replace(LINK, words="24 018 407 (Housing › Homelessness)"),),
        outcomes=(Count("On time", "50"), Count("Cases in all", "63")),
        improvements=Listed((ITEM,), replace(LINK, words="4 more")),
        summary="5 improvements are published.",
        reports=Listed((), None),
        no_reports="No report.",
    ),
    notes=("2024-25: Fewer cases.",),
    letter=LINK,
    questions=(Question("What has changed?", "1 of 63 cases was not complied with."),),
    before=Before(
        "2023-24",
        "From the figures of 2023-24.",
        (AskedBefore("What kept the council?", "4 of 60 cases were complied with late.", ""),),
    ),
    over_years=OverYears(
        ("Uphold rate",),
        (YearOfMeasures("2023-24", False, (CELL,)), YearOfMeasures("2024-25", True, (CELL,))),
        "After the dot: similar councils together; in 2023-24 20 of 21 county councils.",
    ),
    case_lists=(CaseList("Complied with late", "1 case is counted.", (CASE,), None),),
    chosen=LINK,
    about=("Figures: edition 1.", "Source: the Ombudsman."),
    page=LINK,
    pdf=LINK,
    documents=(),
    council_page=LINK,
)


@pytest.fixture(scope="module")
def made():
    return pikepdf.open(BytesIO(pdf(PACK, DAY)))


def test_it_says_that_it_is_pdf_ua_and_has_title_and_language(made):
    with made.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == PACK.title
        assert meta["dc:description"] == PACK.headline
    assert str(made.Root.Lang) == "en-GB"
    assert made.Root.ViewerPreferences.DisplayDocTitle


def test_headings_tables_and_pictures_are_tagged(made):
    found = elements(made.Root.StructTreeRoot.K, {})
    assert (len(found["/H1"]), len(found["/H2"])) == (1, 8)
    assert len(found["/Table"]) == 5
    scopes = {
        str(cell.A[0].Scope if isinstance(cell.A, pikepdf.Array) else cell.A.Scope)
        for cell in found["/TH"]
    }
    assert (len(found["/TH"]), scopes) == (17, {"/Column"})
    assert [str(each.Alt).split(".")[0] for each in found["/Figure"]] == ["The years", "Housing"]
    assert "/L" in found


def test_it_says_everything_that_the_content_has():
    said = words_of(pdf(replace(PACK, mark="Made up.", replaced="Replaced."), DAY))
    for words in (
        *(
            "Made up.",
            "Replaced.",
            "83%",
            "63 of 76 investigated complaints",
            "15 of 40",
            "10 of 10",
        ),
        *("more than chance explains", "50", "Change the letter.", "Done late.", "And 4 more"),
        *("No report.", "2024-25: Fewer cases.", "What has changed?", "Because: 1 of 63 cases"),
        *("Figures: edition 1.", "Source: the Ombudsman.", "edition 1", "Page 2 of 2"),
        *("What the year before prompted, 2023-24", "From the figures of 2023-24."),
        *("What kept the council?", "4 of 60 cases", "Not prompted by this year’s figures."),
        *("88% 66 of 75 · 89%", "The method changed here", "After the dot: similar councils"),
        *("Complied with late", "1 case is counted.", "decided on 4 May 2024"),
        *("We upheld Mrs B's complaint.", "Agreed: Remind staff to keep records. (done late)"),
    ):
        assert words in said, words
    assert said.replace("\u200b", "").count("https://portal.example/pack/") == 4


def test_the_same_content_gives_the_same_bytes():
    assert pdf(PACK, DAY) == pdf(PACK, DAY)
    assert pdf(PACK, DAY) != pdf(replace(PACK, kind="District council"), DAY)


def test_what_is_in_it_is_never_code():
    """Words that would stop typst, or read a file, if they were run."""
    typed = '#panic("x") #read("pack.typ") $x^2$ *a* _b_ @c <d> \\ // [e] `f` = g'
    item = replace(ITEM, words=typed, details=typed)
    follow_up = replace(PACK.follow_up, improvements=Listed((item,), None), summary=typed)
    pack = replace(PACK, council=typed, headline=typed, follow_up=follow_up, notes=(typed,))
    assert typed.split()[1] in words_of(pdf(pack, DAY))


def test_where_there_is_little_it_takes_no_more_than_a_side():
    follow_up = replace(PACK.follow_up, outcomes=(), improvements=Listed((), None))
    bare = replace(
        PACK,
        **dict.fromkeys(("trend", "subjects", "letter", "before", "over_years"), None),
        **dict.fromkeys(("notes", "questions", "case_lists"), ()),
        follow_up=follow_up,
    )
    assert len(pikepdf.open(BytesIO(pdf(bare, DAY))).pages) == 1


def test_a_council_with_a_few_cases_has_two_sides_with_the_year_before_and_all_years():
    assert PACK.before
    assert len(PACK.over_years.years) == 2
    assert len(pikepdf.open(BytesIO(pdf(PACK, DAY))).pages) == 2


NAMED = replace(LINK, words="24\u00a0018\u00a0407 (Environment and public protection › Licensing)")


@pytest.mark.parametrize(
    ("overdue", "failed", "improvements"),
    [(False, (), 5), (True, (), 4), (True, (NAMED,) * 2, 3)],
)
def test_the_fullest_pack_has_its_questions_on_two_sides(overdue, failed, improvements):
    """Ten subjects, eight years, a long name, a notice, as many lines and questions as may be."""
    name = "Bournemouth, Christchurch and Poole Council"
    names = (
        "Environmental services, public protection and regulation",
        *("Education and children’s services", "Highways and transport", "Housing"),
        *("Adult care services", "Benefits and tax", "Corporate and other services"),
        *("Planning and development", "Other", NOT_BROKEN_DOWN),
    )
    full = replace(
        PACK,
        **dict.fromkeys(("before", "over_years"), None),
        council=name,
        mark="Demonstration. The figures are made up: they say nothing about any real council.",
        headline=f"In 2024-25 the Ombudsman investigated 76 complaints about {name} and upheld 63"
        " of them, 83%. That is higher than among unitary councils as a whole, 50% (500 of 1,000);"
        " a gap of this size is unusual: chance alone seldom gives it.",
        notices=(
            f"{name} opened on 1 April 2019 and replaced"
            f" {', '.join(['Christchurch and East District Council'] * 6)}. Their figures are not"
            " joined to its own.",
            f"Revised on 1 July 2025: no count of {name} changed, but the number of residents used,"
            " or what else stands beside the counts, did. The portal’s list of revisions says why.",
        ),
        measures=tuple(
            replace(
                each, lines=(*(ON_TIME if each.figure.slug == "compliance-rate" else ()), MEANT)
            )
            for each in PACK.measures
        ),
        trend=years(8),
        subjects=subjects(
            [category(each, 12 - (each not in names[:2]), 12, HALF) for each in names],
            *(KENT, Year(2024), row(1).performance),
        ),
        follow_up=replace(
            PACK.follow_up,
            compliance=(
                "Outcomes recorded in 2024-25: 9 cases were not complied with. In 12 cases the"
                " council complied late.",
                f"On 20 July 2025, 12 cases among published decisions were overdue: something that"
                f" {name} has to do was due, and no outcome is recorded yet.",
            )[: 1 + overdue],
            failed=failed,
            not_named="4 more, 2 are not shown" if failed else "",
            improvements=Listed((ITEM,) * improvements, LINK),
            reports=Listed((ITEM,) * 2, LINK),
        ),
        notes=("2022-23: From this year on fewer borderline cases are investigated. " * 3,) * 2,
        about=(PACK.about[0], "Every complaint decided in the year is counted. " * 4),
        questions=questions(everything([category(each, 10, 10, HALF) for each in names])),
    )
    assert full.subjects.opening.endswith("11 are not broken down by subject.")
    assert len(full.questions) == 6
    assert len(pikepdf.open(BytesIO(pdf(replace(full, case_lists=()), DAY))).pages) == 2


def test_as_many_cases_as_there_are_take_as_many_sides_as_they_need():
    many = CaseList("Upheld", "33 cases are counted.", (CASE,) * 15, replace(LINK, words="18 more"))
    made = pdf(replace(PACK, case_lists=(many,) * 3), DAY)
    assert 3 <= len(pikepdf.open(BytesIO(made)).pages) <= 5
    assert words_of(made).count("And 18 more") == 3


def test_only_what_a_pack_is_made_of_becomes_data():
    with pytest.raises(TypeError, match="nothing that a pack is made of"):
        as_data(DAY)
