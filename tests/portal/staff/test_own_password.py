"""Choosing one's own password: by a link, and in the place of a one-time password."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from portal.models import OneTimePassword
from portal.staff import invitations
from tests.portal.staff.sign_in import code_of, colleague, give_code, give_password, set_up

pytestmark = pytest.mark.django_db
NEW = "six quick otters swim"
BOTH = {"new_password1": NEW, "new_password2": NEW}
FIRST = "/admin/first-password/"


@pytest.fixture
def mary():
    return colleague("mary", email="mary@example.org")


@pytest.fixture
def once(mary):
    """A one-time password of hers."""
    password = invitations.one_time_password()
    mary.set_password(password)
    mary.save()
    OneTimePassword.objects.create(user=mary, ends_at=mary.date_joined + timedelta(days=3))
    return password


def path_of(user) -> str:
    return urlsplit(invitations.link_of(user)).path


def test_a_link_leads_to_a_password_and_then_to_signing_in(client, mary):
    mary.set_unusable_password()
    mary.save()
    link = path_of(mary)
    form = client.get(link, follow=True)
    [(address, _)] = form.redirect_chain
    assert link.split("/")[-2] not in address
    assert "no-store" in form["Cache-Control"]
    assert 'autocomplete="new-password"' in form.content.decode()
    weak = client.post(address, {"new_password1": "short", "new_password2": "short"})
    assert "This password is too short." in weak.content.decode()
    answer = client.post(address, BOTH)
    assert answer.url == "/admin/login/"
    assert "Your password is set. Sign in with it." in client.get(answer.url).content.decode()
    assert client.get("/admin/").status_code == 302, "a link is no way past the second factor"
    assert LogEntry.objects.get().change_message == "Chose a password by the link."
    assert give_password(client, mary, password=NEW).url == "/admin/"
    for spent in (link, address):
        assert "This link no longer works" in Client().get(spent, follow=True).content.decode()


def test_the_browser_in_which_she_chooses_is_not_held_up_by_who_tries_her_name(client, mary):
    for number in range(5):
        give_password(Client(REMOTE_ADDR=f"198.51.100.{number}"), mary, password="wrong")
    address = client.get(path_of(mary))["Location"]
    client.post(address, BOTH)
    assert give_password(Client(), mary, password=NEW).status_code == 429
    assert give_password(client, mary, password=NEW).url == "/admin/"


def test_a_link_is_not_forged(client, mary):
    john = colleague("john", email="john@example.org")
    forged = path_of(mary).split("/")
    forged[-2] = path_of(john).split("/")[-2]
    for address in ("/".join(forged), "/admin/invitation/x/y/", "/admin/invitation/MQ/choose/"):
        for answer in (client.get(address), client.post(address, BOTH)):
            assert "This link no longer works" in answer.content.decode()
    mary.refresh_from_db()
    assert not mary.check_password(NEW)


def test_who_has_a_device_still_gives_a_code_after_a_link(client, mary):
    set_up(mary)
    address = client.get(path_of(mary), follow=True).redirect_chain[0][0]
    client.post(address, BOTH)
    assert give_password(client, mary, password=NEW).url.startswith("/admin/second-factor/code/")


def test_a_one_time_password_opens_nothing_until_it_is_changed(client, mary, once):
    assert give_password(client, mary, next="/admin/uploads/", password=once).url == (
        f"{FIRST}?next=%2Fadmin%2Fuploads%2F"
    )
    for closed in ("/admin/", "/admin/password_change/", "/admin/second-factor/"):
        assert client.get(closed, follow=True).redirect_chain[-1][0].startswith(FIRST)
    same = client.post(FIRST, {"new_password1": once, "new_password2": once})
    assert "Choose another than the one-time password." in same.content.decode()
    answer = client.post(FIRST, BOTH | {"next": "/admin/password_change/"})
    assert answer.url == "/admin/password_change/"
    assert client.get("/admin/").status_code == 200
    assert client.get(FIRST).url == "/admin/"
    assert not OneTimePassword.objects.exists()
    client.post("/admin/logout/")
    assert give_password(client, mary, password=once).status_code == 200
    assert give_password(client, mary, password=NEW).url == "/admin/"


def test_the_code_comes_before_the_new_password(client, mary, once):
    set_up(mary)
    assert give_password(client, mary, password=once).url.startswith("/admin/second-factor/code/")
    assert client.get(FIRST).url == "/admin/second-factor/code/"
    assert client.post(FIRST, BOTH).url == "/admin/second-factor/code/"
    assert mary.check_password(once)
    give_code(client, code_of(mary))
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(FIRST)
    assert client.post(FIRST, BOTH).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_device_is_set_up_after_the_new_password(client, mary, once, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    give_password(client, mary, password=once)
    assert client.get("/admin/second-factor/set-up/").url == FIRST
    answer = client.post(FIRST, BOTH | {"next": "/admin/uploads/"})
    assert answer.url == "/admin/second-factor/set-up/?next=%2Fadmin%2Fuploads%2F"
    assert client.get("/admin/").status_code == 302
    assert client.get(answer.url).status_code == 200


def test_a_one_time_password_that_is_too_old_lets_nobody_in(client, mary, once, clock):
    clock.set(OneTimePassword.objects.get().ends_at)
    answer = give_password(client, mary, password=once)
    assert "This one-time password is too old" in answer.content.decode()
    assert client.get("/admin/").status_code == 302
