"""What loading a register leaves as it is."""

from datetime import UTC, date, datetime

import pytest

from councils.models import Council, Residents
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def load(path, **options):
    return import_councils(path, at=AT, **options)


def test_residents_are_added_but_an_estimate_that_is_there_is_left(tmp_path):
    council("Kent County Council", residents=1_500_000)
    council("Leeds City Council")
    path = csv_file(
        tmp_path,
        "name,population,population_year\n"
        "Kent County Council,1576070,2021\nLeeds City Council,809036,2021\n",
    )
    assert load(path).lines() == [
        "left as it is: Kent County Council: residents in 2021 are 1,500,000,"
        " and 1,576,070 in the file",
        "changed: Leeds City Council: residents in 2021 empty → 809036",
        "new: 0, changed: 1, unchanged: 0, left as they are: 1",
    ]
    assert list(Residents.objects.order_by("council__name").values_list("number", flat=True)) == [
        1_500_000,
        809_036,
    ]


def test_new_councils_only(tmp_path):
    """As at every start: what a person has corrected since is not taken back."""
    load(OWN_REGISTER)
    kent = Council.objects.get(slug="kent-county-council")
    kent.short_name, kent.region = "County of Kent", ""
    kent.save()
    kent.residents.update(number=1_600_000)
    Council.objects.get(slug="london-borough-of-sutton").delete()
    changes = load(OWN_REGISTER, new_only=True)
    assert changes.lines() == [
        "new: London Borough of Sutton",
        "new: 1, changed: 0, unchanged: 0, left as they are: 0",
    ]
    kent.refresh_from_db()
    assert (kent.short_name, kent.region) == ("County of Kent", "")
    assert kent.residents.get().number == 1_600_000
    assert not load(OWN_REGISTER, new_only=True)


def test_a_council_that_is_there_is_not_checked_where_only_new_ones_are_wanted(tmp_path):
    council("Kent County Council", type="county", slug="kent")
    path = csv_file(tmp_path, "name,type\nKent County Council,unitary\nLeeds,metropolitan\n")
    assert load(path, new_only=True).new == 1


def test_signs_that_there_is_nothing_are_empty_cells(tmp_path):
    path = csv_file(
        tmp_path,
        "name,type,opened_on,closed_on,region,population,population_year\n"
        "Kent,county,1-Apr-74,-,n/a,..,..\n",
    )
    changes = load(path)
    kent = Council.objects.get()
    assert (kent.opened_on, kent.closed_on, kent.region) == (date(1974, 4, 1), None, "")
    assert not Residents.objects.exists()
    assert changes.notes[0] == (
        "“closed_on” says that there is nothing, and is read as empty: - (1)"
    )
