"""Did you mean: of what the public may read, and of nothing else."""

from datetime import date

import pytest

from complaints.decisions.search.suggestions import did_you_mean
from complaints.models import Decision
from councils.years import london_midnight
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_midnight(date(2026, 1, 1))


def meant(text: str) -> str:
    return did_you_mean(text, Decision.objects.public(AT))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("homelesness", "homelessness"),
        ("Homelesness dellay", "homelessness delay"),
        ('"safeguarding delay" -homelesness', ""),
        ("safegaurding", "safeguarding"),
        ('"safegaurding delay"', ""),  # no decision has that, one word after the other
        ("delay", ""),
        ("dlay xylophone", ""),
        ("qqqq", ""),
        ("12345", ""),
    ],
)
def test_unknown_words_are_replaced_where_that_finds_something(typed, said):
    factories.decision(summary="A delay in homelessness, and in safeguarding.")
    assert meant(typed) == said


def test_the_words_of_subjects_are_known():
    factories.decision(subject=factories.subject("Housing", "Housing", "Allocations"))
    assert meant("alocations") == "allocations"


def test_what_is_hidden_is_never_offered():
    hidden = {"summary": "A zebrawithheld case."}
    factories.decision(withheld_reason="consent", **hidden)
    factories.decision(text_approved_at=None, **hidden)
    factories.decision(decided_on=date(2025, 12, 30), **hidden)
    factories.decision(outcome="referred_back", **hidden)
    assert meant("zebrawithheldd") == ""
    changed = factories.decision(**hidden)
    assert meant("zebrawithheldd") == "zebrawithheld"
    Decision.objects.filter(pk=changed.pk).update(summary="Something else.")
    assert meant("zebrawithheldd") == ""
