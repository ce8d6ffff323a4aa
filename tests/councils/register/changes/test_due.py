"""Names and codes that were announced, on their day."""

from datetime import UTC, date, datetime

import pytest

from councils.models import Alias, AnnouncedChange, FormerCode
from councils.public_record import public_record
from councils.register.changes.due import take_effect
from tests.factories import council

pytestmark = pytest.mark.django_db
AT = datetime(2027, 4, 1, tzinfo=UTC)


def announced(about, action="rename", on=date(2027, 4, 1), **fields):
    return AnnouncedChange.objects.create(
        council=about, action=action, takes_effect_on=on, **fields
    )


def test_each_on_its_day_and_once():
    north = council("North Council", gss_code="E07000001")
    announced(north, name="Upper North Council", short_name="Upper North")
    announced(north, "recode", gss_code="E07000009", region="North East")
    announced(north, on=date(2028, 4, 1), name="Uppermost Council")
    assert take_effect(date(2027, 3, 31), AT) == 0
    north.refresh_from_db()
    assert north.name == "North Council"
    version = public_record().version
    assert take_effect(date(2027, 4, 1), AT) == 2
    assert public_record().version == version + 1
    north.refresh_from_db()
    assert (north.name, north.short_name) == ("Upper North Council", "Upper North")
    assert (north.gss_code, north.region) == ("E07000009", "North East")
    assert [each.key for each in Alias.objects.filter(council=north)] == ["north council"]
    assert [each.code for each in FormerCode.objects.filter(council=north)] == ["E07000001"]
    assert north.history.first().history_change_reason == "announced for 1 April 2027"
    assert take_effect(date(2027, 4, 1), AT) == 0
    assert public_record().version == version + 1


def test_who_was_asleep_for_a_year_writes_them_one_after_the_other():
    north = council("North Council")
    announced(north, on=date(2028, 4, 1), name="Uppermost Council")
    announced(north, on=date(2027, 4, 1), name="Upper North Council")
    assert take_effect(date(2029, 1, 1), AT) == 2
    north.refresh_from_db()
    assert (north.name, north.short_name) == ("Uppermost Council", "Uppermost")
    assert sorted(each.key for each in Alias.objects.filter(council=north)) == [
        "north council",
        "upper north council",
    ]


def test_what_is_cancelled_or_has_days_of_its_own_is_not_written():
    north = council("North Council")
    announced(north, name="Upper North Council", cancelled_at=AT)
    announced(north, "close")
    assert take_effect(date(2028, 4, 1), AT) == 0
    north.refresh_from_db()
    assert north.name == "North Council"
