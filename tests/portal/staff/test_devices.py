"""Codes are used up, guessing is slow, and every change is written down."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django_otp.util import random_hex

from councils.refusals import Refused
from portal.models import SealedDevice
from portal.staff import devices
from tests.portal.staff.sign_in import code_of, colleague, new_device, set_up, shown, wait_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def mary():
    return colleague("mary")


def recorded(user) -> list[tuple[str, str]]:
    entries = LogEntry.objects.filter(object_id=str(user.pk)).order_by("pk")
    return [(entry.user.username, entry.change_message) for entry in entries]


def test_a_code_is_accepted_once(mary):
    set_up(mary)
    code = code_of(mary)
    assert devices.give_code(mary, code) == devices.device_of(mary)
    with pytest.raises(Refused, match="not right"):
        devices.give_code(mary, code)


def test_the_code_that_set_the_device_up_does_not_sign_in(mary):
    key = random_hex()
    code = shown(key)
    devices.set_up(new_device(mary, key), code)
    with pytest.raises(Refused, match="not right"):
        devices.give_code(mary, code)


def test_codes_are_read_as_people_write_them(mary):
    recovery = set_up(mary)
    code = code_of(mary)
    assert devices.give_code(mary, f" {code[:3]} {code[3:]} ")
    assert devices.give_code(mary, recovery[0].upper())
    assert devices.give_code(mary, recovery[1].replace("-", ""))


def test_a_colleagues_code_is_nobody_elses(mary):
    john = colleague("john")
    recovery = set_up(john)
    set_up(mary)
    for code in (code_of(john), recovery[0]):
        with pytest.raises(Refused):
            devices.give_code(mary, code)
    assert devices.recovery_codes_left(john) == 10


def test_after_wrong_codes_a_right_one_has_to_wait(mary):
    recovery = set_up(mary)
    for wrong, right in (("000000", code_of(mary)), ("aaaa-aaaa", recovery[0])):
        with pytest.raises(Refused, match="not right"):
            devices.give_code(mary, wrong)
        with pytest.raises(
            Refused, match=r"Too many wrong codes\. Try again after \d+\.\d\d[ap]m and"
        ):
            devices.give_code(mary, right)
        wait_out(mary)
        assert devices.give_code(mary, right)


def test_who_has_no_device_has_no_code(mary):
    for code in ("000000", "aaaa-aaaa", ""):
        with pytest.raises(Refused):
            devices.give_code(mary, code)


def test_there_are_ten_recovery_codes_and_each_works_once(mary):
    recovery = set_up(mary)
    assert len(set(recovery)) == 10
    for given, code in enumerate(recovery[::-1]):
        assert devices.recovery_codes_left(mary) == 10 - given
        assert devices.give_code(mary, code)
    assert devices.recovery_codes_left(mary) == 0
    with pytest.raises(Refused):
        devices.give_code(mary, recovery[0])


def test_new_recovery_codes_replace_the_old(mary):
    old = set_up(mary)
    with pytest.raises(Refused):
        devices.renew_recovery_codes(mary, "000000")
    wait_out(mary)
    new = devices.renew_recovery_codes(mary, code_of(mary))
    assert not set(old) & set(new)
    with pytest.raises(Refused):
        devices.give_code(mary, old[0])
    wait_out(mary)
    assert devices.give_code(mary, new[0])


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "12", "9" * 20])
def test_a_device_that_shows_another_code_is_not_set_up(mary, wrong):
    with pytest.raises(Refused, match="not the code that belongs to the new entry"):
        devices.set_up(new_device(mary, "00" * 20), wrong)
    assert devices.device_of(mary) is None
    assert recorded(mary) == []


def test_a_device_is_replaced_only_with_a_code_of_the_old(mary):
    set_up(mary)
    old, key = devices.device_of(mary), random_hex()
    for current in (None, "000000", shown(key)):
        with pytest.raises(Refused):
            devices.set_up(new_device(mary, key), shown(key), current=current)
        wait_out(mary)
    assert SealedDevice.objects.get() == old
    devices.set_up(new_device(mary, key), shown(key), current=code_of(mary))
    assert devices.device_of(mary).bin_key.hex() == key
    assert devices.recovery_codes_left(mary) == 10


def test_a_wrong_code_of_the_new_device_does_not_use_one_of_the_old_up(mary):
    recovery = set_up(mary)
    with pytest.raises(Refused):
        devices.set_up(new_device(mary, random_hex()), "000000", current=recovery[0])
    assert devices.recovery_codes_left(mary) == 10


def test_removing_needs_a_code(mary):
    set_up(mary)
    with pytest.raises(Refused):
        devices.remove(mary, "000000")
    wait_out(mary)
    devices.remove(mary, code_of(mary))
    assert devices.device_of(mary) is None
    assert devices.recovery_codes_left(mary) == 0


def test_a_colleagues_device_is_reset_but_not_ones_own(mary):
    john = colleague("john")
    with pytest.raises(Refused, match="mary has no second factor"):
        devices.reset(mary, john)
    set_up(mary)
    with pytest.raises(Refused, match="Your own"):
        devices.reset(mary, mary)
    devices.reset(mary, john)
    assert devices.device_of(mary) is None
    assert devices.recovery_codes_left(mary) == 0


def test_everything_is_written_down_with_who_did_it(mary):
    recovery, key = set_up(mary), random_hex()
    devices.give_code(mary, recovery[0])
    devices.renew_recovery_codes(mary, code_of(mary))
    devices.set_up(new_device(mary, key), shown(key), current=code_of(mary))
    devices.remove(mary, code_of(mary))
    set_up(mary)
    devices.reset(mary, colleague("john"))
    assert recorded(mary) == [
        ("mary", "Set up a second factor."),
        ("mary", "Gave a recovery code; 9 are left."),
        ("mary", "Made new recovery codes."),
        ("mary", "Replaced the second factor."),
        ("mary", "Removed the second factor."),
        ("mary", "Set up a second factor."),
        ("john", "Reset the second factor."),
    ]


def test_the_secret_is_written_in_groups_and_addressed_to_the_app(mary):
    device = new_device(mary, "00" * 20)
    assert device.written == " ".join(["AAAA"] * 8)
    assert device.config_url == (
        "otpauth://totp/Ombudsman%20council%20performance%3Amary"
        f"?secret={'A' * 32}&algorithm=SHA1&digits=6&period=30"
        "&issuer=Ombudsman%20council%20performance"
    )


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write: nobody can wait"
)
@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_code_at_once_one_is_let_in(mary):
    set_up(mary)
    code, answers, started = code_of(mary), [], threading.Event()

    def give():
        started.set()
        try:
            answers.append(bool(devices.give_code(mary, code)))
        except Refused:
            answers.append(False)
        connection.close()

    with transaction.atomic():
        assert devices.give_code(mary, code)
        thread = threading.Thread(target=give)
        thread.start()
        started.wait()
        thread.join(timeout=0.5)
        assert thread.is_alive()
    thread.join(timeout=20)
    assert answers == [False]
