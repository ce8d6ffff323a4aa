"""An administrator lets colleagues choose their passwords, and chooses none herself."""

import re

import pytest
from django.contrib.auth.models import User

from tests.portal.staff.colleagues import USERS, filled, messages_of, new, page
from tests.portal.staff.sign_in import PASSWORD, give_password

NEW = "six quick otters swim"
pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office(settings):
    """E-mails leave, as far as the tests' outbox."""
    settings.EMAIL_HOST = "mail.example.org"


def test_a_colleague_is_added_with_roles_and_a_link_to_choose_a_password(
    admin, roles, post_office, mailoutbox
):
    answer = admin.post(
        f"{USERS}add/", new(groups=[roles["Reviewer"].pk], email="jane@example.org")
    )
    jane = User.objects.get(username="jane")
    assert answer.url == page(jane)
    assert (jane.is_staff, jane.is_active, jane.is_superuser) == (True, True, False)
    assert not jane.has_usable_password()
    assert list(jane.groups.all()) == [roles["Reviewer"]]
    assert messages_of(jane) == [
        "Added. Roles: Reviewer.",
        "Sent a link to choose a password to jane@example.org.",
    ]
    assert [each.to for each in mailoutbox] == [["jane@example.org"]]
    shown = admin.get(page(jane)).content.decode()
    assert "A link to choose a password is sent to jane@example.org" in shown
    assert "None yet: a link to choose one was sent." in shown


def test_where_no_e_mail_leaves_a_password_is_shown_once(admin, client, mailoutbox):
    answer = admin.post(f"{USERS}add/", new())
    jane = User.objects.get(username="jane")
    [password] = re.findall(r"<code[^>]*>([a-z2-9-]{19})</code>", answer.content.decode())
    assert jane.check_password(password)
    assert "no-store" in answer["Cache-Control"]
    assert messages_of(jane)[1:] == ["Gave a one-time password, to be changed when it is used."]
    assert mailoutbox == []
    shown = admin.get(page(jane)).content.decode()
    assert password not in shown
    assert "One-time, until" in shown
    client.post("/admin/logout/")
    assert give_password(client, jane, password=password).url.startswith("/admin/first-password/")


def test_an_administrator_has_no_field_for_a_password(admin, mary):
    for address in (f"{USERS}add/", page(mary), page(mary, "password/")):
        form = admin.get(address).content.decode()
        assert 'type="password"' not in form
        assert not re.search(r'name="[^"]*password', form)
    sent = {"password": NEW, "password1": NEW, "password2": NEW}
    admin.post(page(mary), filled(mary, last_name="Changed") | sent)
    mary.refresh_from_db()
    assert (mary.last_name, mary.check_password(PASSWORD)) == ("Changed", True)
    admin.post(f"{USERS}add/", new(**sent))
    assert not User.objects.get(username="jane").check_password(NEW)


def test_where_e_mails_leave_a_new_colleague_has_an_address(admin, post_office):
    assert "This field is required." in admin.post(f"{USERS}add/", new()).content.decode()
    assert not User.objects.filter(username="jane").exists()


def test_an_e_mail_that_is_not_taken_is_said_and_can_be_sent_again(
    admin, settings, roles, mailoutbox
):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers there
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    answer = admin.post(f"{USERS}add/", new(email="jane@example.org"), follow=True)
    assert "The e-mail to jane@example.org could not be sent just now" in answer.content.decode()
    jane = User.objects.get(username="jane")
    assert not jane.has_usable_password()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    admin.post(page(jane, "password/"))
    assert [each.to for each in mailoutbox] == [["jane@example.org"]]


def test_a_colleague_is_let_choose_another_password_and_her_sessions_end(
    admin, mary, client, post_office, mailoutbox
):
    there = client.__class__()
    give_password(there, mary)
    assert "signed out everywhere" in admin.get(page(mary, "password/")).content.decode()
    assert there.get("/admin/").status_code == 200
    assert admin.post(page(mary, "password/"), {"password1": NEW, "password2": NEW}).url == page(
        mary
    )
    mary.refresh_from_db()
    assert not mary.has_usable_password()
    assert messages_of(mary) == ["Sent a link to choose a password to mary@example.org."]
    assert len(mailoutbox) == 1
    assert there.get("/admin/").status_code == 302


def test_who_has_no_address_keeps_her_password_until_she_has_one(admin, mary, post_office):
    User.objects.filter(pk=mary.pk).update(email="")
    answer = admin.post(page(mary, "password/"), follow=True)
    [said] = answer.context["messages"]
    assert str(said).startswith("mary has no e-mail address for the invitation")
    mary.refresh_from_db()
    assert mary.check_password(PASSWORD)


def test_ones_own_password_is_changed_with_the_old_one(admin, ada):
    address = page(ada, "password/")
    assert admin.get(address).url == "/admin/password_change/"
    admin.post(address, {"password1": NEW, "password2": NEW})
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)
