"""A revision: a draft of the next edition, made only where it revises something."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from complaints.models import Release
from complaints.releases.steps.approval import approve, withdraw
from complaints.releases.steps.preparation import discard, submit
from complaints.releases.steps.revisions import WordsToConfirm, revise, soonest
from councils.public_record import public_record
from councils.refusals import Refused
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

AT = london_instant("2025-09-01 10:00")
NEXT = london_instant("2025-09-02 09:30")
WHY = "One case had been recorded with the wrong outcome."


@pytest.fixture
def anna():
    return User.objects.create(username="anna")


@pytest.fixture
def ben():
    return User.objects.create(username="ben")


@pytest.fixture
def drifted():
    """A public release, of which one case has changed since."""
    kent = factories.council("Kent County Council")
    decision = factories.decision(kent)
    factories.decision(kent)
    release = factories.release()
    decision.outcome = "not_upheld"
    decision.save()
    return release


def revised(release, by, **fields):
    return revise(release, **{"reason": WHY, "public_at": NEXT, "by": by, "at": AT} | fields)


def refused(release, by, **fields) -> str:
    editions, version = Release.objects.count(), public_record().version
    with pytest.raises(Refused) as refusal:
        revised(release, by, **fields)
    assert (Release.objects.count(), public_record().version) == (editions, version)
    return str(refusal.value)


def test_it_is_a_draft_of_the_next_edition(drifted, anna):
    made = revised(drifted, anna, reason=f"  {WHY} ")
    assert (str(made), made.state(AT), made.state(NEXT)) == ("2024-25, edition 2", "draft", "draft")
    assert (made.reason, made.public_at, made.prepared_by) == (WHY, NEXT, anna)
    assert list(made.figures.values_list("upheld", "not_upheld", "was_revised")) == [(1, 1, True)]
    assert Release.objects.current(NEXT)[made.year] == drifted


def test_once_somebody_else_has_approved_it_it_is_the_current_edition(drifted, anna, ben):
    made = revised(drifted, anna)
    submit(made, by=anna, at=AT)
    approve(made, by=ben, at=AT)
    assert Release.objects.current(NEXT - timedelta(seconds=1))[made.year] == drifted
    assert Release.objects.current(NEXT)[made.year] == made


def test_where_nothing_has_changed_there_is_nothing_to_revise(anna):
    factories.decision()
    release = factories.release()
    assert refused(release, anna) == (
        "Nothing has changed since it was counted: there is nothing to revise."
    )


def test_an_imported_year_is_not_counted_anew(anna):
    release = published("2024-25", frozen(upheld=1))
    factories.decision()
    assert refused(release, anna) == (
        "It was imported, and cannot be compared case by case: load a corrected file instead."
    )


def test_a_revision_has_its_reason(drifted, anna):
    assert refused(drifted, anna, reason=" ") == "A revision has its reason, which is public."


def test_words_that_may_identify_a_person_are_confirmed_or_changed(drifted, anna):
    reason = "The case of Mrs Smith in Kent was counted twice."
    with pytest.raises(WordsToConfirm) as refusal:
        revised(drifted, anna, reason=reason)
    assert refusal.value.words == ["Mrs Smith"]
    with pytest.raises(WordsToConfirm):
        revised(drifted, anna, reason=reason + " So was Mr Jones.", confirmed=["Mrs Smith"])
    assert not Release.objects.filter(edition=2).exists()
    assert revised(drifted, anna, reason=reason, confirmed=["Mrs Smith"]).reason == reason


def test_one_revision_at_a_time(drifted, anna, ben):
    made = revised(drifted, anna)
    assert refused(drifted, anna) == "Edition 2 of 2024-25 is a draft already."
    submit(made, by=anna, at=AT)
    assert refused(drifted, anna) == "Edition 2 of 2024-25 waits for approval."
    approve(made, by=ben, at=AT)
    assert refused(drifted, anna) == "Edition 2 of 2024-25 is announced already."
    withdraw(made, "Another case was found.", by=ben, at=AT)
    assert str(revised(drifted, anna)) == "2024-25, edition 3"


def test_a_draft_that_was_discarded_leaves_the_way_free(drifted, anna):
    discard(revised(drifted, anna), by=anna, at=AT)
    assert str(revised(drifted, anna)) == "2024-25, edition 2"


def test_only_the_current_public_edition_is_revised(drifted, anna):
    later = factories.release(public_at=london_instant("2025-08-01 09:30"), reason=WHY)
    assert refused(drifted, anna) == (
        "Only the current public edition is revised: that is edition 2."
    )
    Release.objects.filter(pk__in=[drifted.pk, later.pk]).update(
        public_at=london_instant("2025-10-01 09:30")
    )
    assert refused(drifted, anna) == (
        "2024-25 is not public: until it is, it is changed and not revised."
    )


def test_its_instant_leaves_time_to_approve_it(drifted, anna):
    assert "has passed" in refused(drifted, anna, public_at=AT)
    assert "less than two minutes" in refused(drifted, anna, public_at=AT + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2025-09-01 10:00", "2025-09-01 10:35"),
        ("2025-09-01 10:01", "2025-09-01 10:35"),
        ("2025-09-01 23:59", "2025-09-02 00:30"),
    ],
)
def test_at_once_is_half_an_hour_ahead_on_the_clock(now, then):
    at = london_instant(now)
    assert soonest(at) == london_instant(then)
    assert soonest(at) - at >= timedelta(minutes=30)
