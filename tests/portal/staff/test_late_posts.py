"""What is sent after a session has ended is kept for who sent it, and for nobody else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from councils.years import london_instant
from portal.models import Draft
from portal.staff import drafts, late_posts
from tests.portal.staff.sign_in import code_of, colleague, give_code, give_password, set_up

pytestmark = pytest.mark.django_db
NINE = london_instant("2025-06-02 09:00")
FORM = "/admin/complaints/decision/add/?_popup=1"
TYPED = {"summary": "zebra", "statement": "1. Two\r\nlines"}


@pytest.fixture
def mary():
    return colleague("mary", is_superuser=True)


@pytest.fixture
def at(clock):
    def set(**after):
        clock.set(NINE + timedelta(**after))

    set()
    return set


def test_it_is_kept_and_offered_after_signing_in(client, mary, at):
    give_password(client, mary)
    at(hours=1)
    answer = client.post(FORM, TYPED)
    said = parse_qs(urlsplit(answer.url).query)
    draft = Draft.objects.get()
    assert said == {"next": [f"/admin/drafts/{draft.pk}/"], "signed_out": ["rest"], "kept": ["1"]}
    assert (draft.user, draft.address, draft.was_sent) == (mary, FORM, True)
    assert {each.name: each.value for each in drafts.fields_of(draft)} == TYPED
    sign_in = client.get(answer.url).content.decode()
    assert "What you sent is kept for you" in sign_in
    assert "zebra" not in sign_in
    assert client.get(said["next"][0]).url.startswith("/admin/login/")
    offered = give_password(client, mary, next=said["next"][0])
    assert offered.url == said["next"][0]
    assert "zebra" in client.get(offered.url).content.decode()


def test_it_is_kept_too_where_the_end_was_noticed_before(client, mary, at):
    """Another window, or the script, had asked meanwhile."""
    give_password(client, mary)
    at(hours=2)
    assert client.get("/admin/session/").status_code == 302
    at(hours=20)
    assert "kept=1" in client.post(FORM, TYPED).url
    assert Draft.objects.get().user == mary
    give_password(client, mary)
    assert "ended" not in client.session


def test_a_colleague_who_signs_in_next_is_offered_nothing(client, mary, at):
    give_password(client, mary)
    at(hours=1)
    address = parse_qs(urlsplit(client.post(FORM, TYPED).url).query)["next"][0]
    give_password(client, colleague("john", is_superuser=True))
    assert client.get(address).status_code == 404
    assert "zebra" not in client.get("/admin/drafts/").content.decode()


def test_nothing_is_kept_without_a_session_that_ended(client, mary, at):
    for stranger in (client, Client(headers={"cookie": "sessionid=0123456789abcdef"})):
        assert stranger.post(FORM, TYPED).url.startswith("/admin/login/")
    give_password(client, mary)
    client.post("/admin/logout/")
    client.post(FORM, TYPED)
    assert not Draft.objects.exists()


def test_nothing_is_kept_of_who_had_not_given_her_code(client, mary, at):
    set_up(mary)
    give_password(client, mary)
    at(hours=1)
    assert "kept" not in client.post(FORM, TYPED).url
    give_password(client, mary)
    give_code(client, code_of(mary))
    at(hours=3)
    assert "kept=1" in client.post(FORM, TYPED).url


def test_nothing_is_kept_that_another_sites_page_sent(mary, at):
    client = Client(enforce_csrf_checks=True)
    client.force_login(mary)
    client.get("/admin/")
    at(hours=1)
    assert "kept" not in client.post(FORM, TYPED).url
    assert not Draft.objects.exists()
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert "kept=1" in client.post(FORM, TYPED | token).url
    assert {each.name for each in drafts.fields_of(Draft.objects.get())} == set(TYPED)


def test_passwords_files_and_what_is_too_long_are_not_kept(client, mary, at):
    give_password(client, mary)
    at(hours=1)
    client.post("/admin/password_change/", {"old_password": "zebra"})
    client.post(FORM, {"summary": "a" * late_posts.LARGEST})
    client.post(FORM, {"statement": "a" * drafts.LARGEST})
    assert not Draft.objects.exists()
    client.post(FORM, {"summary": "zebra", "image": SimpleUploadedFile("a.png", b"lion")})
    assert [each.name for each in drafts.fields_of(Draft.objects.get())] == ["summary"]


def test_who_was_deactivated_meanwhile_has_nothing_kept(client, mary, at):
    give_password(client, mary)
    at(hours=1)
    client.get("/admin/")
    mary.is_active = False
    mary.save()
    assert "kept" not in client.post(FORM, TYPED).url
