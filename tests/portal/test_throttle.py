"""Who tries too often waits, at whichever worker she tries, and her address is kept nowhere."""

from datetime import timedelta

import pytest

from councils.years import london_instant
from portal.models import Tally
from portal.throttle import Limit, forget, forget_old, give_back, line_of, take, waits_until
from tests.complaints.elsewhere import came_of, running
from tests.portal.trying import TIMES

AT = london_instant("2025-07-01 09:30")
MINUTE = timedelta(minutes=1)
LIMIT = Limit("tries", 3, first_wait=MINUTE, longest_wait=5 * MINUTE)
ME, SHE = LIMIT.of("192.0.2.1"), LIMIT.of("192.0.2.2")


def waits(at=AT, who=ME) -> timedelta:
    return (waits_until([who], at) or at) - at


@pytest.mark.django_db
def test_waits_double_up_to_the_longest():
    found, at = [], AT
    for _ in range(7):
        assert take([ME], at) is None
        found.append(waits(at))
        at += found[-1]
    assert found == [each * MINUTE for each in (0, 0, 1, 2, 4, 5, 5)]


@pytest.mark.django_db
def test_each_is_counted_by_herself_and_each_limit_too():
    for _ in range(3):
        take([ME], AT)
    assert not waits(who=SHE)
    assert not waits(who=Limit("others", 3, MINUTE, MINUTE).of("192.0.2.1"))
    assert waits_until([SHE, ME], AT) == AT + MINUTE


@pytest.mark.django_db
def test_after_the_wait_one_more_try_begins_the_next():
    for _ in range(3):
        take([ME], AT)
    assert waits(AT + MINUTE - timedelta(seconds=1)) == timedelta(seconds=1)
    assert not waits(AT + MINUTE)
    take([ME], AT + MINUTE)
    assert waits(AT + MINUTE) == 2 * MINUTE


@pytest.mark.django_db
def test_an_hour_after_the_first_counting_begins_again():
    take([ME], AT)
    take([ME], AT + 59 * MINUTE)
    take([ME], AT + 60 * MINUTE)
    assert not waits(AT + 60 * MINUTE)
    assert Tally.objects.get().number == 1


@pytest.mark.django_db
def test_who_had_to_wait_is_known_for_an_hour_after_the_last():
    for minutes in (0, 0, 50):
        take([ME], AT + minutes * MINUTE)
    assert forget_old(AT + 109 * MINUTE) == 0
    assert forget_old(AT + 110 * MINUTE) == 1


@pytest.mark.django_db
def test_who_has_to_wait_is_told_until_when_and_counts_nowhere():
    found = [take([ME], AT) for _ in range(5)]
    assert found == [None, None, None, AT + MINUTE, AT + MINUTE]
    assert take([SHE, ME], AT) == AT + MINUTE
    assert [each.number for each in Tally.objects.all()] == [3]


@pytest.mark.django_db
def test_what_is_given_back_did_not_count():
    for _ in range(3):
        take([ME], AT)
    give_back([ME, SHE])
    assert not waits()
    take([ME], AT)
    assert waits() == MINUTE


@pytest.mark.django_db
def test_what_is_forgotten_counts_no_more():
    for _ in range(3):
        take([ME, SHE], AT)
    assert forget([ME]) == 1
    assert (waits(), waits(who=SHE)) == (timedelta(0), MINUTE)


@pytest.mark.django_db
def test_no_address_is_kept_and_none_can_be_tried_out_without_the_key(settings):
    take([ME], AT)
    assert "192.0.2.1" not in str(Tally.objects.values())
    settings.SECRET_KEY = "another"
    assert LIMIT.of("192.0.2.1") != ME
    settings.SECRET_KEY_FALLBACKS = ["and one before"]
    assert len(LIMIT.of("192.0.2.1").key) <= Tally._meta.get_field("key").max_length


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:1:ffff::9", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", ""),
    ],
)
def test_what_counts_as_one_line(address, line):
    assert line_of(address) == line


@pytest.mark.django_db(transaction=True)
def test_workers_count_together_and_lose_none(tmp_path):
    with running("tests.portal.trying", tmp_path) as start:
        workers = [start("counting") for _ in range(2)]
        assert max(came_of(each)[0] for each in workers) == 2 * TIMES
