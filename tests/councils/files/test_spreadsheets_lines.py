"""Lines as other computers end them."""

import pytest

from councils.files.problems import FileRefused
from councils.files.spreadsheets import sheets_of
from tests.files import problems_of


def rows(folder, content: bytes) -> list[tuple[int, list[str]]]:
    path = folder / "file.csv"
    path.write_bytes(content)
    with sheets_of(path) as sheets:
        return [row for sheet in sheets for row in sheet.rows]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_ends_as_it_does_on_any_computer(tmp_path, end):
    text = end.join(("\ufeffcode,name", 'E1,"Kent, the county"', "", "E2,Essex", ""))
    assert rows(tmp_path, text.encode()) == [
        (1, ["code", "name"]),
        (2, ["E1", "Kent, the county"]),
        (3, []),
        (4, ["E2", "Essex"]),
    ]


@pytest.mark.parametrize("within", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_a_cell_of_several_lines_is_one_row(tmp_path, end, within):
    text = end.join((f'"a{within}b",c', f'd,"e{within}{within}f"', "g,h"))
    assert rows(tmp_path, text.encode()) == [
        (1, ["a\nb", "c"]),
        (2, ["d", "e\n\nf"]),
        (3, ["g", "h"]),
    ]


def test_a_return_inside_a_line_of_another_computer_is_no_end_of_it(tmp_path):
    with pytest.raises(FileRefused) as error:
        rows(tmp_path, b"a,b\r\nc,d\re\r\n")
    assert problems_of(error)[0].startswith("file.csv:2: is not CSV: new-line character")


def test_the_row_of_what_is_not_utf_8(tmp_path):
    with pytest.raises(FileRefused) as error:
        rows(tmp_path, b"a,b\rc,d\re,\xff\rg,h\r")
    assert problems_of(error)[0].startswith("file.csv:3: is not text in UTF-8")
