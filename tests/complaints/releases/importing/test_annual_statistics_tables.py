"""What tables of a year's published statistics look like, beside their counts."""

from decimal import Decimal

import openpyxl
import pytest

from complaints.figures.measures import PUBLISHED_AVERAGES
from complaints.models import CouncilFigures, Release
from complaints.releases.importing.columns import one_as_percent
from complaints.releases.steps.freeze import ReleaseRefused
from tests.complaints.releases.importing.annual_files import DEVON, KENT, OUTCOMES, load, refusal
from tests.factories import council
from tests.files import csv_file, xlsx_file

pytestmark = pytest.mark.django_db
HEADINGS = OUTCOMES.split(",")
COUNTS = [5, 10, 70, 120, 18, 76]
MARKS = ("*", " [note 1]", "¹", " [a]", "", " (2)", "", "*")
AMBIGUOUS = "1 may be 1% or 100%: write it with a percent sign"


@pytest.fixture(autouse=True)
def councils():
    council("Devon County Council")
    council("Kent County Council")


def test_a_table_without_a_row_is_refused(tmp_path):
    empty = csv_file(tmp_path, f"{OUTCOMES}\n", "empty.csv")
    assert refusal(empty) == ["empty.csv: holds a heading and no row below it"]
    full = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n")
    assert refusal(full, empty) == ["empty.csv: holds a heading and no row below it"]
    total = csv_file(tmp_path, f"{OUTCOMES}\nTotal,,1,2,3,4,5,6\nSource: us,,,,,,,\n")
    assert refusal(total) == ["file.csv: holds no row of a council"]


def test_a_further_edition_leaves_nobody_out_by_mistake(tmp_path):
    for number in range(21):
        council(f"Borset{number:02} District Council", type="district")
    rows = "".join(f"Borset{number:02},,1,1,1,1,1,1\n" for number in range(21))
    load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n{rows}"))
    path = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n")
    names = ", ".join(f"Borset{number:02} District Council" for number in range(20))
    for dry_run in (True, False):
        with pytest.raises(ReleaseRefused) as error:
            load(path, reason="Revised.", dry_run=dry_run)
        assert str(error.value) == (
            "the newest edition of 2023-24 has figures that these files leave out:"
            f" {names} and 1 more (21 in all); if that is meant, give --leave-out"
        )
    assert Release.objects.count() == 1
    load(path, reason="Revised.", leave_out=True)
    assert CouncilFigures.objects.filter(release__edition=2).count() == 2


@pytest.mark.parametrize(
    ("text", "column", "percent"),
    [
        ("1", ["0.85", "1", "69%"], 100),
        ("1.0", ["0.85", "1.0"], 100),
        ("1", ["83", "1", "0"], 1),
        ("1", ["54.5", "1"], 1),
        ("1%", ["0.85", "1%"], None),
        ("100%", ["0.85", "100%"], None),
        ("0.85", ["0.85", "1"], None),
    ],
)
def test_what_a_bare_one_means_is_told_by_its_column(text, column, percent):
    assert one_as_percent(text, column) == percent


@pytest.mark.parametrize("column", [["1"], ["1", "1", "0", "n/a"], ["1", "85%"], ["1", "0.8", "8"]])
def test_a_bare_one_that_nothing_tells_is_ambiguous(column):
    with pytest.raises(ValueError, match=AMBIGUOUS):
        one_as_percent("1", column)


def test_signs_that_there_is_no_figure_are_read_as_not_published(tmp_path):
    headings = [
        *HEADINGS,
        *("Satisfactory remedy", "on_time", "late", "not_complied", "Compliance rate (%)"),
        *("Uphold rate (%)", "published_average"),
    ]
    path = xlsx_file(
        tmp_path,
        [
            headings,
            ["Kent", None, *COUNTS, "..", "[x]", "[x]", "[x]", "#DIV/0!", "n/a", "-"],
            ["Devon", None, *COUNTS, 1, 2, 0, 0, "100%", "*", "#N/A"],
        ],
    )
    changes = load(path)
    kent, devon = CouncilFigures.objects.order_by("-council__name")
    figures = ("satisfactory_remedies", "on_time", "late", "not_complied", "published_average")
    assert [getattr(kent, name) for name in figures] == [None] * 5
    assert [getattr(devon, name) for name in figures] == [1, 2, 0, 0, None]
    assert "“late” says that there is nothing, and is read as empty: [x] (1)" in changes.notes
    assert (
        "“published_average” says that there is nothing, and is read as empty: - (1), #N/A (1)"
    ) in changes.notes


def test_an_outcome_is_never_taken_as_none_or_not_known(tmp_path):
    rows = "".join(f"{name},,1,2,3,4,..,6\n" for name in ("Kent", "Devon"))
    broken = "Kent,,1,2,3,4,#REF!,6\n"
    assert refusal(csv_file(tmp_path, f"{OUTCOMES}\n{rows}")) == [
        "file.csv:2:not_upheld: '..' says that there is no number, and this column needs one:"
        " 0 where there was none (likewise in row 3)",
        "file.csv: 2 problems",
    ]
    assert refusal(csv_file(tmp_path, f"{OUTCOMES}\n{broken}")) == [
        "file.csv:2:not_upheld: '#REF!' is an error of the spreadsheet: mend its formula, or write"
        " what it should give"
    ]


def test_a_broken_formula_is_no_sign_that_there_is_no_figure(tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES},Uphold rate\nKent,,1,2,3,4,5,6,#REF!\n")
    assert refusal(path)[0].startswith("file.csv:2:Uphold rate: '#REF!' is an error of the spread")


def test_marks_of_footnotes_on_headings_names_and_figures(tmp_path):
    headings = [f"{name}{mark}" for name, mark in zip(HEADINGS, MARKS, strict=True)]
    path = xlsx_file(
        tmp_path,
        [
            ["Decided in 2023-24"],
            headings,
            ["Kent [note 2]", "All¹", "1¹", "2 [r]", 3, 4, 5, 6],
            ["Devon ¹", None, *COUNTS],
        ],
    )
    load(path)
    kent = CouncilFigures.objects.get(council__name="Kent County Council")
    assert (kent.invalid_or_incomplete, kent.advice_given) == (1, 2)
    assert CouncilFigures.objects.count() == 2


@pytest.mark.parametrize(("other", "average"), [(0.85, 100), (83, 1)])
def test_a_published_average_of_one(tmp_path, other, average):
    path = xlsx_file(
        tmp_path,
        [
            [*HEADINGS, "published_average"],
            ["Kent", None, *COUNTS, 1],
            ["Devon", None, *COUNTS, other],
        ],
    )
    load(path)
    found = CouncilFigures.objects.get(council__name="Kent County Council")
    assert found.published_average == average


def test_all_four_averages_that_were_published(tmp_path):
    """Under the headings of a spreadsheet, with the decimals that it has."""
    path = xlsx_file(
        tmp_path,
        [
            [
                *HEADINGS,
                "Average uphold rate (%) of similar authorities",
                "Average compliance rate (%) of similar authorities",
                "Average satisfactory remedy rate (%) of similar authorities",
                "Average upheld decisions per 100,000 residents of similar authorities",
            ],
            ["Kent", None, *COUNTS, 0.83, 0.997, "11%", 3.64],
            ["Devon", None, *COUNTS, 0.83, 1, "n/a", None],
        ],
    )
    load(path)
    found = CouncilFigures.objects.order_by("council__name")
    assert list(found.values_list(*PUBLISHED_AVERAGES)) == [
        (83, 100, None, None),
        (83, Decimal("99.70"), 11, Decimal("3.64")),
    ]
    assert load(path).unchanged == 2


@pytest.mark.parametrize("wrong", ["3,6", "many", "-1", "1200"])
def test_an_average_by_residents_is_a_number(tmp_path, wrong):
    path = csv_file(
        tmp_path, f'{OUTCOMES},published_average_per_100000\nKent,,1,2,3,4,0,6,"{wrong}"\n'
    )
    assert refusal(path) == [
        f"file.csv:2:published_average_per_100000: {wrong!r} is not a number such as 3.6"
    ]


def test_a_published_average_of_one_alone_is_refused(tmp_path):
    header = f"{OUTCOMES},published_average,uphold_rate"
    rows = "Kent,,1,2,3,4,0,6,1,1\nDevon,,1,2,3,4,0,6,100%,1\n"
    assert refusal(csv_file(tmp_path, f"{header}\n{rows}")) == [
        f"file.csv:2:published_average: {AMBIGUOUS}"
    ]


def test_a_rate_of_one_is_what_the_counts_make(tmp_path):
    rows = "Kent,,1,2,3,4,0,6,1\nDevon,,1,2,3,4,1,1,1\n"
    assert refusal(csv_file(tmp_path, f"{OUTCOMES},uphold_rate\n{rows}")) == [
        "file.csv:3:uphold_rate: is 1, but by the counts 1 of 2 is 50%"
    ]


@pytest.mark.parametrize(
    "title", ["Decided 2022-23", "Decided in 2022/23", "2022–2023, by council"]
)
def test_a_title_that_names_another_year(tmp_path, title):
    path = xlsx_file(tmp_path, [[title], [], HEADINGS, ["Kent", None, *COUNTS]])
    assert refusal(path) == ["file.xlsx: this table says 2022-23, not 2023-24"]


def test_a_sheet_that_is_called_by_another_year(tmp_path):
    path = xlsx_file(tmp_path, [HEADINGS, ["Kent", None, *COUNTS]])
    workbook = openpyxl.load_workbook(path)
    workbook.active.title = "Decided 2021-22"
    workbook.save(path)
    assert refusal(path) == ["file.xlsx: this table says 2021-22, not 2023-24"]


@pytest.mark.parametrize(
    "titles",
    [["2023-24"], ["Decided 2023-24", "2022-23 revised"], ["2021-22", "2022-23"], ["2024-12"]],
)
def test_titles_that_name_the_year_or_no_single_one(tmp_path, titles):
    path = xlsx_file(
        tmp_path, *[[*([title] for title in titles), HEADINGS, ["Kent", None, *COUNTS]]]
    )
    assert load(path).new == 1


def test_rows_that_add_up_and_footnote_marks(tmp_path):
    totals = "".join(
        f"{name},,6,12,73,124,32,144\n"
        for name in (
            "England total",
            "TOTAL (all councils)",
            "All councils",
            "Total:",
            "England [1]",
        )
    )
    rows = KENT.replace(",", " [1],", 1) + "\n" + DEVON.replace(",", " (2)[note 3],", 1)
    changes = load(csv_file(tmp_path, f"{OUTCOMES}\n{rows}\n{totals}"))
    assert changes.new == 2
    assert changes.notes[0] == (
        "rows that add up others, checked and left out: England total (row 4),"
        " TOTAL (all councils) (row 5), All councils (row 6), Total: (row 7), England (row 8)"
    )


def test_a_rate_by_residents_is_not_read(tmp_path):
    header = OUTCOMES.replace("invalid_or_incomplete", "Incomplete or Invalid")
    text = f'{header},"Upheld decisions per 100,000 residents"\n{KENT},4.8\n'
    assert load(csv_file(tmp_path, text)).new == 1
