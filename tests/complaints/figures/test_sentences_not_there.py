"""What is said of figures of a year in which a council was not there: only what is counted."""

from types import SimpleNamespace

import pytest

from complaints.figures.performance import Performance
from complaints.figures.sentences import why_not_compared
from councils.models import Council
from councils.years import Year

KENT = Council(name="Kent County Council", short_name="Kent", type="county")


def said(performance, *, not_yet=False, existed=False):
    row = SimpleNamespace(existed=existed, not_yet=not_yet, performance=performance)
    return why_not_compared(KENT, Year(2024), row)


@pytest.mark.parametrize(
    ("performance", "sentence"),
    [
        (
            Performance(upheld=1, on_time=1, late=0, not_complied=0),
            "What is counted here was decided, or its outcome recorded, after it had closed, and is"
            " compared with no other council.",
        ),
        (
            Performance(upheld=1, on_time=0, late=0, not_complied=0),
            "What is counted here was decided after it had closed, and is compared with no other"
            " council.",
        ),
        (
            Performance(referred_back=1, on_time=None),
            "What is counted here was decided after it had closed, and is compared with no other"
            " council.",
        ),
        (
            Performance(on_time=0, late=0, not_complied=2),
            "Only outcomes of earlier decisions are counted here, recorded after it had closed."
            " They are compared with no other council.",
        ),
        (Performance(), "Nothing is counted here."),
    ],
)
def test_after_it_had_closed(performance, sentence):
    start = "Kent County Council no longer existed in 2024-25. "
    assert said(performance) == start + sentence


def test_before_it_opened_and_while_it_was_there():
    assert said(Performance(upheld=1), not_yet=True) == (
        "Kent County Council did not exist yet in 2024-25. What is counted here was decided before"
        " it opened, and is compared with no other council."
    )
    assert said(Performance(upheld=1), existed=True) == ""
