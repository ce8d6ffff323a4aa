import pytest
from django.core.management import call_command

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
