"""Why a council has no figure by residents."""

from datetime import date
from types import SimpleNamespace

import pytest

from complaints.figures.sentences import why_no_residents
from councils.models import Council
from councils.years import Year

YEAR = Year(2020)
NONE = "This site has no estimate of the residents of Corby Council."


@pytest.mark.parametrize(
    ("days", "residents", "existed", "said"),
    [
        ({}, None, True, NONE),
        (
            {"closed_on": date(2021, 4, 1)},
            None,
            True,
            f"{NONE} It takes none from the councils that replaced it.",
        ),
        (
            {"opened_on": date(2020, 10, 1)},
            None,
            True,
            "It was there for a part of the year only, so there is no figure by residents.",
        ),
        ({"opened_on": date(2020, 4, 1)}, None, True, NONE),
        ({"closed_on": date(2020, 4, 1)}, None, False, ""),
        ({}, 72_000, True, ""),
    ],
)
def test_it_is_said_as_far_as_it_is_known(days, residents, existed, said):
    council = Council(name="Corby Council", **days)
    row = SimpleNamespace(residents=residents, existed=existed)
    assert why_no_residents(council, YEAR, row) == said
