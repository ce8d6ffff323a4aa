import pytest
from django.core.management import CommandError, call_command

from councils.models import Residents
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


def test_residents_are_loaded(tmp_path, capsys):
    council("Kent County Council", gss_code="E10000016")
    path = csv_file(tmp_path, "code,2022,2023\nE10000016,1593206,1610251\n")
    call_command("import_residents", path, verbosity=0)
    assert list(Residents.objects.values_list("year", "number")) == [
        (2022, 1_593_206),
        (2023, 1_610_251),
    ]
    call_command("import_residents", path, dry_run=True)
    assert capsys.readouterr().out == (
        "new: 0, changed: 0, unchanged: 2, left as they are: 0\n"
        "This was a dry run: nothing was loaded.\n"
    )


def test_what_is_wrong_is_listed_as_csv(tmp_path):
    council("Kent County Council", gss_code="E10000016")
    path, errors = csv_file(tmp_path, "code,2022,2023\nE10000016,many,7\n"), tmp_path / "errors.csv"
    with pytest.raises(CommandError, match=r"nothing was loaded\.\nfile\.csv:2:2022: 'many' is"):
        call_command("import_residents", path, errors=errors, verbosity=0)
    assert errors.read_text(encoding="utf-8-sig").splitlines() == [
        "file,row,column,value,message",
        "file.csv,2,2022,many,'many' is not a whole number",
    ]


def test_a_list_that_cannot_be_written_is_said_with_what_is_wrong(tmp_path):
    path = csv_file(tmp_path, "code,2022\nE10000016,many\n")
    with pytest.raises(CommandError) as error:
        call_command("import_residents", path, errors=tmp_path, verbosity=0)
    assert str(error.value).startswith(f"{tmp_path}: Is a directory\nnothing was loaded.\nfile.csv")
