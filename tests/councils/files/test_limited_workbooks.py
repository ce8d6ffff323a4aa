"""A workbook that takes far more memory than its size is refused, and takes none of ours."""

import random
import resource
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from councils.files import limited_workbooks
from councils.files.limited_workbooks import MEGABYTES, SHEETS, TOO_MUCH, Parts
from councils.files.spreadsheets import sheets_of, titles_of
from councils.files.uploaded_files import UploadRefused, check_files
from councils.files.workbooks import LONGEST_CELL, MOST_COLUMNS
from tests.councils.files.test_workbooks import MAIN, SHEET, STRINGS, holding, refusal, rows
from tests.files import hiding, xlsx_file

FIRST_STRING = '<row><c t="s"><v>0</v></c></row>'


def strings(words) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{each}</t></si>" for each in words)}</sst>'


@pytest.fixture
def in_its_process(monkeypatch):
    """Every workbook is read by a process of its own, however small."""
    monkeypatch.setattr(limited_workbooks, "SMALL_SHEETS", -1)


@pytest.mark.parametrize(
    "part",
    [
        {STRINGS: strings(["a"] * 200_000)},
        {
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 500_000}</cellXfs>'
            "</styleSheet>"
        },
    ],
    ids=["strings", "styles"],
)
def test_what_swells_is_refused_before_it_is_unpacked(tmp_path, monkeypatch, part):
    monkeypatch.setattr(subprocess, "Popen", None)
    path = holding(tmp_path, FIRST_STRING, **part)
    assert path.stat().st_size < 30_000
    assert refusal(path) == [f"file.xlsx: {TOO_MUCH}"]
    with pytest.raises(UploadRefused, match=f"file.xlsx takes more than {MEGABYTES} MB of memory"):
        check_files([SimpleUploadedFile("file.xlsx", path.read_bytes())])


def test_what_takes_more_memory_than_it_may_ends_its_own_process(tmp_path, monkeypatch):
    chance = random.Random(1)
    words = [f"{chance.randrange(10**9):x}" for _ in range(600_000)]
    path = holding(tmp_path, FIRST_STRING, **{STRINGS: strings(words)})
    assert not Parts.of(path).swell
    check_files([SimpleUploadedFile("file.xlsx", path.read_bytes())])
    monkeypatch.setattr(limited_workbooks, "MEGABYTES", 100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(path) == [f"file.xlsx: {TOO_MUCH}"]
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert taken < 20_000  # kilobytes of ours; of the process over 50,000
    assert titles_of(path) == {"Sheet": False}  # without what takes so much


def test_a_process_reads_what_is_read_here(tmp_path, in_its_process, monkeypatch):
    def hide(workbook):
        workbook.worksheets[0].row_dimensions[7].hidden = True

    many = [[each, f"words {each}"] for each in range(500)]
    path = hiding(xlsx_file(tmp_path, many, [["b", None, 1.5]]), hide)

    def read():
        with sheets_of(path) as sheets:
            return [(each.name, each.title, list(each.rows), each.hidden) for each in sheets]

    there, titles = read(), titles_of(path)
    assert there[0][3].rows == {7}
    monkeypatch.undo()
    monkeypatch.setattr(subprocess, "Popen", None)
    assert (read(), titles_of(path)) == (there, titles)


def test_who_stops_reading_leaves_no_process(tmp_path, in_its_process, monkeypatch):
    made, begin = [], subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *args, **how: made.append(begin(*args, **how)) or made[-1]
    )
    with sheets_of(xlsx_file(tmp_path, [[each] for each in range(500)])) as sheets:
        (sheet,) = sheets
        assert next(sheet.rows) == (1, ["0"])
    assert [each.poll() is None for each in made] == [False]


def test_what_is_damaged_is_said_as_it_is_here(tmp_path, in_its_process):
    path = holding(tmp_path, "<row r='2'><c><v>1</v></c></row><row r='1'/>")
    assert refusal(path) == ["file.xlsx:2: is damaged: open it and save it anew"]
    path = holding(tmp_path, FIRST_STRING, **{STRINGS: "no strings"})
    assert refusal(path) == ["file.xlsx: is neither text nor an XLSX workbook"]


def test_it_is_not_short_of_memory_because_what_started_it_has_much(tmp_path, in_its_process):
    path = holding(tmp_path, "<row r='2'><c><v>1</v></c></row><row r='1'/>")
    much = b"x" * (450 << 20)
    assert refusal(path) == ["file.xlsx:2: is damaged: open it and save it anew"]
    del much


def test_one_cell_without_end_is_refused(tmp_path):
    most = f'<row><c t="str"><v>{"a" * LONGEST_CELL}</v></c></row>'
    assert len(rows(holding(tmp_path, most))[0][1][0]) == LONGEST_CELL
    path = holding(tmp_path, most.replace("</v>", "a</v>"))
    assert refusal(path) == [f"file.xlsx:1: has a cell of more than {LONGEST_CELL:,} characters"]


def test_more_hidden_columns_than_there_are_is_damage(tmp_path):
    columns = '<col min="1" max="1" hidden="1"/>' * (MOST_COLUMNS + 1)
    path = holding(tmp_path, "", root=f'<worksheet xmlns="{MAIN}"><cols>{columns}</cols>')
    assert refusal(path) == ["file.xlsx:1: is damaged: open it and save it anew"]


def test_sheets_are_told_from_the_rest_by_where_they_lie():
    assert SHEET.startswith(SHEETS)
    assert not STRINGS.startswith(SHEETS)
