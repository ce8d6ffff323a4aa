"""What the public was told of reorganisations stays as it was told, whatever became of it."""

from datetime import date, datetime, timedelta

import pytest

from councils.models import AnnouncedChange, Council
from councils.register.changes.cancellation import cancel
from councils.register.changes.due import take_effect
from councils.register.changes.notices import by_key, key_of, notices
from councils.register.reorganisations import reorganisations
from tests.councils.register.changes.changes_files import AT, REPLACED, THE_DAY, file, load
from tests.factories import council

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=30)
STILL_LATER = LATER + timedelta(days=10)
MOVED = tuple(row.replace("2027", "2028") for row in REPLACED)


def told(at=STILL_LATER + timedelta(days=999)) -> list[tuple[str, datetime, str, date, date]]:
    return [
        (each.kind, each.at, each.key, each.reorganised.on, each.was_on) for each in notices(at)
    ]


def announced(at=AT, on=THE_DAY):
    return ("announced", at, "old-county-council", on, on)


def test_what_is_announced_is_told_once(shire, tmp_path, django_assert_num_queries):
    load(file(tmp_path, *REPLACED))
    load(file(tmp_path, *REPLACED), LATER)
    assert told(AT - timedelta(seconds=1)) == []
    assert told() == [announced()]
    with django_assert_num_queries(2):
        [notice] = notices(LATER)
    assert [each.name for each in notice.reorganised.old] == [
        *("North District Council", "Old County Council", "South District Council"),
    ]
    assert [each.name for each in notice.reorganised.new] == ["New Shire Council"]


def test_that_it_takes_effect_changes_nothing_of_what_was_told(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    before = told()
    assert take_effect(THE_DAY, STILL_LATER, closing=lambda *_: None) == 3
    assert told() == before


def test_a_day_that_is_moved_is_told_beside_the_one_before(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    load(file(tmp_path, *MOVED), LATER)
    moved = date(2028, 4, 1)
    assert told() == [announced(), ("changed", LATER, "old-county-council", moved, THE_DAY)]
    assert told(LATER - timedelta(seconds=1)) == [announced()]


def test_what_joins_is_told_and_changes_no_name(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    council("A Council", type="county")  # would come first by itself
    joining = (
        "2027-04-01,close,A Council,,,,,,,",
        "2027-04-01,succeed,A Council,New Shire Council,,,,,,",
    )
    load(file(tmp_path, *joining), LATER)
    assert told()[1:] == [("changed", LATER, "old-county-council", THE_DAY, THE_DAY)]
    [found] = reorganisations()
    assert found.key == "a-council"
    assert key_of(found, by_key(notices(LATER))) == "old-county-council"


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_is_cancelled_is_told_with_the_names_that_there_were(shire, tmp_path, by_hand):
    load(file(tmp_path, *REPLACED))
    if by_hand:
        cancel(AnnouncedChange.objects.first(), by=None, at=LATER)
    else:
        load(file(tmp_path, *(f"{row}yes" for row in REPLACED)), LATER)
    assert not Council.objects.filter(slug="new-shire").exists()
    gone = ("cancelled", LATER, "old-county-council", THE_DAY, THE_DAY)
    assert told() == [announced(), gone]
    for notice in notices(LATER):
        assert [each.name for each in notice.reorganised.new] == ["New Shire Council"]
    load(file(tmp_path, *MOVED), STILL_LATER)
    assert told() == [announced(), gone, announced(STILL_LATER, date(2028, 4, 1))]


def test_names_and_codes_are_no_reorganisation(shire, tmp_path):
    load(file(tmp_path, "2027-04-01,rename,North District Council,,Upper North Council,,,,,"))
    assert told() == []


def test_two_that_have_nothing_in_common_are_told_apart(shire, tmp_path):
    council("Far Council", type="district")
    far = (
        "2027-04-01,open,far-shire,,Far Shire Council,unitary,,,,",
        "2027-04-01,close,Far Council,,,,,,,",
        "2027-04-01,succeed,Far Council,Far Shire Council,,,,,,",
    )
    load(file(tmp_path, *REPLACED, *far))
    assert [each.key for each in notices(LATER)] == ["far-council", "old-county-council"]
    load(file(tmp_path, *(f"{row}yes" for row in far)), LATER)
    assert told()[2:] == [("cancelled", LATER, "far-council", THE_DAY, THE_DAY)]
