"""The file that says what the columns of another are."""

import pytest

from councils.files.heading_map import Said
from councils.files.mapping_files import read_mapping, written_mapping
from councils.files.problems import FileRefused
from councils.files.tables import Columns
from councils.residents.importing import COLUMNS as RESIDENTS
from tests.files import csv_file, problems_of

COLUMNS = Columns(allowed=("name", "upheld"))


def read(tmp_path, text: str, columns: Columns = COLUMNS):
    return list(read_mapping(csv_file(tmp_path, text), columns).entries)


def test_a_mapping_is_read(tmp_path):
    text = 'Heading,Column,Sheet\n"Body, in full",name,Decided\nRank,Leave out,\n,leave out,Notes\n'
    assert read(tmp_path, text) == [
        Said("Decided", "Body, in full", "name"),
        Said("", "Rank", ""),
        Said("Notes", "", ""),
    ]
    assert read(tmp_path, "heading,column\nPeople in 2022,2022\n", RESIDENTS) == [
        Said("", "People in 2022", "2022")
    ]


def test_what_is_written_is_read_again(tmp_path):
    said = [Said("Decided", "Body, “in full”", "name"), Said("", "%", ""), Said("Notes", "", "")]
    path = tmp_path / "mapping.csv"
    path.write_bytes(written_mapping(said))
    assert list(read_mapping(path, COLUMNS).entries) == said
    path.write_bytes(written_mapping([Said("", "=1+1", "name")]))
    assert b"'=1+1" in path.read_bytes()
    assert read_mapping(path, COLUMNS).of("", "=1+1") == "name"


def test_what_is_wrong_with_a_mapping_is_said_in_its_row(tmp_path):
    text = "heading,column,sheet\nBody,nmae,\n,name,Decided\n,leave out,\nA,name,\na,upheld,\n"
    with pytest.raises(FileRefused) as error:
        read(tmp_path, text)
    assert problems_of(error) == [
        "file.csv:2:column: 'nmae' is no column: write “leave out” or one of name, upheld",
        "file.csv:3:heading: is empty: only a whole sheet that is left out has none (likewise in"
        " row 4)",
        "file.csv:6:heading: is said in row 5 already",
        "file.csv: 4 problems",
    ]
