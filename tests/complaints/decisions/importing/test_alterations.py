"""What a file alters of one field, in the words of a command and in those of a screen."""

from types import SimpleNamespace

import pytest

from complaints.decisions.importing.alterations import alter
from complaints.models import Decision

FIELDS = [
    ("outcome", "upheld", "Outcome: Not upheld → Upheld"),
    ("satisfactory_remedy", True, "Satisfactory remedy: no → yes"),
    ("summary", "We found fault.", "Summary changed"),
    ("acted_for", "Acme", "Who acted for the council changed"),
]


@pytest.mark.parametrize(("name", "value", "words"), FIELDS)
def test_a_field_that_is_another_is_set_and_noted_twice(name, value, words):
    decision = Decision(outcome="not_upheld", satisfactory_remedy=False, summary="Before")
    plan = SimpleNamespace(details=[], differences=[], changes_text=False)
    assert alter(decision, name, value, "label", plan)
    assert getattr(decision, name) == value
    assert [str(each) for each in plan.differences] == [words]
    assert len(plan.details) == 1
    assert "Before" not in str(plan)
    assert not alter(decision, name, value, "label", plan)
    assert len(plan.details) == 1


def test_on_a_screen_it_says_what_it_belongs_to():
    plan = SimpleNamespace(details=[], differences=[], changes_text=False)
    alter(Decision(outcome="upheld"), "outcome", "not_upheld", "outcome", plan, "Recommendation 2")
    assert str(plan.differences[0]) == "Recommendation 2: outcome: Upheld → Not upheld"
