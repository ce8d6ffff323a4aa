"""What a council was called in a year and on a day, and what reads it by that name."""

from datetime import UTC, date, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from councils.models import AnnouncedChange, Council
from councils.register.changes.due import take_effect
from councils.register.names.former import as_in, as_on, called, name_on, renamed
from councils.years import Year
from tests.factories import council

pytestmark = pytest.mark.django_db
AT = datetime(2030, 1, 1, 12, tzinfo=UTC)
TODAY = date(2030, 1, 1)
FIRST, SECOND = date(2027, 10, 1), date(2029, 4, 1)


@pytest.fixture
def twice():
    """North Council, Upper North Council from October 2027, Uppermost Council from April 2029."""
    made = council("North Council")
    for on, name in ((FIRST, "Upper North Council"), (SECOND, "Uppermost Council")):
        AnnouncedChange.objects.create(council=made, action="rename", takes_effect_on=on, name=name)
    take_effect(TODAY, AT)
    return Council.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("start", "name", "short"),
    [
        (2026, "North Council", "North"),
        (2027, "Upper North Council", "Upper North"),  # renamed within it: as it ended
        (2028, "Upper North Council", "Upper North"),  # the day after its last is the next name's
        (2029, "Uppermost Council", "Uppermost"),
    ],
)
def test_a_year_has_the_name_with_which_it_ended(twice, start, name, short):
    then = as_in(twice, Year(start))
    assert (then.name, then.short_name, then) == (name, short, twice)
    assert twice.name == "Uppermost Council"


def test_a_day_has_its_own_name(twice):
    days = [date(2027, 9, 30), FIRST, date(2029, 3, 31), SECOND]
    names = ["North Council", "Upper North Council", "Upper North Council", "Uppermost Council"]
    assert [name_on(twice, each) for each in days] == names
    assert [as_on(twice, each).name for each in days] == names


def test_what_it_was_called_since_is_said_in_a_sentence(twice):
    assert renamed(as_in(twice, Year(2026))) == (
        "North Council was renamed Upper North Council on 1 October 2027 and Uppermost Council on"
        " 1 April 2029."
    )
    assert renamed(as_in(twice, Year(2028))) == (
        "Upper North Council was renamed Uppermost Council on 1 April 2029."
    )
    assert renamed(as_in(twice, Year(2029))) == ""


def test_by_another_name_it_is_not_saved(twice):
    with pytest.raises(ValueError, match="North Council is called Uppermost Council now"):
        as_in(twice, Year(2026)).save()
    as_in(twice, Year(2029)).save()


def test_a_council_that_kept_its_name_is_itself():
    plain = council("Plain Council")
    assert as_in(plain, Year(2020)) is plain
    assert name_on(plain, date(2020, 1, 1)) == "Plain Council"


find_former_names = import_module("councils.migrations.0018_names_before").find_former_names


def found_again():
    """As a portal of the version before had it, and as the migration leaves it."""
    Council.objects.update(former_names=[])
    AnnouncedChange.objects.update(was_called="")
    find_former_names(apps, SimpleNamespace(connection=connection))
    return Council.objects.get()


def test_what_was_written_before_is_found_in_the_history(twice):
    kept = twice.former_names
    assert found_again().former_names == kept
    assert kept == [
        {"until": "2027-10-01", "name": "North Council", "short_name": "North"},
        {"until": "2029-04-01", "name": "Upper North Council", "short_name": "Upper North"},
    ]
    changes = AnnouncedChange.objects.order_by("takes_effect_on")
    assert [each.was_called for each in changes] == ["North Council", "Upper North Council"]


def test_what_no_history_knows_is_said_not_to_be_recorded(twice):
    twice.history.all().delete()
    found = found_again()
    assert [each["name"] for each in found.former_names] == ["", ""]
    assert as_in(found, Year(2026)) is found
    assert name_on(found, date(2026, 1, 1)) is None
    assert called(found, TODAY)[0] == (
        "Uppermost Council had another name until 30 September 2027, which is not recorded here."
    )
