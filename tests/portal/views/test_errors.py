"""What a visitor sees when something is not there or goes wrong."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.views import health


@pytest.mark.django_db
def test_what_is_not_there_says_so_and_leads_on(client):
    response = client.get("/councils/atlantis/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "There is nothing at this address" in page
    assert reverse("calendar") in page


@pytest.mark.django_db
def test_what_goes_wrong_is_told_without_a_database(monkeypatch):
    def broken():
        raise RuntimeError("zebra")

    monkeypatch.setattr(health, "public_record", broken)
    response = Client(raise_request_exception=False).get("/healthz")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    assert "zebra" not in page
