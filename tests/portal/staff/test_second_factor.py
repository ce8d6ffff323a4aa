"""Signing in with a code, setting a device up, and what its user may do with it."""

import re
from base64 import b32decode

import pytest
from django.contrib.auth.models import User

from portal.models import SealedDevice
from portal.staff import devices
from portal.staff.second_factor import NEW_KEY
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
HOME, CODE, SET_UP = "/admin/", "/admin/second-factor/code/", "/admin/second-factor/set-up/"


@pytest.fixture
def mary():
    return colleague("mary")


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def signed_in(client, user: User) -> list[str]:
    """Signs a new device's user in; answers with her recovery codes."""
    recovery = set_up(user)
    give_password(client, user)
    give_code(client, code_of(user))
    assert client.get(HOME).status_code == 200
    return recovery


def secret_of(client) -> str:
    """The secret of the page; the one that is remembered is sealed."""
    page = client.get(SET_UP).content.decode()
    written = re.search(r'way-in-secret">([A-Z2-7 ]+)<', page)[1]
    key = b32decode(written.replace(" ", "")).hex()
    assert key not in client.session[NEW_KEY]
    return key


def codes_on(response) -> list[str]:
    return re.findall(r"<code>([a-z2-7]{4}-[a-z2-7]{4})</code>", response.content.decode())


def test_the_password_leads_to_the_code_and_the_code_to_the_page_that_was_wanted(client, mary):
    set_up(mary)
    answer = client.get("/admin/password_change/")
    assert answer.url == "/admin/login/?next=/admin/password_change/"
    answer = give_password(client, mary, next="/admin/password_change/")
    assert answer.url == f"{CODE}?next=%2Fadmin%2Fpassword_change%2F"
    assert 'name="next" value="/admin/password_change/"' in client.get(answer.url).content.decode()
    answer = give_code(client, code_of(mary), next="/admin/password_change/")
    assert answer.url == "/admin/password_change/"
    assert client.get(answer.url).status_code == 200


def test_without_the_code_every_way_leads_to_it_and_none_in_a_circle(client, mary):
    set_up(mary)
    give_password(client, mary)
    for address in (HOME, "/admin/login/", SET_UP, "/admin/second-factor/"):
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0].startswith(CODE)
        assert answer.status_code == 200
        assert len(answer.redirect_chain) <= 2


def test_a_recovery_code_signs_in_once(client, mary):
    recovery = set_up(mary)
    give_password(client, mary)
    assert give_code(client, recovery[0]).url == HOME
    assert client.get(HOME).status_code == 200
    client.post("/admin/logout/")
    give_password(client, mary)
    assert "This code is not right" in give_code(client, recovery[0]).content.decode()
    assert client.get(HOME).status_code == 302


def test_who_uses_recovery_codes_up_is_told(client, mary):
    recovery = set_up(mary)
    for code in recovery[:6]:
        devices.give_code(mary, code)
    give_password(client, mary)
    give_code(client, recovery[6])
    assert "Recovery codes left: 3." in client.get(HOME).content.decode()


def test_a_wrong_code_lets_nobody_in_and_slows_down(client, mary):
    set_up(mary)
    give_password(client, mary)
    assert "This code is not right" in give_code(client, "000000").content.decode()
    assert "Too many wrong codes" in give_code(client, code_of(mary)).content.decode()
    assert client.get(HOME).status_code == 302
    wait_out(mary)
    assert give_code(client, code_of(mary)).url == HOME


def test_a_code_without_a_password_is_nothing(client, mary):
    set_up(mary)
    for address in (CODE, SET_UP):
        assert client.get(address).url == f"/admin/login/?next={address}"
    assert give_code(client, code_of(mary)).url == f"/admin/login/?next={CODE}"
    assert client.get(HOME).status_code == 302


def test_a_code_lets_in_nobody_who_is_not_staff(client):
    visitor = User.objects.create_user("visitor", password="four calm herons wade")
    set_up(visitor)
    client.force_login(visitor)
    assert give_code(client, code_of(visitor)).url.startswith("/admin/login/")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:0"])
def test_nobody_is_led_to_another_site(client, mary, elsewhere):
    set_up(mary)
    give_password(client, mary, next=elsewhere)
    assert give_code(client, code_of(mary), next=elsewhere).url == HOME


def test_the_session_gets_a_new_name_with_the_code(client, mary):
    set_up(mary)
    give_password(client, mary)
    before = client.session.session_key
    give_code(client, code_of(mary))
    assert client.session.session_key != before


def test_before_the_code_one_can_leave(client, mary):
    set_up(mary)
    give_password(client, mary)
    assert client.post("/admin/logout/").status_code == 200
    assert client.get(CODE).status_code == 302


def test_a_device_is_set_up_of_ones_own_will(client, mary):
    give_password(client, mary)
    assert client.get(HOME).status_code == 200
    assert SET_UP in client.get("/admin/second-factor/").content.decode()
    page = client.get(SET_UP)
    assert 'src="data:image/svg+xml' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    codes = codes_on(client.post(SET_UP, {"code": shown(secret_of(client))}))
    assert len(codes) == 10
    assert client.get(HOME).status_code == 200
    assert NEW_KEY not in client.session
    again = client.get("/admin/second-factor/").content.decode()
    assert "You have 10 recovery codes left." in again
    assert not any(code in again for code in codes)
    assert devices.give_code(mary, codes[0])


def test_a_wrong_code_sets_nothing_up_and_keeps_the_secret(client, mary):
    give_password(client, mary)
    key = secret_of(client)
    assert "not the code that belongs" in client.post(SET_UP, {"code": "000000"}).content.decode()
    assert "errorlist" in client.post(SET_UP, {"code": ""}).content.decode()
    assert not SealedDevice.objects.exists()
    assert secret_of(client) == key


def test_each_visit_has_a_secret_of_its_own(client, mary):
    give_password(client, mary)
    first = secret_of(client)
    client.post("/admin/logout/")
    give_password(client, mary)
    assert secret_of(client) != first


def test_where_it_is_required_nothing_is_open_until_a_device_is_set_up(client, mary, required):
    answer = give_password(client, mary)
    assert answer.url == f"{SET_UP}?next=%2Fadmin%2F"
    for address in (HOME, "/admin/password_change/", "/admin/second-factor/", CODE):
        landed = client.get(address, follow=True)
        assert landed.redirect_chain[-1][0].startswith(SET_UP), address
    assert len(codes_on(client.post(SET_UP, {"code": shown(secret_of(client))}))) == 10
    assert client.get(HOME).status_code == 200


def test_another_session_without_the_code_is_shut_when_a_device_is_set_up(client, mary):
    give_password(client, mary)
    assert client.get(HOME).status_code == 200
    set_up(mary)
    assert client.get(HOME).status_code == 302
    assert client.get(SET_UP).url == CODE


def test_a_device_is_replaced_with_a_code_of_the_old(client, mary):
    recovery = signed_in(client, mary)
    old, key = devices.device_of(mary), secret_of(client)
    assert "errorlist" in client.post(SET_UP, {"code": shown(key)}).content.decode()
    wrong = client.post(SET_UP, {"code": shown(key), "current": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert devices.device_of(mary) == old
    right = client.post(SET_UP, {"code": shown(key), "current": recovery[0]})
    assert len(codes_on(right)) == 10
    assert devices.device_of(mary).bin_key.hex() == key
    assert client.get(HOME).status_code == 200


def test_recovery_codes_are_renewed_with_a_code(client, mary):
    old = signed_in(client, mary)
    address = "/admin/second-factor/recovery-codes/"
    assert codes_on(client.get(address)) == []
    assert codes_on(client.post(address, {"code": "000000"})) == []
    wait_out(mary)
    new = codes_on(client.post(address, {"code": code_of(mary)}))
    assert len(new) == 10
    assert not set(new) & set(old)


def test_a_device_is_removed_with_a_code(client, mary):
    signed_in(client, mary)
    address = "/admin/second-factor/remove/"
    client.post(address, {"code": "000000"})
    assert devices.device_of(mary)
    wait_out(mary)
    assert client.post(address, {"code": code_of(mary)}).url == "/admin/second-factor/"
    assert devices.device_of(mary) is None
    assert "is removed" in client.get("/admin/second-factor/").content.decode()


def test_what_is_required_cannot_be_removed(client, mary, required):
    signed_in(client, mary)
    assert "remove" not in client.get("/admin/second-factor/").content.decode().lower()
    assert client.get("/admin/second-factor/remove/").status_code == 403
    answer = client.post("/admin/second-factor/remove/", {"code": code_of(mary)})
    assert answer.status_code == 403
    assert devices.device_of(mary)


@pytest.mark.parametrize("page", ["recovery-codes", "remove"])
def test_without_a_device_there_is_nothing_to_renew_or_remove(client, mary, page):
    give_password(client, mary)
    assert client.get(f"/admin/second-factor/{page}/").url == "/admin/second-factor/"
