"""All that waits is compared."""

import pytest
from django.core.management import call_command

from portal.models import ToldRow, TouchedRow
from tests import factories

pytestmark = pytest.mark.django_db


def test_all_that_waits_is_compared(monkeypatch, capsys):
    monkeypatch.setattr("portal.harvest.record.MOST", 2)
    council = factories.council()
    for _ in range(5):
        factories.decision(council)
    call_command("note_changes")
    assert (ToldRow.objects.count(), TouchedRow.objects.count()) == (5, 0)
    assert capsys.readouterr().out == ""


def test_where_nothing_may_be_written_nothing_is(settings):
    settings.READ_ONLY = True
    factories.decision()
    call_command("note_changes")
    assert ToldRow.objects.count() == 0
