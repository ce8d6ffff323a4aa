"""What a visitor sees when something is not there or goes wrong."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from portal.pages import health
from tests import factories
from tests.portal.staff.sign_in import colleague


@pytest.mark.django_db
def test_what_is_not_there_says_so_and_leads_on(client):
    response = client.get("/councils/atlantis/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "There is nothing at this address" in page
    assert reverse("calendar") in page


@pytest.mark.django_db
@pytest.mark.parametrize(("many", "last"), [(3, None), (26, 2)])
def test_a_page_beyond_the_end_of_a_list_leads_back_to_it(client, many, last):
    council = factories.council("Kent County Council")
    for _ in range(many):
        factories.decision(council)
    response = client.get("/decisions/?q=mrs&page=9")
    assert response.status_code == 404
    page = unescape(response.content.decode())
    assert "This list has no page 9" in page
    assert f'href="?q=mrs&page={last or 1}"' in page
    assert ('href="?q=mrs"' in page) is (last is not None)
    assert client.get(f"/decisions/?q=mrs&page={last or 1}").status_code == 200


@pytest.mark.django_db
def test_what_goes_wrong_is_told_without_a_database(monkeypatch):
    def broken(at):
        raise RuntimeError("zebra")

    monkeypatch.setattr(health, "what_is_missing", broken)
    response = Client(raise_request_exception=False).get("/readyz")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    assert "zebra" not in page


@pytest.mark.django_db
def test_what_a_role_may_not_do_is_refused_in_words_that_lead_on(client):
    client.force_login(colleague())
    response = client.get("/admin/uploads/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "Your role does not include what is at this address" in page
    assert 'href="/admin/"' in page


@pytest.mark.django_db
def test_a_form_from_before_signing_in_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "mary"})
    assert response.status_code == 403
    page = response.content.decode()
    assert "This page was opened before you signed in or out" in page
    assert "CSRF" not in page
