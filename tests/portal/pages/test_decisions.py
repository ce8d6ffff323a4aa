"""The page of a decision: under a reference that it had before, and what became of each change."""

import re

import pytest
from django.urls import reverse

from complaints.decisions.steps.reference import correct_reference
from complaints.models import Decision
from councils.years import london_instant
from tests import factories
from tests.complaints.colleagues import AT, colleague, done
from tests.complaints.recommendations.test_cards import FAILED, FOR_ONE

pytestmark = pytest.mark.django_db
OLD, NEW = "24018407", "24018408"


@pytest.fixture
def decision(clock):
    clock.set(AT)
    made = factories.decision(reference=OLD)
    return done(correct_reference, made, NEW, "Mistyped.", colleague("Bob"), AT)


def address(reference: str) -> str:
    return reverse("decision", args=[reference])


def test_the_old_address_leads_to_the_new_one_for_now(client, decision):
    answer = client.get(address(OLD))
    assert (answer.status_code, answer["Location"]) == (302, "/decisions/24-018-408/")
    assert client.get(address(NEW)).status_code == 200
    answer = client.get("/api/v1/decisions/24-018-407/").json()
    assert answer["result"]["reference"] == "24 018 408"
    assert client.get("/decisions/?q=24018407")["Location"] == "/decisions/24-018-408/"


def test_it_tells_nothing_of_what_is_not_shown(client, decision):
    Decision.objects.update(withheld_reason="other")
    for reference in (OLD, NEW, "24018499"):
        assert client.get(address(reference)).status_code == 404


def test_another_case_under_the_old_reference_has_its_own_page(client, decision):
    factories.decision(factories.council("Essex"), reference=OLD)
    answer = client.get(address(OLD))
    assert answer.status_code == 200
    assert "Essex" in answer.content.decode()


def test_the_feed_knows_it_by_the_name_that_it_had(client, decision):
    feed = client.get("/feed.atom").content.decode()
    assert "decision/24018407</id>" in feed
    assert "/decisions/24-018-408/" in feed
    assert "deleted-entry" not in feed


def words(response) -> str:
    body = response.content.decode().split("<article")[1].split("</article>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_a_change_that_was_made_is_not_told_as_what_was_not_complied_with(client, clock):
    """The case failed in what was agreed for one person: the page says of each how it stands."""
    made = factories.decision(reference=OLD)
    factories.recommendation(made, public_summary="Train staff.")
    factories.recommendation(made, **FOR_ONE | FAILED)
    factories.release("2024-25", public_at=london_instant("2025-07-01 09:30"))
    clock.set(london_instant("2025-07-01 09:29"))
    before = words(client.get(address(OLD)))
    assert "Done on time" not in before
    assert "not complied with" not in before
    clock.set(london_instant("2025-07-01 09:30"))
    told = words(client.get(address(OLD)))
    assert "Train staff. Done on time Due 15 July 2024" in told
    assert "It also agreed to put things right for one person." in told
    assert "The council did not comply in what was agreed for one person." in told


def test_of_a_remedy_alone_it_is_said_that_there_is_one(client, clock):
    made = factories.decision(reference=OLD)
    factories.recommendation(made, **FOR_ONE)
    clock.set(london_instant("2025-07-01 09:30"))
    told = words(client.get(address(OLD)))
    assert "It agreed to put things right for one person." in told
