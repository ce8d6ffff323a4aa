"""Residents typed by hand: a number far from the years around it is asked about."""

import pytest
from django.contrib.auth.models import User

from councils.models import Residents
from tests import factories
from tests.councils.register.test_screens import change, form

pytestmark = pytest.mark.django_db
SENTENCE = "210,000 residents in 2022 are more than 10% away from 150,000 in 2021."


@pytest.fixture
def kent(client):
    client.force_login(User.objects.create_superuser("chief"))
    return factories.council("Kent County Council", residents=150_000)


def sent(kent, number: int, **fields) -> dict:
    [stored] = kent.residents.all()
    rows = {
        "residents-TOTAL_FORMS": 2,
        "residents-INITIAL_FORMS": 1,
        "residents-0-id": stored.pk,
        "residents-0-council": kent.pk,
        "residents-0-year": 2021,
        "residents-0-number": 150_000,
        "residents-1-council": kent.pk,
        "residents-1-year": 2022,
        "residents-1-number": number,
    }
    return form(kent, **rows) | fields


def test_an_unlikely_number_needs_an_answer_that_is_kept_with_the_council(client, kent):
    page = client.post(change(kent), sent(kent, 210_000))
    assert page.status_code == 200
    assert f"{SENTENCE} Is that right? Say why below, or change it." in page.content.decode()
    assert 'name="because"' in page.content.decode()
    assert Residents.objects.count() == 1
    answered = {"asked": SENTENCE, "because": "A new town."}
    assert client.post(change(kent), sent(kent, 210_000, **answered)).status_code == 302
    assert Residents.objects.get(year=2022).number == 210_000
    newest = kent.history.latest("history_id")
    assert newest.history_change_reason == (f"Unlikely, but right: A new town. (asked: {SENTENCE})")


def test_a_likely_number_is_not_asked_about(client, kent):
    assert client.post(change(kent), sent(kent, 151_000)).status_code == 302
    assert Residents.objects.get(year=2022).number == 151_000


def test_another_edit_asks_nothing_of_what_stands(client, kent):
    Residents.objects.create(council=kent, year=2022, number=210_000)
    one, two = kent.residents.order_by("year")
    rows = {"residents-TOTAL_FORMS": 2, "residents-INITIAL_FORMS": 2}
    for number, each in enumerate((one, two)):
        for name, value in (("id", each.pk), ("council", kent.pk), ("year", each.year)):
            rows[f"residents-{number}-{name}"] = value
        rows[f"residents-{number}-number"] = each.number
    assert client.post(change(kent), form(kent, name="Kent", **rows)).status_code == 302


def test_a_county_of_what_is_no_district_is_refused_with_a_sentence(client, kent):
    """Its type is only shown, so the database alone refused it: with an error of the server."""
    essex = factories.council("Essex County Council")
    page = client.post(change(kent), sent(kent, 151_000, county=essex.pk))
    assert page.status_code == 200
    assert "Only a district council lies in a county." in page.content.decode()
    kent.refresh_from_db()
    assert kent.county is None
