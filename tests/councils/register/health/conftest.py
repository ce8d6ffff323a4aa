"""What is found of one kind, for tests that have something wrong with the register."""

from datetime import date

import pytest

from councils.register.health.kinds import KINDS
from councils.register.health.whole import Whole

TODAY = date(2026, 12, 1)


@pytest.fixture
def found():
    """Of one kind: names of the councils, and the sentence."""

    def of(slug: str) -> list[tuple[str, str]]:
        kind = next(kind for kind in KINDS if kind.slug == slug)
        return [
            (", ".join(council.name for council in each.councils), each.sentence)
            for each in kind.find(Whole(TODAY))
        ]

    return of
