"""What a restore undoes that protected somebody is named."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from complaints.models import Decision
from councils.attachments.steps import attach
from councils.models import Attachment
from letters.models import Message
from portal.backups import undone as module
from portal.backups.undone import Protected, protected, undone
from tests import factories
from tests.complaints.colleagues import AT
from tests.councils.attachments.files import PDF
from tests.portal.backups.fresh import fresh_database

NOBODY = Protected(frozenset(), frozenset(), frozenset())


@pytest.fixture
def now():
    return timezone.now()


def test_what_was_hidden_and_is_public_is_named(transactional_db, now):
    made = factories.decision(reference="24018407", text_approved_at=None)
    factories.decision()
    before = protected(now)
    assert before.references == {"24018407"}
    assert undone(before, now) == []
    approved = now - timedelta(days=300)
    Decision.objects.filter(pk=made.pk).update(text_approved_at=approved)
    assert undone(before, now) == ["Decisions that were hidden and are PUBLIC AGAIN: 24018407"]


def test_suspensions_and_letters_that_are_no_longer_are_named(transactional_db, now):
    before = Protected(frozenset(), frozenset({"2023-24"}), frozenset({"Kent"}))
    assert not Message.objects.exists()
    assert undone(before, now) == [
        "Figures that were suspended and are PUBLIC AGAIN: 2023-24",
        "Letters that were sent and count as not sent: Kent",
    ]
    assert undone(NOBODY, now) == []


def test_attachments_that_were_removed_and_are_kept_are_named(transactional_db, now):
    by = User.objects.create_superuser("ann")
    made = attach(factories.decision(reference="24018407"), "Mrs Smith.pdf", PDF, by=by, at=AT)
    attach(made.record, "other.pdf", PDF, by=by, at=AT)
    Attachment.objects.filter(pk=made.pk).update(
        name="", removed_by=by, removed_at=AT, removed_because="Why."
    )
    before = protected(now)
    assert undone(before, now) == []
    Attachment.objects.filter(pk=made.pk).update(
        name="Mrs Smith.pdf", removed_by=None, removed_at=None, removed_because=""
    )
    assert undone(before, now) == [
        "Attachments that were removed and ARE KEPT AGAIN, to be removed anew:"
        " 24 018 407 (PDF attached on 1 July 2025, 9.30am)"
    ]


def test_of_very_many_the_first_are_named(transactional_db, now, monkeypatch):
    monkeypatch.setattr(module, "NAMED", 2)
    before = Protected(frozenset(), frozenset(), frozenset({"A", "B", "C", "D"}))
    assert undone(before, now) == ["Letters that were sent and count as not sent: A, B and 2 more"]


def test_an_empty_database_tells_nothing(transactional_db, tmp_path, now):
    with fresh_database(tmp_path):
        assert protected(now) is None
