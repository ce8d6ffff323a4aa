"""A letter is public from its release's instant on, and not a second before."""

from datetime import date, timedelta

import pytest

from complaints.releases.steps import approval
from letters.models import Letter
from tests import factories
from tests.complaints.preparation import ben
from tests.letters.correspondence import (
    AFTER,
    BEFORE,
    INSTANT,
    WRITTEN,
    approved,
    composed,
    letter,
    sent,
)

pytestmark = pytest.mark.django_db


def names(at) -> list[str]:
    return sorted(Letter.objects.public(at).values_list("council__name", flat=True))


def test_only_what_was_sent_is_public_and_only_from_the_instant():
    composed()
    approved("Essex")
    sent("Kent")
    assert names(BEFORE) == []
    assert names(INSTANT) == names(AFTER) == ["Kent County Council"]
    assert [letter("Kent").state(at) for at in (BEFORE, INSTANT)] == ["sent", "public"]
    assert letter("Surrey").state(AFTER) == "draft"
    assert letter("Essex").state(AFTER) == "approved"


def test_what_is_sent_after_the_instant_is_public_once_it_is_sent():
    composed()
    sent("Kent", at=AFTER + timedelta(days=2))
    assert names(AFTER + timedelta(days=1)) == []
    assert names(AFTER + timedelta(days=2)) == ["Kent County Council"]


def test_a_letter_of_a_withdrawn_release_never_is():
    release = composed()
    sent("Kent")
    approval.withdraw(release, "A mistake.", by=ben(), at=WRITTEN + timedelta(days=1))
    assert names(AFTER) == []
    assert letter("Kent").state(AFTER) == "sent"


def test_an_older_letter_without_a_release_is_public_from_its_approval():
    kent = factories.council()
    made = Letter.objects.create(
        council=kent,
        year="2015-16",
        source="uploaded",
        dated_on=date(2016, 7, 1),
        composed_at=AFTER,
    )
    assert names(AFTER) == []
    Letter.objects.filter(pk=made.pk).update(by_command=True, approved_at=AFTER, sent_at=AFTER)
    assert names(BEFORE) == []
    assert names(AFTER) == [kent.name]


def test_of_several_issues_the_newest_public_one_is_current():
    composed()
    first = sent("Kent")
    second = Letter.objects.create(
        council=first.council,
        year=first.year,
        issue=2,
        reason="A slip.",
        release=first.release,
        published_with=first.release,
        dated_on=first.dated_on,
        content=first.content,
        composed_at=AFTER,
        by_command=True,
        approved_at=AFTER,
    )
    assert list(Letter.objects.current(AFTER)) == [first]
    Letter.objects.filter(pk=second.pk).update(sent_at=AFTER)
    assert list(Letter.objects.current(AFTER)) == [second]
    assert set(Letter.objects.public(AFTER)) == {first, second}
