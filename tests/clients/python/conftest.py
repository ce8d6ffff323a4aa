"""A small world, and the client that asks the running portal about it."""

import httpx
import pytest
from council_performance import Portal
from django.test import Client

from councils.years import london_instant
from tests import factories

AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def world(clock):
    """Kent and Essex in 2024-25: 3 of 4 and 1 of 1."""
    clock.set(AT)
    kent = factories.council("Kent County Council", residents=1_576_069)
    essex = factories.council("Essex County Council", region="East of England")
    for number, (council, outcome) in enumerate(
        [*[(kent, "upheld")] * 3, (kent, "not_upheld"), (essex, "upheld")]
    ):
        made = factories.decision(council, outcome=outcome, reference=f"2401840{number}")
        if outcome == "upheld":
            factories.recommendation(made)
    return factories.release("2024-25")


@pytest.fixture
def sent() -> list[httpx.Request]:
    """Every request that the client sent, in order."""
    return []


def answer(request: httpx.Request) -> httpx.Response:
    """What the portal answers in this process; its connection to the database stays open."""
    said = Client().get(request.url.raw_path.decode(), headers=dict(request.headers))
    return httpx.Response(said.status_code, headers=said.headers, content=said.getvalue())


@pytest.fixture
def portal(world, sent) -> Portal:
    hooks = {"request": [sent.append]}
    client = httpx.Client(transport=httpx.MockTransport(answer), event_hooks=hooks)
    return Portal("http://testserver/", client=client)
