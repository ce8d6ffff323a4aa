from datetime import UTC, date, datetime

import pytest

from councils.files.problems import FileRefused
from councils.models import Alias, Council, FormerCode, LoadedFile, Residents
from councils.public_record import public_record
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests.factories import council
from tests.files import csv_file, problems_of, xlsx_file

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


def load(path, **options):
    return import_councils(path, at=AT, **options)


def refusal(path):
    with pytest.raises(FileRefused) as error:
        load(path)
    return problems_of(error)


def test_the_projects_own_register():
    changes = load(OWN_REGISTER)
    assert changes.counts() == "new: 365, changed: 0, unchanged: 0, left as they are: 0"
    by_type = {kind: Council.objects.filter(type=kind).count() for kind in Council.Type.values}
    assert by_type == {
        "county": 27,
        "district": 204,
        "metropolitan_district": 36,
        "unitary": 65,
        "london_borough": 33,
        "other": 0,
    }
    cumbria = Council.objects.get(slug="cumbria-county-council")
    assert cumbria.closed_on == date(2023, 4, 1)
    assert [each.name for each in cumbria.successors.all()] == [
        "Cumberland Council",
        "Westmorland and Furness Council",
    ]
    assert [each.short_name for each in cumbria.districts.all()] == [
        "Allerdale",
        "Barrow-in-Furness",
        "Carlisle",
        "Copeland",
        "Eden",
        "South Lakeland",
    ]
    barnsley = Council.objects.get(slug="barnsley-metropolitan-borough-council")
    assert (barnsley.gss_code, barnsley.former_codes.get().code) == ("E08000038", "E08000016")
    assert (barnsley.residents.get().year, barnsley.residents.get().number) == (2021, 244_567)
    loaded = LoadedFile.objects.get()
    assert (loaded.kind, loaded.name, loaded.loaded_at) == ("councils", "councils.csv", AT)
    assert loaded.counts == changes.counts()


def test_a_second_run_changes_nothing():
    load(OWN_REGISTER)
    version, history = public_record().version, Council.history.count()
    changes = load(OWN_REGISTER)
    assert changes.counts() == "new: 0, changed: 0, unchanged: 365, left as they are: 0"
    assert (public_record().version, Council.history.count()) == (version, history)
    assert LoadedFile.objects.count() == 1


def test_a_dry_run_writes_nothing():
    changes = load(OWN_REGISTER, dry_run=True)
    assert changes.new == 365
    assert not Council.objects.exists()
    assert not LoadedFile.objects.exists()
    assert public_record().version == 0


def test_what_changes_is_listed_and_kept_in_the_history(tmp_path):
    kent = council("Kent County Council", gss_code="E10000016", website="http://kent.gov.uk/")
    path = csv_file(
        tmp_path,
        "gss_code,name,short_name,region,website,population,population_year\n"
        "E10000016,Kent Council,Kent,South East,https://www.kent.gov.uk/,1576070,2021\n",
    )
    changes = load(path)
    assert changes.lines() == [
        "changed: Kent Council: name Kent County Council → Kent Council,"
        " website http://kent.gov.uk/ → https://www.kent.gov.uk/,"
        " residents in 2021 empty → 1576070",
        "new: 0, changed: 1, unchanged: 0, left as they are: 0",
    ]
    kent.refresh_from_db()
    assert (kent.slug, kent.name) == ("kent-county-council", "Kent Council")
    newest = Council.history.latest("history_id")
    assert (newest.history_type, newest.name) == ("~", "Kent Council")
    assert newest.history_change_reason == "import of file.csv"


def test_a_changed_code_makes_the_old_one_a_former_code(tmp_path):
    barnsley = council("Barnsley Metropolitan Borough Council", gss_code="E08000016")
    path = csv_file(
        tmp_path,
        "gss_code,former_gss_codes,name\n"
        "E08000038,E08000016,Barnsley Metropolitan Borough Council\n",
    )
    load(path)
    barnsley.refresh_from_db()
    assert barnsley.gss_code == "E08000038"
    assert [code.code for code in FormerCode.objects.all()] == ["E08000016"]
    assert load(path).unchanged == 1


def test_a_council_without_codes_in_the_file_is_known_by_its_name(tmp_path):
    kent = council("Kent County Council", gss_code="E10000016")
    load(csv_file(tmp_path, "name,region\nkent COUNTY council,Kentish\n"))
    kent.refresh_from_db()
    assert (kent.region, kent.gss_code) == ("Kentish", "E10000016")


def test_a_council_given_by_its_slug_keeps_it_under_another_name(tmp_path):
    council("Shepway District Council")
    path = csv_file(
        tmp_path,
        "slug,name,aliases\nshepway-district-council,Folkestone and Hythe District Council,"
        "Shepway District Council|Folkestone & Hythe|\n",
    )
    load(path)
    renamed = Council.objects.get()
    assert (renamed.slug, renamed.name) == (
        "shepway-district-council",
        "Folkestone and Hythe District Council",
    )
    keys = ["folkestone and hythe", "shepway district council"]
    assert sorted(Alias.objects.values_list("key", flat=True)) == keys
    assert load(path).unchanged == 1


def test_the_types_have_other_words_and_a_workbook_will_do(tmp_path):
    path = xlsx_file(
        tmp_path,
        [
            ["Name", "Type", "Opened on"],
            ["Leeds", "Metropolitan", None],
            ["Camden", "London", None],
            ["Peak District", "Other body", date(1951, 4, 17)],
        ],
    )
    load(path)
    assert list(Council.objects.values_list("name", "short_name", "type", "opened_on")) == [
        ("Camden", "Camden", "london_borough", None),
        ("Leeds", "Leeds", "metropolitan_district", None),
        ("Peak District", "Peak District", "other", date(1951, 4, 17)),
    ]


def test_nothing_is_deleted(tmp_path):
    load(OWN_REGISTER)
    load(
        csv_file(
            tmp_path,
            "gss_code,name,successors,former_gss_codes\n"
            "E10000006,Cumbria County Council,,\n"
            "E08000038,Barnsley Metropolitan Borough Council,,\n",
        )
    )
    assert Council.objects.count() == 365
    assert Council.objects.get(gss_code="E10000006").successors.count() == 2
    assert FormerCode.objects.filter(code="E08000016").exists()


def test_ten_kinds_of_mistakes_are_told_at_once(tmp_path):
    council("Kent County Council", gss_code="E10000016")
    council("Leeds City Council", type="metropolitan_district", gss_code="E08000035")
    path = csv_file(
        tmp_path,
        "slug,gss_code,former_gss_codes,name,type,opened_on,closed_on,successors,county_gss_code,"
        "website,population,population_year,aliases\n"
        ",E10000016,,Kent County Council,unitary,,,,,,,,\n"
        ",E10000016,,Kent County Council,county,,,,,,,,\n"
        ",E0600001,,A,unitary,,,,,,,,\n"
        ",E06000002,,B,parish,,,,,,,,\n"
        ",E06000003,,C,unitary,2024-04-01,2023-04-01,,,,,,\n"
        ",E08000035,,Leeds City Council,unitary,,,,,,,,\n"
        "leeds-city-council,,,Leeds City Council,metropolitan,,,E06999999,,,,,Kent County Council\n"
        "E,E06000005,,F,unitary,,,,E10000016,,,,\n"
        ",E06000006,,G,district,,,,E08000035,ftp://g,12,,\n"
        ",E06000007,,H,,,,E06000007,,,0,2021,\n"
        ",E06000008,,,unitary,soon,,,,,1.5,2021,\n",
    )
    date_message = "is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025"
    types = "county, district, metropolitan_district, unitary, london_borough, other"
    assert sorted(refusal(path)[:-1], key=lambda line: int(line.split(":")[1])) == [
        "file.csv:2:type: Kent County Council is a county, and a council's type never changes",
        "file.csv:3:name: is the same council as row 2",
        "file.csv:4:gss_code: 'E0600001' is not a GSS code, such as E06000001",
        f"file.csv:5:type: 'parish' is not allowed here: write one of {types}",
        "file.csv:6:closed_on: a council closes after it opens",
        "file.csv:7:type: Leeds City Council is a metropolitan_district,"
        " and a council's type never changes",
        "file.csv:8:name: is the same council as row 7",
        "file.csv:9:slug: 'E' is not a slug: only a to z, 0 to 9 and hyphens",
        "file.csv:9:county_gss_code: only a district lies in a county",
        "file.csv:10:website: 'ftp://g' is not an address: it begins with https:// or http://",
        "file.csv:10:population: a population and its year are given together",
        "file.csv:10:county_gss_code: Leeds City Council is not a county council",
        "file.csv:11:type: is empty",
        "file.csv:11:population: is nobody: leave it empty where it is not known",
        "file.csv:11:successors: a council is not its own successor",
        "file.csv:12:name: is empty",
        f"file.csv:12:opened_on: 'soon' {date_message}",
        "file.csv:12:population: '1.5' is not a whole number",
    ]
    assert Council.objects.count() == 2


def test_codes_and_aliases_belong_to_one_council(tmp_path):
    council("Kent County Council", gss_code="E10000016")
    council("Devon County Council", gss_code="E10000008")
    path = csv_file(
        tmp_path,
        "slug,gss_code,name,aliases\n"
        "kent-county-council,E10000008,Kent County Council,Devon County Council\n",
    )
    assert refusal(path) == [
        "file.csv:2:gss_code: E10000008 belongs to Devon County Council",
        "file.csv:2:aliases: 'Devon County Council' already means Devon County Council",
        "file.csv: 2 problems",
    ]


def test_a_slug_that_is_taken(tmp_path):
    council("Kent County Council", gss_code="E10000016", slug="kent")
    assert refusal(csv_file(tmp_path, "gss_code,name,type\nE06000999,Kent,unitary\n")) == [
        "file.csv:2:slug: the slug 'kent' belongs to Kent County Council:"
        " write another one for this"
    ]


def test_a_failure_half_way_writes_nothing(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(Residents.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        load(OWN_REGISTER)
    assert not Council.objects.exists()
    assert not Council.history.exists()
    assert public_record().version == 0


def test_a_file_that_changes_meanwhile_is_refused(tmp_path, monkeypatch):
    path = csv_file(tmp_path, "name,type\nKent,county\n")

    def watch(rows, label):
        yield from rows
        if label.startswith("Loading"):
            path.write_text("name,type\nKent,unitary\n")

    with pytest.raises(FileRefused) as error:
        load(path, watch=watch)
    assert problems_of(error) == ["file.csv: changed while it was being loaded"]
    assert not Council.objects.exists()


def test_new_councils_alone_are_loaded_whatever_slug_somebody_gave_the_others(tmp_path):
    council("Southend-on-Sea City Council", gss_code="E06000033", slug="southend")
    path = csv_file(
        tmp_path,
        "slug,gss_code,name,type\n"
        "southend-on-sea-borough-council,E06000033,Southend-on-Sea City Council,unitary\n"
        ",E06000034,Thurrock Council,unitary\n",
    )
    import_councils(path, at=AT, new_only=True)
    assert sorted(Council.objects.values_list("slug", flat=True)) == [
        "southend",
        "thurrock-council",
    ]
