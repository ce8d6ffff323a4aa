"""A copy of the database gives nobody a code; another secret key is said, and no fault."""

from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from councils.refusals import Refused
from councils.years import london_instant
from portal.models import SealedDevice
from portal.staff import devices, drafts
from tests.portal.staff.sign_in import (
    code_of,
    colleague,
    give_code,
    give_password,
    set_up,
    shown,
    wait_out,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def mary():
    return colleague("mary")


def database() -> str:
    """All that lies in the tables of second factors and sessions."""
    found = []
    tables = ("otp_totp_totpdevice", "otp_static_statictoken", "django_session")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            found += map(str, cursor.fetchall())
    return "\n".join([*found, *(str(each.get_decoded()) for each in Session.objects.all())])


def test_neither_secret_nor_recovery_codes_lie_in_the_database(mary):
    key = random_hex()
    codes = set_up(mary, key)
    kept = database()
    assert key not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    assert devices.give_code(mary, code_of(mary))
    assert devices.give_code(mary, codes[0])
    with pytest.raises(Refused, match="not right"):
        devices.give_code(mary, codes[0])


def test_a_secret_that_is_being_set_up_does_not_either(client, mary):
    give_password(client, mary)
    page = client.get("/admin/second-factor/set-up/")
    device = SealedDevice(user=mary, key=client.session["second_factor_key"])
    assert device.written in page.content.decode()
    assert device.bin_key.hex() not in database()


def test_what_is_kept_of_a_code_is_no_code(mary):
    """Whoever reads the table can't give what stands there."""
    set_up(mary)
    for kept in StaticToken.objects.values_list("token", flat=True)[:2]:
        with pytest.raises(Refused):
            devices.give_code(mary, kept)
        wait_out(mary)


def test_a_secret_moved_to_another_user_opens_nothing(mary):
    john = colleague("john")
    set_up(mary)
    set_up(john)
    moved = TOTPDevice.objects.get(user=mary).key
    TOTPDevice.objects.filter(user=john).update(key=moved)
    with pytest.raises(Refused, match="can’t read the secret"):
        devices.give_code(john, "123456")


def test_another_secret_key_is_said_and_a_reset_helps(client, mary, settings):
    key = random_hex()
    codes = set_up(mary, key)
    settings.SECRET_KEY = "another"
    give_password(client, mary)
    for code in (shown(key, after=TOTPDevice.objects.get().last_t), codes[0]):
        answer = give_code(client, code)
        assert answer.status_code == 200
        assert "Ask an administrator to reset your second factor." in answer.content.decode()
        wait_out(mary)
    devices.reset(mary, colleague("ada"))
    set_up(mary)
    assert devices.give_code(mary, code_of(mary))


def test_the_key_before_is_enough_until_everything_is_sealed_again(mary, settings):
    at = london_instant("2025-06-02 09:00")
    codes = set_up(mary)
    drafts.keep(mary, "/admin/a/", [drafts.Field("text", "zebra")], at)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert devices.give_code(mary, code_of(mary))
    assert devices.give_code(mary, codes[0])
    said = StringIO()
    call_command("seal_again", stdout=said)
    assert said.getvalue() == (
        "devices: 1 sealed again, 0 that no key opens\n"
        "drafts: 1 sealed again, 0 that no key opens\n"
    )
    settings.SECRET_KEY_FALLBACKS = []
    assert devices.give_code(mary, code_of(mary))
    assert drafts.fields_of(drafts.Draft.objects.get())[0].value == "zebra"
    settings.SECRET_KEY = "lost"
    said = StringIO()
    call_command("seal_again", stdout=said)
    assert "devices: 0 sealed again, 1 that no key opens" in said.getvalue()
    assert "drafts: 0 sealed again, 1 that no key opens" in said.getvalue()
