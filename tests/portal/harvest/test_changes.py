"""Whoever follows what changed has at every moment what a whole harvest finds, byte for byte."""

from datetime import date

import pytest

from complaints.models import Category, Decision, Recommendation, Subject
from councils.models import Council
from councils.public_record import changing_public_record
from councils.years import london_instant
from tests import factories
from tests.complaints.suspensions import suspended
from tests.portal.harvest.conftest import SHOWN, of
from tests.portal.harvest.mirror import Mirror, whole

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


def test_a_copy_is_at_every_step_what_a_whole_harvest_finds(mirror, client, clock, kent):
    """Each step, what of it is told, and that nothing is told of what nobody sees."""
    essex = factories.council("Essex County Council", region="East of England")
    first = mirror.harvest()
    assert [each[2] for each in first if each[1] == "decisions"] == [
        "24 000 001", "24 000 002", "24 000 003",
    ]  # fmt: skip
    assert len(first) == 3 + 4
    assert mirror.bytes() == whole(client)
    assert all(row["statement"] for row in mirror.rows["decisions"].values())

    def told(step=None, at=None):
        if step:
            with changing_public_record():
                step()
        if at:
            clock.set(at)
        heard = mirror.harvest()
        assert mirror.bytes() == whole(client)
        assert mirror.harvest() == []
        return sorted({each[:3] for each in heard})

    one, two, three = "24 000 001", "24 000 002", "24 000 003"
    improvements = "service-improvements"
    assert told() == []
    assert told(lambda: of(SHOWN[0]).update(summary="We changed it.")) == [("is", "decisions", one)]
    assert told(lambda: of(SHOWN[0]).update(received_on=date(2024, 1, 8))) == []
    # What is not public yet is edited, and its day comes.
    unseen = ["25000001", "25000002"]
    assert told(lambda: Decision.objects.filter(reference__in=unseen).update(summary="New.")) == []
    assert told(at=london_instant("2025-06-21 09:29")) == []
    assert told(at=london_instant("2025-06-21 09:30")) == [("is", "decisions", "25 000 002")]
    assert told(at=london_instant("2025-06-22 23:59")) == []
    assert told(at=london_instant("2025-06-23 00:00")) == [("is", "decisions", "25 000 001")]
    # Withheld, edited meanwhile, restored.
    gone = [("gone", "decisions", two), ("gone", improvements, two)]
    assert told(lambda: of(SHOWN[1]).update(withheld_reason="consent")) == gone
    assert told(lambda: of(SHOWN[1]).update(title="", summary="Hidden words.")) == []
    restored = [("is", "decisions", two), ("is", improvements, two)]
    assert told(lambda: of(SHOWN[1]).update(withheld_reason="")) == restored
    # Hidden and shown again before anybody asked.
    of(SHOWN[1]).update(withheld_reason="consent")
    assert told(lambda: of(SHOWN[1]).update(withheld_reason="")) == []
    # An outcome is recorded before its day: nobody sees it until then.
    due = Recommendation.objects.filter(due_on=date(2025, 6, 25))
    done = {"outcome": "complied", "done_on": date(2025, 6, 23), "recorded_on": date(2025, 6, 23)}
    assert told(lambda: due.update(**done)) == []
    assert told(at=london_instant("2025-06-25 23:00")) == []
    assert told(at=london_instant("2025-06-26 00:00")) == [("is", improvements, three)]
    private = Recommendation.objects.filter(kind="personal_remedy")
    assert told(lambda: private.update(due_on=date(2025, 1, 1))) == []
    # The year's figures, and with them what became of improvements, and letters.
    found = told(at=london_instant("2025-07-01 00:00"))
    assert ("is", "letters", "kent-county-council") in found
    assert [each for each in found if each[1] == improvements] == [
        ("is", improvements, each) for each in (one, two, three)
    ]
    # Names, and what is moved; another reference.
    assert len(told(lambda: Council.objects.filter(pk=kent.pk).update(name="Kent"))) == 9
    assert len(told(lambda: Subject.objects.update(name="Homeless people"))) == 6
    assert len(told(lambda: Category.objects.update(slug="homes"))) == 6
    assert told(lambda: of(SHOWN[0]).update(council=essex)) == [
        ("is", "decisions", one),
        ("is", improvements, one),
    ]
    assert told(lambda: of(SHOWN[0]).update(reference="24000009")) == [
        ("gone", "decisions", one),
        ("gone", improvements, one),
        ("is", "decisions", "24 000 009"),
        ("is", improvements, "24 000 009"),
    ]
    # No longer required, withdrawn, deleted.
    ended = Recommendation.objects.filter(decision__reference=SHOWN[1])
    assert told(lambda: ended.update(
        no_longer_required_at=london_instant("2025-06-30 12:00"),
        no_longer_required_reason="It is closed.",
    )) == [("gone", improvements, two)]  # fmt: skip
    now = london_instant("2025-07-02 12:00")
    taken_back = told(lambda: suspended("2024-25", now), at=now)
    assert ("gone", "letters", "kent-county-council") in taken_back
    assert told(lambda: of("25000001").get().delete()) == [("gone", "decisions", "25 000 001")]

    afresh = Mirror(client, page_size=50)
    heard = afresh.harvest()
    assert afresh.bytes() == mirror.bytes() == whole(client)
    assert afresh.rows == mirror.rows
    assert len(heard) == len(set(heard))


def test_two_that_change_their_names_with_each_other(mirror, client):
    mirror.harvest()
    of(SHOWN[0]).update(reference="2400000X")
    of(SHOWN[1]).update(reference=SHOWN[0], summary="The second.")
    of("2400000X").update(reference=SHOWN[1], summary="The first.")
    assert ("gone", "decisions", "24 000 001") not in mirror.harvest()
    assert mirror.bytes() == whole(client)
    assert mirror.rows["decisions"]["24 000 001",]["summary"] == "The second."


def test_what_changes_between_two_pages_is_neither_missed_nor_left_old(mirror, client, clock):
    mirror.harvest()
    Decision.objects.filter(reference__in=SHOWN).update(summary="All three.")
    address = f"/api/v1/decisions/?changed_since={mirror.cursors['decisions']}&page_size=2"
    following = mirror._page("decisions", address)
    of(SHOWN[0]).update(summary="Once more.")
    of(SHOWN[2]).update(withheld_reason="consent")
    while following:
        following = mirror._page("decisions", following)
    mirror.harvest()
    assert mirror.bytes() == whole(client)
    assert list(mirror.rows["decisions"]) == [("24 000 001",), ("24 000 002",)]
