"""A password that nobody else chose, and nobody else knows for long."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password

from councils.refusals import Refused
from councils.years import london_instant
from portal.models import OneTimePassword
from portal.staff import invitations
from tests.portal.staff.sign_in import PASSWORD, colleague

pytestmark = pytest.mark.django_db
AT = london_instant("2025-06-02 09:00")


@pytest.fixture
def ada():
    return colleague("ada", first_name="Ada", last_name="Byron")


@pytest.fixture
def mary():
    return colleague("mary", email="mary@example.org")


@pytest.fixture
def post_office(settings):
    settings.EMAIL_HOST = "mail.example.org"


def token_of(user) -> str:
    return invitations.link_of(user).split("/")[-2]


def test_the_e_mail_says_who_asks_where_and_until_when(ada, mary, post_office, mailoutbox):
    way = invitations.let_choose(mary, ada, AT)
    assert (way.until, way.password) == (AT + timedelta(days=3), "")
    [sent] = mailoutbox
    assert sent.to == ["mary@example.org"]
    assert "Ada Byron asks you to choose the password" in sent.body
    assert "Your name there is mary." in sent.body
    assert "until 5 June 2025, 9.00am" in sent.body
    [link] = re.findall(r"http://127\.0\.0\.1:8000/admin/invitation/\S+/\S+/", sent.body)
    mary.refresh_from_db()
    assert invitations.LINKS.check_token(mary, link.split("/")[-2])
    assert not mary.has_usable_password()
    assert not invitations.must_change(mary)


def test_a_link_is_void_once_it_was_used_replaced_or_sent_elsewhere(ada, mary, post_office):
    invitations.let_choose(mary, ada, AT)
    first = token_of(mary)
    invitations.let_choose(mary, ada, AT)
    assert not invitations.LINKS.check_token(mary, first)
    second = token_of(mary)
    assert invitations.LINKS.check_token(mary, second)
    assert not invitations.LINKS.check_token(ada, second)
    mary.email = "other@example.org"
    assert not invitations.LINKS.check_token(mary, second)
    mary.email = "mary@example.org"
    invitations.set_own(mary, "six quick otters swim", "Chose a password by the link.")
    assert not invitations.LINKS.check_token(mary, second)


def test_a_link_is_of_no_use_to_who_no_longer_works_here_nor_after_three_days(mary, monkeypatch):
    token = token_of(mary)
    mary.is_active = False
    assert not invitations.LINKS.check_token(mary, token)
    mary.is_active = True
    assert invitations.LINKS.check_token(mary, token)
    now = invitations.LINKS._now()
    monkeypatch.setattr(invitations.LINKS, "_now", lambda: now + timedelta(days=3, seconds=2))
    assert not invitations.LINKS.check_token(mary, token)
    assert not invitations.LINKS.check_token(None, token)


def test_without_a_mail_server_a_password_is_drawn_by_lot(ada, mary):
    way = invitations.let_choose(mary, ada, AT)
    assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", way.password)
    validate_password(way.password, mary)
    mary.refresh_from_db()
    assert mary.check_password(way.password)
    assert way.password not in mary.password
    assert invitations.must_change(mary)
    assert not invitations.is_over(mary, way.until - timedelta(seconds=1))
    assert invitations.is_over(mary, way.until)
    again = invitations.let_choose(mary, ada, AT + timedelta(days=2))
    assert again.password != way.password
    assert OneTimePassword.objects.get().ends_at == AT + timedelta(days=5)
    invitations.set_own(mary, "six quick otters swim", "Changed the one-time password.")
    assert not invitations.must_change(mary)


def test_a_link_takes_the_place_of_a_one_time_password(ada, mary, settings):
    password = invitations.let_choose(mary, ada, AT).password
    settings.EMAIL_HOST = "mail.example.org"
    invitations.let_choose(mary, ada, AT)
    mary.refresh_from_db()
    assert not mary.check_password(password)
    assert not invitations.must_change(mary)


def test_what_is_refused_changes_nothing(ada, mary, post_office):
    stranger = colleague("jane")
    gone = colleague("john", email="john@example.org", is_active=False)
    for user, why in (
        (ada, "with the old one"),
        (stranger, "no e-mail address"),
        (gone, "not active"),
    ):
        with pytest.raises(Refused, match=why):
            invitations.let_choose(user, ada, AT)
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
