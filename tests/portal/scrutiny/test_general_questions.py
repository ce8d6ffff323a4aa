"""General questions: each where it has a figure, and in a neighbouring case where it has none."""

import pytest

from complaints.figures.performance import Performance
from portal.scrutiny import general_questions as rules
from portal.scrutiny.questions import questions
from tests.portal.scrutiny.records import facts


def general(**counts) -> list[tuple[str, str]]:
    asked = questions(facts(performance=Performance(**counts)))
    return [each.because for each in asked]


def test_general_questions_where_nothing_prompts_one():
    assert general(upheld=17, not_upheld=7, satisfactory_remedies=2, referred_back=12) == [
        "17 of 24 complaints investigated were upheld.",
        "In 2 of 17 upheld cases it had already offered a satisfactory remedy.",
        "12 of 36 complaints dealt with were referred back for the council to answer first.",
    ]
    assert general(not_upheld=12) == ["None of the 12 complaints investigated was upheld."]


@pytest.mark.parametrize(
    ("upheld", "offered", "said"),
    [
        (12, 0, "In none of the 12 upheld cases had it already offered a satisfactory remedy."),
        (10, 1, "In 1 of 10 upheld cases it had already offered a satisfactory remedy."),
        (9, 0, None),
        (9, None, None),
    ],
)
def test_what_was_offered_is_asked_about_from_ten_cases_on(upheld, offered, said):
    performance = Performance(upheld=upheld, satisfactory_remedies=offered)
    found = rules.remedies_offered(facts(performance=performance))
    assert (found and found.because) == said


def test_the_one_complaint_that_was_referred_back():
    found = rules.referred_back(facts(performance=Performance(referred_back=1)))
    assert found.because == (
        "The one complaint dealt with was referred back for the council to answer first."
    )


def test_of_few_cases_the_cases_are_asked_about():
    assert general(upheld=2, not_upheld=1, satisfactory_remedies=None, referred_back=1) == [
        "2 of 3 complaints investigated were upheld: too few for a rate to say much.",
        "1 of 4 complaints dealt with was referred back for the council to answer first.",
    ]
    one = questions(facts(performance=Performance(upheld=1)))
    assert [(each.text, each.because) for each in one] == [
        (
            "What did the decision find, and what followed from it?",
            "The one complaint investigated was upheld: too few for a rate to say much.",
        ),
    ]


def test_where_none_was_investigated_residents_are_asked_about():
    assert general() == [
        "The Ombudsman investigated no complaints in 2024-25, and dealt with none."
    ]
    assert general(advice_given=3) == [
        "The Ombudsman investigated no complaints in 2024-25, and dealt with 3 complaints in all."
    ]
