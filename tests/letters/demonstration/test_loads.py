"""Letters of the demonstration: each released year's, one reissue, all or nothing."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command

from complaints.demonstration import loads as without_letters
from complaints.models import Decision, Release, YearNote
from councils.models import Council
from councils.progress import silent
from councils.public_record import public_record
from councils.years import Year
from letters.demonstration import loads
from letters.demonstration.paragraphs import PARAGRAPHS
from letters.models import Letter, LetterFile, LetterTemplate
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
REVISED = Year(2023)


@pytest.fixture
def england(monkeypatch):
    """A county that was replaced, its successor, and a London borough; two years."""
    monkeypatch.setattr(without_letters, "RELEASED_YEARS", (Year(2022), REVISED))
    call_command("load_reference", verbosity=0)
    old = factories.council("Old County Council", closed_on=date(2023, 4, 1), residents=900_000)
    new = factories.council(
        "New Council", type="unitary", opened_on=date(2023, 4, 1), residents=900_000
    )
    old.successors.add(new)
    factories.council("London Borough of Here", type="london_borough", residents=600_000)
    factories.council("Quiet Council", type="district", residents=400)


def load() -> None:
    loads.load_demonstration(NOW, silent)


def written() -> list[tuple]:
    rows = Letter.objects.order_by("council__slug", "year", "issue")
    return list(rows.values_list("council__slug", "year", "issue", "content", "own_paragraph"))


def test_each_council_of_a_released_year_has_a_letter_and_those_revised_another(england):
    load()
    made = [(slug, str(year), issue) for slug, year, issue, *_ in written()]
    assert [each for each in made if each[2] == 1] == [
        ("london-borough-of-here", "2022-23", 1),
        ("london-borough-of-here", "2023-24", 1),
        ("new-council", "2023-24", 1),
        ("old-county-council", "2022-23", 1),
        ("quiet-council", "2022-23", 1),
        ("quiet-council", "2023-24", 1),
    ]
    first, second = Release.objects.filter(year=REVISED).order_by("edition")
    late = {release: dict(release.figures.values_list("council__slug", "late"))
            for release in (first, second)}  # fmt: skip
    changed = {slug for slug in late[first] if late[first][slug] != late[second][slug]}
    again = Letter.objects.filter(issue=2)
    assert {each.council.slug for each in again} == changed & {
        "london-borough-of-here",
        "new-council",
    }
    assert again.exists()
    assert {(each.release, each.reason) for each in again} == {(second, second.reason)}


def test_they_were_sent_two_weeks_before_their_release_and_are_public_with_it(england):
    load()
    for made in Letter.objects.select_related("release", "published_with"):
        instant = made.release.public_at
        assert made.sent_at == made.approved_at == instant - timedelta(days=14)
        assert made.dated_on == made.sent_at.date()
        assert made.published_with == made.release
        assert (made.by_command, made.approved_by, made.source) == (True, None, "composed")
    [first] = Release.objects.filter(year=REVISED, edition=1)
    second = timedelta(seconds=1)
    assert not Letter.objects.public(first.public_at - second).filter(year=REVISED).exists()
    assert Letter.objects.public(first.public_at).filter(year=REVISED).count() == 3
    assert set(Letter.objects.public(NOW)) == set(Letter.objects.all())


def test_they_are_marked_as_made_up_and_name_no_person(england):
    YearNote.objects.create(year=REVISED, text="We investigate fewer cases.")
    load()
    for made in Letter.objects.all():
        assert made.content["mark"].startswith("Demonstration. The figures are made up")
        assert made.content["signed_by"] == "Local Government and Social Care Ombudsman"
        assert made.content["signed_as"] == "Ombudsman"
    said = str(Letter.objects.filter(year=REVISED).first().content["sections"])
    assert "We investigate fewer cases." in said
    assert not LetterFile.objects.exists()
    assert not Letter.history.exists()
    assert set(Letter.objects.values_list("own_paragraph", flat=True)) <= {"", *PARAGRAPHS}


def test_it_is_the_same_each_time(england):
    load()
    first = written()
    assert len(first) > 6
    call_command("remove_demo", verbosity=0)
    assert not LetterTemplate.objects.exists()
    load()
    assert written() == first


def test_about_a_fifth_of_the_councils_have_a_paragraph_of_their_own():
    found = [loads.own_paragraph(Random(f"{number}")) for number in range(1_000)]
    assert set(found) == {"", *PARAGRAPHS}
    assert 150 < sum(bool(each) for each in found) < 250


def test_what_goes_wrong_in_the_letters_leaves_nothing(england, monkeypatch):
    def broken(release):
        raise RuntimeError("stopped")

    monkeypatch.setattr(loads, "letters_of", broken)
    with pytest.raises(RuntimeError):
        load()
    assert without_letters.is_empty()
    assert not Letter.objects.exists()
    assert not LetterTemplate.objects.exists()
    assert not public_record().demonstration


def test_the_command_loads_them_once_and_into_an_empty_portal_only(england, capsys):
    call_command("load_demo", verbosity=0)
    assert "The demonstration is loaded" in capsys.readouterr().out
    count = Letter.objects.count()
    call_command("load_demo", if_empty=True, verbosity=0)
    assert (capsys.readouterr().out, Letter.objects.count()) == ("", count)
    with pytest.raises(CommandError, match="There are decisions"):
        call_command("load_demo", verbosity=0)
    assert Decision.objects.exists()
    assert Council.objects.count() == 4
