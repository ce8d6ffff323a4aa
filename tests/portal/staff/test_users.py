"""An administrator looks after colleagues, and gets no further than that."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.staff import devices
from tests.portal.staff.colleagues import USERS, filled, messages_of, new, page
from tests.portal.staff.sign_in import PASSWORD, colleague, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return User.objects.create_superuser("chief", password=PASSWORD)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"first_name": ""}, "This field is required."),
        ({"last_name": ""}, "This field is required."),
        ({"email": "MARY@example.org"}, "each person has one account"),
        ({"username": "MARY"}, "A user with that username already exists."),
    ],
)
def test_what_is_missing_or_double_is_refused(admin, mary, changes, why):
    assert why in admin.post(f"{USERS}add/", new(**changes)).content.decode()
    assert not User.objects.filter(last_name="Marcet").exists()


def test_roles_are_given_and_taken_and_the_history_says_which(admin, ada, mary, roles):
    admin.post(page(mary), filled(mary, groups=[roles["Reviewer"].pk]))
    assert list(mary.groups.all()) == [roles["Reviewer"]]
    assert messages_of(mary) == ["Roles: Case officer → Reviewer"]
    admin.post(page(mary), filled(mary, groups=[], first_name="May"))
    assert messages_of(mary)[1:] == ["First name: “Mary” → “May”; Roles: Reviewer → none"]
    history = admin.get(page(mary, "history/")).content.decode()
    assert "Roles: Case officer → Reviewer" in history
    assert "ada" in history


def test_a_colleague_is_deactivated_and_never_deleted(admin, mary):
    without = filled(mary)
    del without["is_active"]
    admin.post(page(mary), without)
    mary.refresh_from_db()
    assert not mary.is_active
    assert messages_of(mary) == ["Active: yes → no"]
    assert admin.post(page(mary, "delete/"), {"post": "yes"}).status_code == 403
    delete = {"action": "delete_selected", "_selected_action": [mary.pk], "post": "yes"}
    admin.post(USERS, delete)
    assert User.objects.filter(pk=mary.pk).exists()
    assert "delete" not in admin.get(USERS).content.decode().lower()


def test_nobody_is_deleted_by_a_superuser_either(client, chief, mary):
    client.force_login(chief)
    assert client.post(page(mary, "delete/"), {"post": "yes"}).status_code == 403


def test_a_lost_second_factor_is_reset(admin, ada, mary):
    set_up(mary)
    address = page(mary, "second-factor/")
    assert address in admin.get(page(mary)).content.decode()
    assert admin.get(address).status_code == 200
    assert devices.device_of(mary)
    assert admin.post(address).url == page(mary)
    assert devices.device_of(mary) is None
    entry = LogEntry.objects.get(change_message="Reset the second factor.")
    assert (entry.user, entry.object_id) == (ada, str(mary.pk))
    assert "has no second factor" in admin.post(address, follow=True).content.decode()


def test_ones_own_second_factor_is_not_reset(admin, ada):
    address = page(ada, "second-factor/")
    assert (admin.get(address).status_code, admin.post(address).status_code) == (403, 403)


@pytest.mark.parametrize("more", ["change/", "password/", "history/", "second-factor/", "delete/"])
def test_an_administrator_does_not_see_superusers(admin, chief, more):
    set_up(chief)
    assert "chief" not in admin.get(USERS).content.decode()
    assert "chief" not in admin.get(f"{USERS}?is_superuser=1", follow=True).content.decode()
    for answer in (admin.get(page(chief, more)), admin.post(page(chief, more), filled(chief))):
        assert answer.status_code in (302, 403, 404)
        assert answer.status_code != 302 or answer.url == "/admin/"
    assert User.objects.get(pk=chief.pk).check_password(PASSWORD)
    assert devices.device_of(chief)


def test_an_administrator_makes_no_superuser(admin, mary):
    every = list(Permission.objects.values_list("pk", flat=True))
    more = {"is_superuser": "on", "user_permissions": every}
    admin.post(page(mary), filled(mary, last_name="Changed", **more))
    admin.post(f"{USERS}add/", new(**more))
    mary.refresh_from_db()
    assert mary.last_name == "Changed"
    for user in (mary, User.objects.get(username="jane")):
        assert not user.is_superuser
        assert not user.user_permissions.exists()
    form = admin.get(page(mary)).content.decode()
    assert "is_superuser" not in form
    assert "user_permissions" not in form


def test_an_administrator_leaves_her_own_roles_alone(admin, ada, roles):
    every = [role.pk for role in roles.values()]
    sent = filled(ada, last_name="King", groups=every)
    del sent["is_active"]
    admin.post(page(ada), sent)
    ada.refresh_from_db()
    assert ada.last_name == "King"
    assert ada.is_active
    assert list(ada.groups.all()) == [roles["Administrator"]]


def test_other_roles_do_not_see_users(client, mary):
    client.force_login(mary)
    for address in (USERS, f"{USERS}add/", page(mary), page(mary, "password/")):
        assert client.get(address).status_code in (302, 403)
    assert client.get(USERS).status_code == 403
    john = colleague("john")
    set_up(john)
    assert client.post(page(john, "second-factor/")).status_code == 403
    assert devices.device_of(john)
    assert "/admin/auth/" not in client.get("/admin/").content.decode()


def test_a_superuser_makes_superusers_but_keeps_her_own_door_open(client, chief, mary):
    client.force_login(chief)
    client.post(page(mary), filled(mary, is_staff="on", is_superuser="on"))
    mary.refresh_from_db()
    assert (mary.is_staff, mary.is_superuser) == (True, True)
    client.post(page(chief), filled(chief, first_name="A", last_name="Chief") | {"is_active": ""})
    chief.refresh_from_db()
    assert chief.get_full_name() == "A Chief"
    assert (chief.is_active, chief.is_superuser) == (True, True)


def test_the_list_has_no_query_per_colleague(admin, roles, django_assert_num_queries):
    admin.get(USERS)
    with CaptureQueriesContext(connection) as alone:
        admin.get(USERS)
    for number in range(5):
        made = colleague(f"number{number}")
        made.groups.add(*roles.values())
        set_up(made)
    with django_assert_num_queries(len(alone)):
        assert "number4" in admin.get(USERS).content.decode()


def test_secrets_have_no_page(client, chief):
    client.force_login(chief)
    for model in ("otp_totp/totpdevice", "otp_static/staticdevice", "axes/accessattempt"):
        assert client.get(f"/admin/{model}/").status_code == 404
