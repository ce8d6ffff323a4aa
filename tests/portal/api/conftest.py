"""A small world, and how it is asked."""

import pytest

from councils.years import london_instant
from tests import factories

AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def kent():
    return factories.council("Kent County Council", residents=1_576_069)


@pytest.fixture
def world(kent, clock):
    """Kent and Essex in 2024-25: 3 of 4 and 1 of 1."""
    clock.set(AT)
    essex = factories.council("Essex County Council", region="East of England")
    for council, outcome in [(kent, "upheld")] * 3 + [(kent, "not_upheld"), (essex, "upheld")]:
        made = factories.decision(council, outcome=outcome)
        if outcome == "upheld":
            factories.recommendation(made)
    return factories.release("2024-25")


@pytest.fixture
def get(client):
    def ask(path, **headers):
        return client.get(f"/api/v1/{path}", headers=headers)

    return ask


@pytest.fixture
def rows(get):
    def ask(path) -> list[dict]:
        response = get(path)
        assert response.status_code == 200, response.content
        return response.json()["results"]

    return ask
