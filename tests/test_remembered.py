"""A world that is laid down is the one that was made."""

import pytest
from django.db import connection, transaction

from complaints.decisions.search.matches import matching
from complaints.decisions.search.queries import read
from complaints.models import Decision, Release
from councils.models import Council
from letters.models import Letter
from tests import factories, remembered
from tests.complaints.preparation import person
from tests.letters.correspondence import composed, letter, words

pytestmark = pytest.mark.django_db
MADE = []


@remembered.remembered
def a_county(name: str, **fields) -> Council:
    MADE.append(name)
    made = factories.council(name, **fields)
    factories.decision(made, title="Left waiting")
    person("casework", "Case officer")
    return made


@pytest.mark.parametrize("time", ["made", "laid down", "laid down again"])
def test_what_is_told_the_same_is_made_once(time):
    given = a_county("Kent County", residents=1_576_069)
    assert MADE == ["Kent County"]
    assert given == Council.objects.get() == Decision.objects.get().council
    assert (given.name, given.residents.get().number) == ("Kent County", 1_576_069)
    given.name = "Changed"
    given.save()
    more = factories.decision(given)
    assert Decision.objects.count() == 2
    assert more.pk > Decision.objects.earliest("pk").pk
    assert [row.name for row in given.history.order_by("history_id")] == ["Kent County", "Changed"]


def test_what_is_told_otherwise_and_where_something_is_entered_is_made():
    MADE.clear()
    a_county("Essex County")
    assert MADE == ["Essex County"]
    a_county("Surrey County")
    assert MADE == ["Essex County", "Surrey County"]
    assert Council.objects.count() == 2


@pytest.mark.parametrize("time", ["made", "laid down"])
def test_letters_of_an_announced_year_are_there_with_their_history(time):
    release = composed()
    assert release == Release.objects.get()
    assert release.approved_by.get_full_name() == "Ben Sample"
    assert Letter.history.count() == Letter.objects.count() == 3
    assert letter("Kent").content["sections"]
    assert letter("Kent").history.get().history_user.username == "ann"
    assert matching(Decision.objects.all(), read("complains")).count() == 19


def test_rows_after_it_have_numbers_after_its_own():
    with transaction.atomic():
        a_county("Devon County")
        transaction.set_rollback(True)
    sequences_begin_anew()
    made = a_county("Devon County")
    assert MADE.count("Devon County") == 1
    assert factories.council("Another County").pk > made.pk


def sequences_begin_anew() -> None:
    """As where a table was made again; in SQLite a number is the next after what is there."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('councils_council', 'id'), 1, false)"
            )


def test_a_test_with_settings_of_its_own_has_a_world_of_its_own(settings):
    settings.SITE_URL = "https://portal.example.org"
    composed()
    assert "https://portal.example.org/councils/" in words(letter())


@remembered.remembered
def renamed_role() -> None:
    MADE.append("role")
    person("casework").groups.add(person("other", "Reviewer").groups.get())
    person("other").groups.get().permissions.clear()


@pytest.mark.parametrize("time", [1, 2])
def test_what_takes_something_away_is_made_each_time(time):
    MADE.clear()
    renamed_role()
    assert MADE == ["role"]
    assert not person("other").groups.get().permissions.exists()
