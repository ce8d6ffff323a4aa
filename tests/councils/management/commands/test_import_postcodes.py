import pytest
from django.core.management import CommandError, call_command

from councils.models import PostcodeSector
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


def test_postcodes_are_loaded_with_progress(tmp_path, capsys):
    council("Camden Council", type="london_borough", gss_code="E09000007")
    path = csv_file(tmp_path, "pcds,doterm,lad25cd\nNW1 1AA,,E09000007\nNW1 1AB,201003,E09000007\n")
    call_command("import_postcodes", path)
    [row] = PostcodeSector.objects.all()
    assert (row.area, row.sector, row.units) == (
        "NW",
        "NW1 1",
        {"E09000007": ["AA", "AB201003"]},
    )
    captured = capsys.readouterr()
    assert "Reading file.csv: 2, done" in captured.err
    assert "1 postcodes in use and 1 that ended" in captured.out


def test_what_is_wrong_is_said_and_nothing_is_loaded(tmp_path):
    path = csv_file(tmp_path, "pcds,doterm,lad25cd\nNW1 1AA,,E09000007\n")
    with pytest.raises(
        CommandError, match=r"nothing was loaded\.\nfile\.csv:2:lad25cd: 'E09000007'"
    ):
        call_command("import_postcodes", path, verbosity=0)
    assert not PostcodeSector.objects.exists()
