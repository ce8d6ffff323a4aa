"""Loading a directory: all of it or nothing, and what is found in it afterwards."""

import zipfile
from datetime import date

import pytest

from councils.files.problems import FileRefused
from councils.models import FormerCode, LoadedFile, PostcodeSector
from councils.postcodes.importing.postcodes import import_postcodes
from councils.postcodes.lookup import lookup
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db
AT, TODAY = london_instant("2025-06-01 12:00"), date(2025, 6, 1)
NEW = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd"
OLD = "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua"


@pytest.fixture(autouse=True)
def councils():
    county = factories.council("Hertfordshire County Council", gss_code="E10000015")
    factories.council("St Albans", type="district", gss_code="E07000240", county=county)
    camden = factories.council("Camden", type="london_borough", gss_code="E09000007")
    FormerCode.objects.create(council=camden, code="E09000099")


def row(postcode, district="E07000240", county="E10000015", ended=""):
    seven = postcode.replace(" ", "") if len(postcode) == 8 else postcode
    return f"{seven},{postcode},{postcode},198001,{ended},{county},E58000001,{district}"


ROWS = [
    row("AL1 1AA"),
    row("AL1 1AB", ended="201003"),
    row("NW1 1AA", "E09000007", "E99999999"),
    row("NW1 2AA", "E09000099", ""),
    row("EH1 1AA", "S12000036", "S99999999"),
    row("IM1 1AA", "M99999999", "M99999999"),
    row("AL1 9ZZ", "", ""),
]


@pytest.fixture
def load(tmp_path):
    def loaded(*rows, heading=NEW, name="directory.csv", **options):
        file = tmp_path / name
        file.write_text("\r\n".join([heading, *rows]) + "\r\n", encoding="utf-8-sig")
        return import_postcodes(file, at=AT, **options)

    return loaded


def names(typed):
    found = lookup(typed, TODAY)
    return [each.name for place in found.places for each in place.councils]


@pytest.mark.parametrize(
    "heading",
    [
        NEW,
        OLD,
        NEW.upper(),
        "pcd,pcd2,pcds,dointr,doterm,cty,ced,laua",
        "pcd7,pcd8,other,dointr,doterm,cty,ced,ladcd",
        "pcd7,pcd8,pcds,dointr,doterm,cty26cd,ced25cd,lad26cd",
    ],
)
def test_old_and_new_headings_are_known(load, heading):
    changes = load(*ROWS, heading=heading)
    assert changes.counts() == "new: 6, changed: 0, unchanged: 0, left as they are: 0"
    assert changes.notes == [
        "6 postcodes in use and 1 that ended, counted below by sectors",
    ]
    assert names("AL1 1AA") == ["St Albans", "Hertfordshire County Council"]
    assert names("NW1 1AA") == names("nw12aa") == ["Camden"]


def test_what_ended_and_what_does_not_exist_are_told_apart(load):
    load(*ROWS)
    ended, missing = lookup("AL1 1AB", TODAY), lookup("AL1 1AD", TODAY)
    assert (ended.is_known, ended.ended, ended.is_live) == (True, date(2010, 3, 1), False)
    assert [each.name for each in ended.place.local] == ["St Albans"]
    assert (missing.is_known, missing.places) == (False, ())
    assert lookup("AL1 1AA", TODAY).is_live


def test_other_nations_are_said_by_their_codes(load):
    load(*ROWS)
    assert lookup("EH1 1AA", TODAY).elsewhere.name == "Scotland"
    assert lookup("IM1 1AA", TODAY).elsewhere.name == "the Isle of Man"
    nowhere = lookup("AL1 9ZZ", TODAY)
    assert (nowhere.places, nowhere.elsewhere, nowhere.is_known) == ((), None, True)


def test_a_part_has_the_councils_of_what_is_in_use(load):
    load(*ROWS, row("AL1 2AA", "E09000007"), row("AL1 2AB", "E07000240", ended="200001"))
    assert names("AL1 2") == ["Camden"]
    assert sorted(names("AL1")) == ["Camden", "Hertfordshire County Council", "St Albans"]
    assert lookup("AL2", TODAY) is None


def test_areas_that_it_does_not_hold_are_answered_from_the_own_table(load):
    load(row("NW1 1AA", "E09000007", ""))
    assert names("AL1 3JE") == ["St Albans", "Hertfordshire County Council"]
    assert lookup("NW1 9ZZ", TODAY).is_known is False


def test_a_second_run_changes_nothing_and_a_later_file_takes_the_place(load):
    load(*ROWS)
    again = load(*ROWS)
    assert again.counts() == "new: 0, changed: 0, unchanged: 6, left as they are: 0"
    assert LoadedFile.objects.filter(kind="postcodes").count() == 1
    later = load(row("AL1 1AA", ended="202501"), row("AL2 1AA"))
    assert later.counts() == "new: 1, changed: 2, unchanged: 0, left as they are: 0"
    assert lookup("AL1 1AB", TODAY).is_known is False
    assert lookup("AL1 1AA", TODAY).ended == date(2025, 1, 1)
    assert names("NW1 1AA") == ["Camden"]  # another area


def test_a_dry_run_writes_nothing(load):
    assert load(*ROWS, dry_run=True).new == 6
    assert not PostcodeSector.objects.exists()


def test_the_archive_is_read_as_it_is_published(load, tmp_path):
    archive = tmp_path / "directory.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("Documents/names.csv", "code,name\r\nE07000240,St Albans\r\n")
        made.writestr("Data/multi_csv/AL.csv", "\r\n".join([NEW, ROWS[0]]))
        made.writestr("Data/DIRECTORY_UK.csv", "\r\n".join([NEW, *ROWS]))
    assert import_postcodes(archive, at=AT).new == 6


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row("AL1 1A")], "directory.csv:2:pcds: 'AL1 1A' is not a postcode"),
        ([row("AL1 1AA"), row("AL1 1AB", ended="2010")], "directory.csv:3:doterm: '2010' is not"),
        ([row("AL1 1AA", "E07000099")], "directory.csv:2:lad25cd: 'E07000099' is the code of no"),
        ([row("AL1 1AA", "St Albans")], "directory.csv:2:lad25cd: 'St Albans' is not a GSS code"),
        (
            [row("AL1 1AA", county="E10000099")],
            "directory.csv:2:cty25cd: 'E10000099' is the code of no council",
        ),
        (["AL1 1AA,AL1 1AA"], "directory.csv:2: has fewer than 8 columns"),
        ([row("AL1 1AA"), row("al11aa")], "directory.csv:pcds: AL1 1AA stands there twice"),
        ([], "directory.csv: holds no postcode"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_and_nothing_is_loaded(load, rows, message):
    load(*ROWS)
    before = list(PostcodeSector.objects.values_list("sector", "units"))
    with pytest.raises(FileRefused) as refusal:
        load(*rows)
    assert str(refusal.value).startswith(message)
    assert list(PostcodeSector.objects.values_list("sector", "units")) == before


def test_rows_that_are_wrong_alike_are_one_sentence(load):
    with pytest.raises(FileRefused, match=r"likewise in 2 more rows: 3, 4"):
        load(*[row(f"AL1 1A{unit}", f"E0700009{unit}") for unit in "ABD"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"pcd7,doterm\r\n", "directory.csv:1: has no column of districts: lad25cd"),
        (b"a,b\r\n", "directory.csv:1: has no column of postcodes: pcds, pcd7"),
        (b"", "directory.csv:1: has no column of postcodes"),
        (NEW.encode() + b"\r\n\xff\xfe", "directory.csv:"),
        (b"PK\x05\x06" + bytes(18), "directory.csv: holds no CSV file"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, content, message):
    file = tmp_path / "directory.csv"
    file.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        import_postcodes(file, at=AT)
    assert str(refusal.value).startswith(message)
    with pytest.raises(FileRefused, match="there is no such file"):
        import_postcodes(tmp_path / "nowhere.csv", at=AT)


def test_five_queries_answer_whatever_is_typed(load, django_assert_max_num_queries):
    load(*ROWS)
    for typed in ("AL1 1AA", "AL1", "NW1 9ZZ", "EH1 1AA", "B11", "M1 1AE"):
        with django_assert_max_num_queries(5):
            lookup(typed, TODAY)
