"""The public page as it would be, for staff alone."""

from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from councils.years import LONDON
from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(clock):
    clock.set(datetime(2024, 7, 1, 12, tzinfo=LONDON))
    return signed_in(somebody("Case officer"))


def address(decision) -> str:
    return reverse("admin:decision-preview", args=[decision.reference])


def test_it_says_that_it_is_none_and_from_when_it_would_be(officer):
    decision = factories.decision(text_approved_at=None)
    page = officer.get(address(decision)).content.decode()
    assert "<strong>Preview. Not public.</strong>" in page
    assert "Once approved, it would be shown from 15 July 2024." in page


def test_it_is_the_public_page(officer, client, clock):
    decision = factories.recommendation(
        factories.decision(statement="## The complaint\n\n1. She waited."),
        public_summary="Train staff.",
    ).decision
    early = officer.get(address(decision))
    assert "decisions/detail.html" in [each.name for each in early.templates]
    clock.set(datetime(2024, 7, 15, tzinfo=LONDON))
    public = client.get(decision.get_absolute_url())

    def article(response) -> str:
        return response.content.decode().split("<article")[1].split("</article>")[0]

    assert article(early) == article(public)
    assert "Train staff." in article(early)
    assert "She waited." in article(early)


def test_nothing_private_is_on_it(officer):
    decision = factories.decision(
        withheld_reason="other",
        withheld_note="A private note",
        withheld_by=officer.user,
        withheld_at=datetime(2024, 7, 1, tzinfo=LONDON),
    )
    factories.recommendation(
        decision, kind="personal_remedy", public_summary="", private_text="Pay Mrs B £500."
    )
    factories.recommendation(decision, public_summary="Train staff.", private_text="By Mr Brown.")
    page = officer.get(address(decision)).content.decode()
    assert "Train staff." in page
    assert [each for each in ("£500", "Mr Brown", "A private note") if each in page] == []


def test_no_cache_keeps_it(officer):
    assert "no-store" in officer.get(address(factories.decision()))["Cache-Control"]


def test_the_public_has_none(client):
    decision = factories.decision()
    response = client.get(address(decision))
    assert (response.status_code, response.url.split("?")[0]) == (302, "/admin/login/")
    client.force_login(get_user_model().objects.create_user("nobody", is_staff=True))
    assert client.get(address(decision)).status_code == 403


def test_a_reference_that_is_none_is_not_found(officer):
    assert officer.get("/admin/decisions/99-999-999/preview/").status_code == 404


def test_what_the_public_sees_is_said_to_be_public(officer, clock):
    clock.set(datetime(2024, 8, 1, tzinfo=LONDON))
    officer.force_login(officer.user)
    page = officer.get(address(factories.decision())).content.decode()
    assert "<strong>Preview.</strong> Shown to the public since 15 July 2024." in page
