import pytest
from django.core.management import CommandError, call_command

from complaints.models import Release
from councils.years import Year, london_instant
from tests.complaints.decisions.importing.ombudsman_workbook import (
    MAPPING,
    OTHER_BODIES,
    councils,
    ombudsman_workbook,
)
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    council("Kent County Council")
    return csv_file(
        tmp_path,
        "authority,invalid_or_incomplete,advice_given,referred_back,closed_after_initial_enquiries,"
        "not_upheld,upheld\nKent,5,10,70,120,18,76\n",
    )


def test_a_release_is_made(path):
    call_command(
        "import_annual_statistics", "2023-24", path, publish_at="2024-07-24 09:30", verbosity=0
    )
    release = Release.objects.get()
    assert (release.year, release.public_at) == (Year(2023), london_instant("2024-07-24 09:30"))


def test_a_council_is_left_out_only_on_purpose(path, tmp_path):
    council("Devon County Council")
    text = path.read_text()
    both = csv_file(tmp_path, f"{text}Devon,1,2,3,4,14,68\n", "both.csv")
    options = {"publish_at": "2024-07-24 09:30", "verbosity": 0}
    call_command("import_annual_statistics", "2023-24", both, **options)
    options |= {"reason": "Devon's figures were wrong.", "publish_at": "2099-07-24 09:30"}
    with pytest.raises(CommandError, match=r"Devon County Council \(1 in all\)"):
        call_command("import_annual_statistics", "2023-24", path, **options)
    call_command("import_annual_statistics", "2023-24", path, leave_out=True, **options)
    assert Release.objects.count() == 2


def test_a_revision_is_not_made_for_an_instant_that_has_passed(path, tmp_path):
    options = {"publish_at": "2024-07-24 09:30", "verbosity": 0}
    call_command("import_annual_statistics", "2023-24", path, **options)
    other = csv_file(tmp_path, path.read_text().replace("18,76", "19,76"), "other.csv")
    with pytest.raises(CommandError, match="2023-24 is public already"):
        call_command("import_annual_statistics", "2023-24", other, reason="Wrong.", **options)
    call_command("import_annual_statistics", "2023-24", path, **options)  # nothing to change
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "publish_at", "files", "message"),
    [
        ("2023", "2024-07-24 09:30", 1, "'2023' is not a year: write it as 2024-25"),
        ("2023-24", "soon", 1, "'soon' is not a time: write it as 2025-05-20 09:30"),
        ("2023-24", "2024-07-24 09:30", 3, "give one file or two"),
        (
            "2023-24",
            "2024-03-31 09:30",
            1,
            "nothing was loaded.\n2023-24 ends on 31 March 2024: its figures cannot be public"
            " before then.",
        ),
    ],
)
def test_arguments_that_will_not_do(path, year, publish_at, files, message):
    with pytest.raises(CommandError) as error:
        call_command(
            "import_annual_statistics", year, *[path] * files, publish_at=publish_at, verbosity=0
        )
    assert str(error.value) == message
    assert not Release.objects.exists()


def test_the_workbook_of_an_ombudsman_with_its_mapping(tmp_path, capsys):
    councils()
    command = [
        *("import_annual_statistics", "2023-24", str(ombudsman_workbook(tmp_path))),
        *("--publish-at", "2024-07-24 09:30"),
        *("--mapping", str(csv_file(tmp_path, MAPPING, "mapping.csv"))),
        *(f"--other-body={name}" for name in OTHER_BODIES[:2]),
    ]
    with pytest.raises(CommandError, match=r"Or leave these rows out, with --load-the-rest\.$"):
        call_command(*command)
    command += [f"--leave-out-body={OTHER_BODIES[2]}", "--load-the-rest"]
    call_command(*command)
    shown = capsys.readouterr().out
    assert (
        "left out: statistics.xlsx[Complaints decided 2023-24]:16:Authority Name: 'Norfolk and"
        " Suffolk NHS Foundation Trust' is no council in the register" in shown
    )
    assert "left out, as you said: Transport for London" in shown
    assert Release.objects.get().figures.count() == 5


def test_a_heading_that_is_not_known_leads_to_the_mapping(path, tmp_path):
    path.write_text(path.read_text().replace("not_upheld", "dismissed"))
    command = ["import_annual_statistics", "2023-24", str(path), "--publish-at=2024-07-24 09:30"]
    with pytest.raises(CommandError, match=r"Or say what the columns are, with --mapping FILE\.$"):
        call_command(*command, "--verbosity=0")
    wrong = csv_file(tmp_path, "heading,column\ndismissed,dismissed\n", "mapping.csv")
    with pytest.raises(CommandError, match="'dismissed' is no column"):
        call_command(*command, f"--mapping={wrong}", "--verbosity=0")
    right = csv_file(tmp_path, "heading,column\ndismissed,not_upheld\n", "mapping.csv")
    call_command(*command, f"--mapping={right}", "--verbosity=0")
    assert Release.objects.get().figures.get().not_upheld == 18
