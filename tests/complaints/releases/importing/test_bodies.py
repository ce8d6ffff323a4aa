"""Bodies that are no council: kept as other bodies where that is said, else left out."""

import pytest

from complaints.models import CouncilFigures, Release
from complaints.releases.steps.freeze import ReleaseRefused
from complaints.statistics.comparison import ReleasedYear
from councils.files.choices import Choices
from councils.models import Council
from tests.complaints.releases.importing.annual_files import AT, KENT, OUTCOMES, YEAR, load, refusal
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db
PARK = "Broads Authority"
FILE = f"{OUTCOMES}\n{KENT}\n{PARK},,1,1,1,1,1,1\n"
KEPT = Choices(other_bodies=(PARK,))


@pytest.fixture(autouse=True)
def kent():
    return council("Kent County Council")


def test_another_body_is_made_with_the_release_and_with_its_history(tmp_path):
    load(csv_file(tmp_path, FILE), choices=KEPT)
    park = Council.objects.get(type="other")
    assert (park.name, park.slug, park.short_name) == (PARK, "broads-authority", PARK)
    kept = park.history.get()
    assert (kept.history_change_reason, kept.history_date) == ("import of file.csv", AT)
    figures = CouncilFigures.objects.get(council=park)
    assert (figures.upheld, figures.existed, figures.residents) == (1, True, None)


def test_it_is_found_the_next_time(tmp_path):
    load(csv_file(tmp_path, FILE), choices=KEPT)
    again = FILE.replace("Broads Authority,,1", "broads  authority,,2")
    changes = load(csv_file(tmp_path, again), reason="Corrected.")
    assert (changes.new, changes.changed) == (0, 1)
    assert Council.objects.filter(type="other").count() == 1


def test_a_dry_run_and_a_refused_release_leave_nobody_in_the_register(tmp_path):
    path = csv_file(tmp_path, FILE)
    changes = load(path, choices=KEPT, dry_run=True)
    assert f"new in the register, as other bodies: {PARK}" in changes.notes
    assert not Council.objects.filter(type="other").exists()
    load(csv_file(tmp_path, f"{OUTCOMES}\n{KENT}\n", "before.csv"))
    with pytest.raises(ReleaseRefused, match="a further edition needs its reason"):
        load(path, choices=KEPT)
    assert not Council.objects.filter(type="other").exists()


def test_a_body_whose_row_is_left_out_does_not_come_into_the_register(tmp_path):
    path = csv_file(tmp_path, FILE.replace(f"{PARK},,1", f"{PARK},,many"))
    load(path, choices=Choices(other_bodies=(PARK,), load_the_rest=True))
    assert CouncilFigures.objects.count() == 1
    assert not Council.objects.filter(type="other").exists()


def test_one_body_in_two_spellings_is_one(tmp_path):
    path = csv_file(tmp_path, f"{FILE}BROADS AUTHORITY,,2,2,2,2,2,2\n")
    assert refusal(path, choices=KEPT) == ["file.csv:4:authority: has its figures in row 3 already"]


def test_a_body_that_nobody_spoke_of_is_refused(tmp_path):
    path = csv_file(tmp_path, FILE.replace(PARK, "Cent County Council"))
    assert refusal(path, choices=KEPT) == [
        "file.csv:3:authority: 'Cent County Council' is no council in the register; did you mean"
        " “Kent County Council”?"
    ]


def test_other_bodies_stand_outside_the_sums_of_the_five_types(tmp_path):
    load(csv_file(tmp_path, FILE), choices=KEPT)
    released = ReleasedYear.load(Release.objects.get(year=YEAR))
    assert released.nation.performance.upheld == 76
    assert released.other_bodies.performance.upheld == 1


def test_a_name_that_cannot_be_printed_or_is_a_story_is_no_body(tmp_path):
    for name, message in (
        ("Broads \uf0b7 Authority", "has what cannot be printed: U+F0B7"),
        ("Broads Authority " * 20, "has 339 characters; 200 are allowed"),
    ):
        path = csv_file(tmp_path, FILE.replace(PARK, name))
        (said,) = refusal(path, choices=Choices(other_bodies=(name,)))
        assert said.startswith(f"file.csv:3:authority: {message}")


def test_a_body_of_which_something_was_said_and_that_is_nowhere_is_noted(tmp_path):
    said = Choices(other_bodies=(PARK, "Broads Authorty"), left_out=("The Moon",))
    changes = load(csv_file(tmp_path, FILE), choices=said, dry_run=True)
    note = "something was said of it, but no file names it: Broads Authorty, The Moon"
    assert note in changes.notes
    assert not any(
        "no file names it" in each for each in load(csv_file(tmp_path, FILE), choices=KEPT).notes
    )
