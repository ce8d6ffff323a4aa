"""What a load brought that contradicts is said in a note, and refused by nobody."""

import json
from datetime import UTC, date, datetime

import pytest

from councils.boundaries.importing import import_boundaries
from councils.models import AnnouncedChange, Council, FormerCode
from councils.register.changes.importing import import_changes
from councils.register.health.checks import register_contradictions
from councils.register.health.code_history import differences
from councils.register.health.whole import Whole
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests.councils.boundaries.documents import collection
from tests.councils.boundaries.loading import feature
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
TODAY = date(2026, 12, 1)
SEE = "see What the register lacks, in the staff area"


def kinds() -> dict[str, int]:
    found = register_contradictions(TODAY)
    return {each.kind.slug: len(each.found) for each in found if each.found}


def test_the_portals_own_register_has_no_contradiction_and_differs_in_two_codes():
    changes = import_councils(OWN_REGISTER, at=AT)
    assert changes.notes == []
    assert kinds() == {}
    assert [str(each.councils[0]) for each in differences(Whole(TODAY))] == [
        "Barnsley Metropolitan Borough Council",
        "Sheffield City Council",
    ]


def register(folder, *rows):
    return csv_file(folder, "\n".join(("name,type,gss_code,closed_on,website", *rows)) + "\n")


def test_a_load_of_councils_says_what_it_brought(tmp_path):
    council("Hartlepool", type="unitary", gss_code="E06000001")
    path = register(tmp_path, "Gone,unitary,E06000028,2019-04-01,")
    assert import_councils(path, at=AT, dry_run=True).notes == []
    lacking = kinds()["unknown-codes"]
    changes = import_councils(path, at=AT)
    assert Council.objects.count() == 2
    assert changes.notes == [
        f"the register has a contradiction that it had not before, {lacking:,} in all: {SEE}"
    ]
    assert kinds()["gaps"] == 1


def test_what_contradicted_before_is_not_said_again(tmp_path):
    council("Gone", closed_on=date(2019, 4, 1))
    path = register(tmp_path, "Kent,county,E10000016,,")
    assert import_councils(path, at=AT).notes == []


def test_a_load_of_announced_changes_says_what_it_brought(tmp_path):
    council("Kent")
    path = csv_file(
        tmp_path,
        "takes_effect_on,action,council,name,source_url\n2027-04-01,rename,Kent,Kent and Medway,\n",
    )
    (note,) = import_changes(path, at=AT).notes
    assert note.startswith("the register has a contradiction that it had not before")
    assert kinds()["sources"] == 1


def test_a_load_of_boundaries_says_what_it_brought(tmp_path):
    council("Kent", gss_code="E06000001", opened_on=date(2019, 4, 1))
    drawn = feature("E06000001", properties={"areacd": "E06000001", "start": "2018-04-01"})
    path = csv_file(tmp_path, json.dumps(collection(drawn)), "map.geojson")
    notes = import_boundaries(path, at=AT).notes
    assert notes[-1].startswith("the register has a contradiction that it had not before")
    assert kinds()["areas-without-council"] == 1


@pytest.mark.parametrize("more", [1, 3])
def test_every_contradiction_takes_the_same_queries(django_assert_num_queries, more):
    for number in range(more):
        old = council(f"Old {number}", closed_on=date(2023, 4, 1), gss_code=f"E1{number:07}")
        old.successors.add(council(f"New {number}", opened_on=date(2024, 4, 1)))
        FormerCode.objects.create(council=old, code=f"E2{number:07}")
        district = council(f"District {number}", type="district", county=old)
        AnnouncedChange.objects.create(
            council=district, action="recode", county=old, takes_effect_on=date(2027, 4, 1)
        )
    with django_assert_num_queries(7):
        whole = Whole(TODAY)
        register_contradictions(TODAY, whole)
        list(differences(whole))
