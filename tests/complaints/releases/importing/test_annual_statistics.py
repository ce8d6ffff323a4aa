from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.models import CategoryFigures, CouncilFigures, Release
from complaints.releases.steps.freeze import ReleaseRefused
from councils.models import LoadedFile, PublicRecord, Residents
from councils.public_record import Demonstration, public_record
from councils.refusals import Refused
from councils.years import london_instant
from tests.complaints.releases.importing.annual_files import (
    AT,
    DEVON,
    KENT,
    OUTCOMES,
    PUBLIC_AT,
    YEAR,
    load,
    refusal,
)
from tests.factories import council, subject
from tests.files import csv_file, xlsx_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    council("Devon County Council")
    return council("Kent County Council")


def test_a_file_makes_a_release(kent, tmp_path):
    changes = load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n"))
    release = Release.objects.get()
    assert (release.year, release.edition, release.source, release.public_at, release.made_at) == (
        YEAR,
        1,
        "imported",
        PUBLIC_AT,
        AT,
    )
    assert release.made_by_command
    figures = CouncilFigures.objects.get(council=kent)
    assert Performance.of(figures) == Performance(5, 10, 70, 120, 18, 76, None, None, None, None)
    assert Performance.of(figures).uphold_rate.percent == 81
    assert changes.lines() == [
        "new: Kent County Council",
        "new: Devon County Council",
        "residents: not in the files, so the register's estimates are used",
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
    ]
    assert public_record().version == 1


def test_a_spreadsheet_under_the_ombudsmans_own_headings_and_a_second_file(kent, tmp_path):
    decided = xlsx_file(
        tmp_path,
        [["Introduction"]],
        [
            ["Complaints decided 2023-24"],
            [],
            [
                "Authority Name",
                "Invalid or Incomplete",
                "Advice Given",
                "Referred Back for Local Resolution",
                "Closed after Initial Enquiries",
                "Not Upheld",
                "Upheld",
                "Total",
                "Uphold Rate (%)",
                "Average uphold rate (%) of similar authorities",
            ],
            ["Kent County Council", 5, 10, 70, 120, 18, 76, 299, 0.8085106382978724, 0.85],
            ["Devon County Council", 1, 2, 3, 4, 14, 68, 92, 83, "85%"],
            ["Total", 6, 12, 73, 124, 32, 144, 391, 82, None],
            ["Source: the Ombudsman"],
        ],
    )
    complied = csv_file(
        tmp_path,
        "Authority,Upheld cases,Satisfactory remedies provided by organisation prior to Ombudsman"
        " decision,Remedy complied with on time,Remedy complied with late,Remedy not complied with,"
        "Compliance rate (%)\nKent,76,2,52,10,1,98%\n",
    )
    changes = load(decided, complied)
    kents = CouncilFigures.objects.get(council=kent)
    assert Performance.of(kents) == Performance(5, 10, 70, 120, 18, 76, 2, 52, 10, 1)
    assert kents.published_average == 85
    devons = CouncilFigures.objects.get(council__name="Devon County Council")
    assert Performance.of(devons) == Performance(1, 2, 3, 4, 14, 68, None, None, None, None)
    assert changes.notes[:4] == [
        "sheets not read: Sheet",
        "passed over: 1 row of notes",
        "rows that add up others, checked and left out: Total (row 6)",
        "not in file.csv, so what that has is not published for Devon County Council",
    ]
    assert [loaded.name for loaded in LoadedFile.objects.order_by("pk")] == [
        "file.xlsx",
        "file.csv",
    ]


def test_categories_are_frozen_with_what_is_not_broken_down(kent, tmp_path):
    housing = subject().category
    path = csv_file(
        tmp_path,
        f"{OUTCOMES}\n{KENT}\nKent County Council,housing,0,1,2,3,4,5\n"
        "Kent County Council,Not broken down,5,9,68,117,14,71\n",
    )
    load(path)
    rows = CategoryFigures.objects.order_by("upheld").values_list(
        "category", "not_upheld", "upheld"
    )
    assert list(rows) == [(housing.pk, 4, 5), (None, 14, 71)]


def test_categories_that_do_not_add_up_are_refused_council_by_column(kent, tmp_path):
    subject()
    path = csv_file(
        tmp_path,
        f"{OUTCOMES},satisfactory_remedies\n{KENT},2\n"
        "Kent County Council,Housing,5,10,70,120,17,75,\n"
        "Devon County Council,Housing,0,0,0,0,0,0,0\nDevon,Homes,0,0,0,0,0,0,0\n",
    )
    rest = " (cases without a category have a row “not broken down”)"
    assert refusal(path) == [
        "file.csv:5:category: 'Homes' is no category; known are: “Housing”",
        "file.csv:2:not_upheld: is 18, but the categories of Kent County Council add up to"
        f" 17{rest}",
        "file.csv:2:upheld: is 76, but the categories of Kent County Council add up to 75" + rest,
        "file.csv:4:category: Devon County Council has categories, but no row for its total",
        "file.csv: 4 problems",
    ]


def test_sums_and_rates_are_checked_against_the_counts(kent, tmp_path):
    path = csv_file(
        tmp_path,
        f"{OUTCOMES},total,uphold_rate,satisfactory_remedies,satisfactory_remedy_rate,on_time,late,"
        "not_complied,compliance_rate,compliance_outcomes\n"
        f"{KENT},300,80%,77,3,,,,,\n{DEVON},92,82.9%,2,3,62,2,,100,64\n",
    )
    assert refusal(path) == [
        "file.csv:2:satisfactory_remedies: is more than were upheld",
        "file.csv:3:not_complied: is empty, but on_time is not",
        "file.csv: 2 problems",
    ]
    text = path.read_text().replace("80%,77", "80%,2").replace("62,2,,100,64", "62,2,1,100,64")
    assert refusal(csv_file(tmp_path, text)) == [
        "file.csv:2:total: is 300, but its parts add up to 299",
        "file.csv:2:uphold_rate: is 80%, but by the counts 76 of 94 is 81%",
        "file.csv:3:compliance_outcomes: is 64, but its parts add up to 65",
        "file.csv:3:compliance_rate: is 100, but by the counts 64 of 65 is 98%",
        "file.csv: 4 problems",
    ]


def test_ten_kinds_of_mistakes_are_told_at_once(kent, tmp_path):
    council("Somerset Council", type="unitary", opened_on=date(2024, 4, 1))
    first = csv_file(
        tmp_path,
        f"{OUTCOMES},residents,residents_year,published_average\n"
        f"{KENT},1593206,,101%\n"
        "Kent,,5,10,70,120,18,76,,,\n"
        "Devn County Council,,1,2,3,4,14,68,,,\n"
        "Somerset Council,,0,0,0,0,0,0,,,\n"
        ",,0,0,0,0,0,0,,,\n"
        "Devon,,1,2,,4,14,many,,,\n",
        "first.csv",
    )
    second = csv_file(
        tmp_path,
        "authority,upheld,satisfactory_remedies\nKent,77,1\nDevon,68,1\nDevon,68,1\nLeeds,1,1\n",
        "second.csv",
    )
    council("Leeds City Council", type="metropolitan_district")
    assert refusal(first, second) == [
        "first.csv:2:published_average: '101%' is more than 100%",
        "first.csv:3:authority: has its figures in row 2 already",
        "first.csv:4:authority: 'Devn County Council' is no council in the register; did you mean"
        " “Devon County Council”?",
        "first.csv:5:authority: Somerset Council was not there yet: its first day is 1 April 2024",
        "first.csv:6:authority: is empty",
        "first.csv:7:upheld: 'many' is not a whole number",
        "first.csv: 6 problems",
        "second.csv:2:upheld: is 77, but the other file has another figure",
        "second.csv:4:authority: has its figures in row 3 already",
        "second.csv:5:authority: has no such row in first.csv",
        "second.csv: 3 problems",
    ]


def test_a_group_of_columns_is_whole_or_absent(kent, tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES},on_time,late,residents\n{KENT},1,1,\n")
    assert refusal(path) == [
        "file.csv:not_complied: this column is missing: on_time, late and not_complied come"
        " together",
        "file.csv:residents_year: this column is missing: residents and residents_year come"
        " together",
        "file.csv: 2 problems",
    ]
    path = csv_file(tmp_path, "authority,upheld\nKent,1\n")
    assert refusal(path)[0] == "file.csv:invalid_or_incomplete: this column is missing"


def test_residents_of_the_file_or_else_of_the_register(kent, tmp_path):
    Residents.objects.create(council=kent, year=2021, number=1_576_070)
    opened = council("Cumberland Council", type="unitary", opened_on=date(2023, 6, 1))
    Residents.objects.create(council=opened, year=2021, number=273_240)
    text = f"{OUTCOMES}\n{KENT}\nCumberland Council,,0,0,0,0,0,1\n"
    load(csv_file(tmp_path, text))
    found = CouncilFigures.objects.order_by("council__name")
    assert list(found.values_list("council__name", "residents", "residents_year")) == [
        ("Cumberland Council", None, None),
        ("Kent County Council", 1_576_070, 2021),
    ]
    with_residents = csv_file(
        tmp_path, f"{OUTCOMES},residents,residents_year\n{KENT},1593206,2022\n", "other.csv"
    )
    load(with_residents, reason="Residents of 2022.", leave_out=True)
    newest = CouncilFigures.objects.get(release__edition=2)
    assert (newest.residents, newest.residents_year) == (1_593_206, 2022)


def test_a_closed_council_with_a_late_decision_did_not_exist(tmp_path):
    council("Allerdale Borough Council", type="district", closed_on=date(2023, 4, 1))
    changes = load(csv_file(tmp_path, f"{OUTCOMES}\nAllerdale,,0,0,0,0,0,1\n"))
    assert not CouncilFigures.objects.get().existed
    assert changes.notes[0] == (
        "councils that had closed before 2023-24 began, but have figures: Allerdale Borough Council"
    )


def test_councils_without_figures_are_named(kent, tmp_path):
    council("Closed Council", closed_on=date(2023, 4, 1))
    council("National Park", type="other")
    changes = load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n"), dry_run=True)
    assert changes.notes[0] == (
        "councils that existed in 2023-24 and have no figures: Devon County Council"
    )


def test_a_second_run_changes_nothing_and_a_revision_needs_its_reason(kent, tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n{DEVON}\n")
    load(path)
    assert load(path).counts() == "new: 0, changed: 0, unchanged: 2, left as they are: 0"
    assert (Release.objects.count(), public_record().version) == (1, 1)
    revised = csv_file(tmp_path, f"{OUTCOMES}\n{KENT[:-2]}75\n", "revised.csv")
    with pytest.raises(ReleaseRefused, match="2023-24 has edition 1 already: a further edition"):
        load(revised, leave_out=True)
    with pytest.raises(ReleaseRefused):
        load(revised, leave_out=True, dry_run=True)
    changes = load(revised, reason="One case was recorded twice.", leave_out=True)
    assert changes.lines()[:2] == [
        "changed: Kent County Council: upheld 76 → 75",
        "changed: Devon County Council: left out",
    ]
    assert list(Release.objects.order_by("edition").values_list("edition", "reason")) == [
        (1, ""),
        (2, "One case was recorded twice."),
    ]


def test_a_dry_run_writes_nothing(kent, tmp_path):
    changes = load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n"), dry_run=True)
    assert changes.new == 1
    assert not Release.objects.exists()
    assert not LoadedFile.objects.exists()
    assert public_record().version == 0


def test_a_year_is_not_published_before_it_is_over(kent, tmp_path):
    path = csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n")
    with pytest.raises(ReleaseRefused, match="its figures cannot be public before then"):
        load(path, public_at=london_instant("2024-03-31 23:59"))
    assert not Release.objects.exists()
    assert public_record().version == 0


def test_a_demonstration_takes_no_statistics(kent, tmp_path):
    PublicRecord.objects.create(pk=1, demonstration=True)
    with pytest.raises(Demonstration):
        load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n"))


def test_a_further_edition_is_not_made_beside_one_that_waits_unless_that_is_said(tmp_path):
    council("Kent County Council"), council("Devon County Council")
    load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n"))
    changed = csv_file(tmp_path, f"{OUTCOMES}\n{DEVON}\n")
    with pytest.raises(Refused, match=r"becomes public on .*--beside-announced"):
        load(changed, reason="x", leave_out=True, beside_announced=False)
    assert Release.objects.count() == 1
