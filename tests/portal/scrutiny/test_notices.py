"""What stands before the figures, to whom it concerns and to nobody else."""

from datetime import date, timedelta

import pytest

from complaints.statistics.own_revisions import OwnRevision
from councils.years import london_midnight
from portal.scrutiny.notices import revised
from tests import factories
from tests.portal.scrutiny.made_packs import AT, INSTANT, made

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAY = date(2024, 4, 1)


def test_a_revision_of_another_council_is_none_of_its_own(kent):
    factories.decision(factories.council("Essex County Council"))
    factories.release("2024-25", public_at=AT - SECOND, reason="Essex was missing.")
    assert made(kent).notices == ()


def test_a_revision_is_told_by_what_it_changed(kent):
    def said(*changed):
        names = ("counts", "beside", "breakdown")
        of = [
            OwnRevision(
                2 + n, INSTANT + timedelta(days=n), 1, **{k: k in names[i : i + 1] for k in names}
            )
            for n, i in enumerate(changed)
        ]
        return [each.split(". ")[0] for each in revised(kent, of, 9)]

    assert said(2) == [
        "Revised on 1 July 2025: no total of Kent County Council changed, but its breakdown by"
        " category did"
    ]
    assert said(1, 2) == [
        "Revised on 1 July 2025 and 2 July 2025: no count of Kent County Council changed, but the"
        " number of residents used, or what else stands beside the counts, did"
    ]
    assert said(2, 0) == [
        "Revised on 1 July 2025 and 2 July 2025: Kent County Council’s own figures changed"
    ]
    assert said(3) == []


def test_a_reorganisation_is_told_to_both_sides():
    old = factories.council("Old County", closed_on=DAY)
    new = factories.council("New Council", type="unitary", opened_on=DAY)
    old.successors.add(new)
    at = london_midnight(date(2025, 8, 1))
    for council in (old, new):
        factories.decision(council)
    factories.release("2024-25", public_at=INSTANT)
    assert made(old, at).notices == (
        "Old County closed on 1 April 2024 and was replaced by New Council.",
        "Old County no longer existed in 2024-25. What is counted here was decided after it had"
        " closed, and is compared with no other council.",
    )
    assert made(new, at).notices == (
        "New Council opened on 1 April 2024 and replaced Old County. Their figures are not joined"
        " to its own.",
    )
    for council in (old, new):
        assert "Who carries out what" in made(council, at).questions[0].text
