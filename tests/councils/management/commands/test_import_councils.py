import pytest
from django.core.management import CommandError, call_command

from councils.models import Council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


def test_without_a_file_the_projects_own_register_is_loaded(capsys):
    call_command("import_councils")
    assert Council.objects.count() == 365
    out, err = capsys.readouterr()
    assert out.endswith("\nnew: 365, changed: 0, unchanged: 0, left as they are: 0\n")
    assert err.splitlines() == [
        "Checking councils.csv: 365, done",
        "Loading councils.csv: 365, done",
    ]


def test_a_dry_run_says_so(capsys, tmp_path):
    call_command("import_councils", csv_file(tmp_path, "name,type\nKent,county\n"), dry_run=True)
    assert not Council.objects.exists()
    assert capsys.readouterr().out == (
        "new: Kent\nnew: 1, changed: 0, unchanged: 0, left as they are: 0\n"
        "This was a dry run: nothing was loaded.\n"
    )


def test_only_new_councils_can_be_asked_for(tmp_path):
    path = csv_file(tmp_path, "name,type\nKent,county\n")
    call_command("import_councils", path, verbosity=0)
    Council.objects.update(region="South East")
    path.write_text("name,type,region\nKent,county,South West\nEssex,county,East\n")
    call_command("import_councils", path, new_only=True, verbosity=0)
    assert list(Council.objects.values_list("name", "region")) == [
        ("Essex", "East"),
        ("Kent", "South East"),
    ]


def test_it_can_be_silent(capsys, tmp_path):
    call_command("import_councils", csv_file(tmp_path, "name,type\nKent,county\n"), verbosity=0)
    assert Council.objects.get().name == "Kent"
    assert capsys.readouterr() == ("", "")


def test_a_refusal_is_an_error_of_the_command(tmp_path):
    with pytest.raises(CommandError) as error:
        call_command("import_councils", csv_file(tmp_path, "name,type\nKent,\n"), verbosity=0)
    assert str(error.value) == "nothing was loaded.\nfile.csv:2:type: is empty"


def test_what_columns_are_can_be_said_and_nothing_left_out(tmp_path):
    path = csv_file(tmp_path, "Body,Sort,Rank\nKent County Council,county,1\n")
    with pytest.raises(CommandError, match="Or say what the columns are, with --mapping FILE"):
        call_command("import_councils", path, verbosity=0)
    said = "heading,column\nbody,name\nsort,type\nRANK,leave out\n"
    mapping = csv_file(tmp_path, said, "mapping.csv")
    call_command("import_councils", str(path), f"--mapping={mapping}", verbosity=0)
    assert Council.objects.get().type == "county"
    with pytest.raises(CommandError, match="unrecognized arguments: --load-the-rest"):
        call_command("import_councils", str(path), "--load-the-rest", verbosity=0)
