"""What is asked about a council that is no more, and of whom."""

from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.statistics.improvements import ImprovementCounts
from councils.models import Council
from councils.register.succession import Reorganisation
from portal.scrutiny.closed import questions_after_closing
from portal.scrutiny.questions import questions
from tests.portal.scrutiny.records import category, everything, facts

CUMBRIA = Council(name="Cumbria County Council", type="county", closed_on=date(2023, 4, 1))
CUMBERLAND = Council(name="Cumberland Council", opened_on=date(2023, 4, 1))
FURNESS = Council(name="Borough of Furness", opened_on=date(2023, 4, 1))
LEFT = [
    "what had been agreed and was not done",
    "what is still to be done",
    "what the public report found",
    "the service improvements that were agreed",
]


def asked(*successors, **known) -> list[str]:
    after = Reorganisation(replaced_by=list(successors), in_its_place=list(successors))
    full = vars(everything([category("Housing", 10, 10, (500, 1_000))]))
    found = facts(**full | {"council": CUMBRIA, "reorganisation": after} | known)
    return [each.text for each in questions_after_closing(found)]


@pytest.mark.parametrize(
    ("successors", "who"),
    [
        ([CUMBERLAND], "has Cumberland Council"),
        ([CUMBERLAND, FURNESS], "have Cumberland Council and the Borough of Furness"),
    ],
)
def test_what_is_left_is_asked_of_its_successors_by_name(successors, who):
    *left, last = asked(*successors)
    assert left == [f"What {who} done since about {matter}?" for matter in LEFT]
    assert last.startswith("Who carries out what had been agreed")


def test_where_there_is_no_successor_nobody_is_asked():
    assert asked() == []


def test_general_questions_and_gaps_are_for_councils_that_exist():
    counts = {
        "performance": Performance(upheld=12, not_upheld=8, satisfactory_remedies=2, late=3),
        "improvements": ImprovementCounts(published=2, on_time=2, late=0, not_complied=0),
    }
    there, gone = (facts(council=each, **counts) for each in (CUMBERLAND, CUMBRIA))
    assert [each.text.split()[0] for each in questions(there)] == ["What", "How", "How"]
    assert questions_after_closing(gone) == ()


def test_of_few_cases_the_cases_are_asked_about():
    few = facts(council=CUMBRIA, performance=Performance(upheld=3))
    assert [(each.text, each.because) for each in questions_after_closing(few)] == [
        (
            "What did each of the decisions find, and what followed from it?",
            "All 3 complaints investigated were upheld: too few for a rate to say much.",
        )
    ]
