"""A record is given back to its author once, with a comment, until it is submitted again."""

from datetime import timedelta

import pytest

from councils.models import GivenBack, Owned
from councils.ownership.steps import give
from councils.ownership.work import work_of
from councils.refusals import Refused
from councils.returns.steps import give_back, given_back, refuse_given_back, submit_again
from letters.models import Letter
from tests import factories
from tests.councils.ownership.people import AT, colleague
from tests.letters.models import rows

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=2)


@pytest.fixture
def ann():
    return colleague("ann")


@pytest.fixture
def bob():
    return colleague("bob", "Reviewer")


def test_its_author_looks_after_it_and_reads_why(ann, bob):
    row = factories.decision()
    give_back(row, " Shorten it. ", ann, by=bob, at=AT)
    (item,) = work_of([ann.pk], LATER)
    assert (item.record, item.given_back, item.age) == (row, given_back(row), "2 days")
    assert item.is_next == "given back by Bob: Shorten it."
    with pytest.raises(Refused, match=r"^Bob gave it back on 1 August 2024, 10\.00am: it is"):
        refuse_given_back(row)


def test_a_long_comment_is_cut_where_there_is_little_room(ann, bob):
    give_back(factories.decision(), "Shorten it. " * 100, ann, by=bob, at=AT)
    (item,) = work_of([ann.pk], AT)
    assert item.is_next.endswith("Shorten it. …")
    assert len(item.is_next) < 250


def test_who_had_taken_it_hands_it_to_its_author(ann, bob):
    row = factories.decision()
    give(row, bob, by=bob, at=AT)
    give_back(row, "Shorten it.", ann, by=bob, at=AT)
    assert work_of([bob.pk], AT) == []
    assert Owned.objects.get().owner == ann


def test_where_its_author_may_not_work_on_it_nobody_looks_after_it(ann, bob):
    row, other = factories.decision(), factories.decision()
    give(row, bob, by=bob, at=AT)
    ann.groups.clear()
    give_back(row, "Shorten it.", ann, by=bob, at=AT)
    give_back(other, "Shorten it.", None, by=bob, at=AT)
    assert not Owned.objects.exists()
    assert GivenBack.objects.open().count() == 2


def test_it_is_given_back_with_a_comment_and_once(ann, bob):
    row = factories.decision()
    with pytest.raises(Refused, match="Say what is to be done"):
        give_back(row, " \n", ann, by=bob, at=AT)
    give_back(row, "Shorten it.", ann, by=bob, at=AT)
    with pytest.raises(Refused, match="Bob gave it back"):
        give_back(row, "And that.", ann, by=bob, at=LATER)


def test_submitted_again_it_is_gone_from_view_and_kept(ann, bob):
    row = factories.decision(text_approved_at=None)
    give_back(row, "Shorten it.", ann, by=bob, at=AT)
    submit_again(row, by=ann, at=LATER)
    assert given_back(row) is None
    assert work_of([ann.pk], LATER) == []
    kept = GivenBack.objects.get()
    assert (kept.comment, kept.submitted_by, kept.submitted_at) == ("Shorten it.", ann, LATER)
    with pytest.raises(Refused, match="was not given back"):
        submit_again(row, by=ann, at=LATER)
    give_back(row, "Once more.", ann, by=bob, at=LATER)
    assert given_back(row).comment == "Once more."


def test_what_was_somebodys_before_stays_theirs(ann, bob):
    row = factories.decision(text_approved_at=None)
    give(row, ann, by=ann, at=AT)
    give_back(row, "Shorten it.", ann, by=bob, at=LATER)
    submit_again(row, by=ann, at=LATER)
    assert Owned.objects.get().owner == ann


def test_what_is_deleted_takes_its_comment_along(bob):
    give_back(rows.letter(), "Shorten it.", None, by=bob, at=AT)
    Letter.objects.get().delete()
    assert not GivenBack.objects.exists()


def test_another_kind_with_the_same_key_is_another_record(ann, bob):
    decision = factories.decision()
    recommendation = factories.recommendation(decision, pk=decision.pk)
    give_back(recommendation, "Shorten it.", ann, by=bob, at=AT)
    assert given_back(decision) is None
