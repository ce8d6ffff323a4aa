"""Announcing what becomes of councils: what is stored, changed, cancelled, and what contradicts."""

from datetime import UTC, date, datetime

import pytest

from councils.models import Alias, AnnouncedChange, Boundary, Council, FormerCode, LoadedFile
from councils.public_record import public_record
from councils.refusals import Refused
from councils.register.changes.importing import OWN_CHANGES
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests import squares
from tests.councils.register.changes.changes_files import (
    AT,
    HEADINGS,
    REPLACED,
    THE_DAY,
    file,
    load,
    refusal,
)
from tests.factories import council, decision
from tests.files import xlsx_file

pytestmark = pytest.mark.django_db


def test_what_is_shipped_is_surreys():
    import_councils(OWN_REGISTER, at=AT)
    changes = load(OWN_CHANGES)
    assert changes.counts() == "new: 27, changed: 0, unchanged: 0, left as they are: 0"
    surrey = Council.objects.get(slug="surrey-county-council")
    assert surrey.closed_on == THE_DAY
    assert [each.name for each in surrey.successors.all()] == [
        "East Surrey Council",
        "West Surrey Council",
    ]
    east, west = Council.objects.filter(opened_on=THE_DAY)
    assert sorted(each.short_name for each in east.predecessors.all()) == [
        "Elmbridge",
        "Epsom and Ewell",
        "Mole Valley",
        "Reigate and Banstead",
        "Surrey",
        "Tandridge",
    ]
    assert sorted(each.short_name for each in west.predecessors.all()) == [
        "Guildford",
        "Runnymede",
        "Spelthorne",
        "Surrey",
        "Surrey Heath",
        "Waverley",
        "Woking",
    ]
    assert all(change.source_url for change in AnnouncedChange.objects.all())
    assert Council.objects.existing_on(date(2027, 3, 31)).count() == 317
    assert Council.objects.existing_on(THE_DAY).count() == 317 - 12 + 2
    version = public_record().version
    assert load(OWN_CHANGES).counts() == "new: 0, changed: 0, unchanged: 27, left as they are: 0"
    assert public_record().version == version


def test_it_is_stored_with_its_history_and_who_loaded_it(shire, tmp_path, django_user_model):
    load(file(tmp_path, *REPLACED))
    new = Council.objects.get(slug="new-shire")
    assert (new.name, new.short_name, new.type) == (
        "New Shire Council",
        "New Shire",
        "unitary",
    )
    assert new.opened_on == THE_DAY
    change = AnnouncedChange.objects.get(action="open")
    assert (str(change), change.source_url) == (
        "New Shire Council opens",
        "https://shire.example/order",
    )
    assert change.history.get().history_change_reason == "import of file.csv"
    kept = shire.history.first()
    assert kept.closed_on == THE_DAY
    assert [each.to_council for each in kept.successors.all()] == [new]
    assert LoadedFile.objects.get(kind="changes").name == "file.csv"


def test_a_day_is_changed_until_it_has_come(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    later = [row.replace("2027-04-01", "2028-04-01") for row in REPLACED]
    assert load(file(tmp_path, *later)).counts().startswith("new: 0, changed: 7")
    shire.refresh_from_db()
    assert shire.closed_on == date(2028, 4, 1)
    assert Council.objects.get(slug="new-shire").opened_on == date(2028, 4, 1)
    assert AnnouncedChange.objects.count() == 7
    on_the_day = datetime(2028, 4, 1, tzinfo=UTC)
    problems = refusal(file(tmp_path, *REPLACED), on_the_day)
    assert problems[-1] == "file.csv: 7 problems"
    assert problems[0] == (
        "file.csv:2:takes_effect_on: New Shire Council opens since 1 April 2028 already"
    )


def test_all_of_it_is_cancelled_again(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    cancelled = [f"{row}yes" for row in REPLACED]
    day_before = datetime(2027, 3, 31, 22, 59, tzinfo=UTC)  # in London 11.59pm
    assert load(file(tmp_path, *cancelled), day_before).counts().startswith("new: 0, changed: 7")
    assert Council.objects.filter(closed_on=None).count() == 3
    assert not Council.objects.filter(slug="new-shire").exists()
    assert not shire.successors.exists()
    assert not AnnouncedChange.objects.standing().exists()
    load(file(tmp_path, *REPLACED))
    assert Council.objects.get(slug="new-shire").opened_on == THE_DAY


def test_what_is_announced_has_its_area_until_it_is_cancelled(shire, tmp_path):
    north, south = Council.objects.filter(county=shire)
    squares.draw({north: (0, 0), south: (0, 1), shire: (0, 0)})
    load(file(tmp_path, *REPLACED))
    (area,) = Council.objects.get(slug="new-shire").boundaries.all()
    assert (area.is_derived, area.start) == (True, THE_DAY)
    assert set(north.boundaries.values_list("end", flat=True)) == {THE_DAY}
    load(file(tmp_path, *(f"{row}yes" for row in REPLACED)))
    assert set(Boundary.objects.values_list("council", "end")) == {
        (each.pk, None) for each in (north, south, shire)
    }


def test_what_took_effect_is_not_cancelled(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    at_midnight = datetime(2027, 3, 31, 23, tzinfo=UTC)
    problems = refusal(file(tmp_path, *(f"{row}yes" for row in REPLACED)), at_midnight)
    assert problems[-1] == "file.csv: 7 problems"
    assert AnnouncedChange.objects.standing().count() == 7


def test_a_council_that_something_names_does_not_go(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    decision(Council.objects.get(slug="new-shire"), decided_on=date(2027, 4, 3))
    with pytest.raises(Refused, match="New Shire Council is named"):
        load(file(tmp_path, *(f"{row}yes" for row in REPLACED)))
    assert AnnouncedChange.objects.standing().count() == 7


def test_a_name_waits_for_its_day_and_the_one_before_is_kept(shire, tmp_path):
    rows = (
        "2027-04-01,rename,North District Council,,Upper North Council,,,,,",
        "2028-04-01,rename,North District Council,,Uppermost Council,,,,,",
        "2027-04-01,recode,Old County Council,,,,E10000099,,,",
    )
    load(file(tmp_path, *rows))
    north = Council.objects.get(slug="north-district-council")
    assert north.name == "North District Council"
    assert AnnouncedChange.objects.filter(written_at=None).count() == 3


def test_what_is_in_the_past_takes_effect_at_once(shire, tmp_path):
    rows = (
        "2026-04-01,rename,North District Council,,Upper North Council,,,,,",
        "2026-04-01,recode,Old County Council,,,,E10000099,,,",
    )
    load(file(tmp_path, *rows))
    north = Council.objects.get(slug="north-district-council")
    assert (north.name, north.short_name) == ("Upper North Council", "Upper North")
    assert Alias.objects.get(council=north).key == "north district council"
    shire.refresh_from_db()
    assert shire.gss_code == "E10000099"
    assert FormerCode.objects.get(council=shire).code == "E10000001"
    assert load(file(tmp_path, *rows)).counts().startswith("new: 0, changed: 0, unchanged: 2")


def test_a_council_of_another_type_is_another_council(tmp_path):
    county = council("Somerset County Council", gss_code="E10000027")
    row = (
        "2027-04-01,retype-as-new,Somerset County Council,somerset-council,Somerset Council,"
        "unitary,E06000066,,,"
    )
    assert load(file(tmp_path, row)).counts().startswith("new: 3")
    new = Council.objects.get(slug="somerset-council")
    assert (new.type, new.gss_code, new.opened_on) == ("unitary", "E06000066", THE_DAY)
    county.refresh_from_db()
    assert (county.type, county.closed_on, list(county.successors.all())) == (
        "county",
        THE_DAY,
        [new],
    )
    assert load(file(tmp_path, row)).counts().startswith("new: 0, changed: 0, unchanged: 3")


def test_what_is_called_anew_before_it_opens_is_called_so_at_once(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    renamed = REPLACED[0].replace("New Shire Council,unitary,", "Shire Council,unitary,E06000099")
    load(file(tmp_path, renamed))
    new = Council.objects.get(slug="new-shire")
    assert (new.name, new.gss_code) == ("Shire Council", "E06000099")


def test_a_dry_run_and_a_workbook(shire, tmp_path):
    table = [HEADINGS.split(","), *(row.split(",") for row in REPLACED)]
    path = xlsx_file(tmp_path, table)
    assert load(path, dry_run=True).counts().startswith("new: 7")
    assert not AnnouncedChange.objects.exists()
    load(path)
    assert AnnouncedChange.objects.count() == 7
