from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from complaints.models import Decision
from councils.models import PublicRecord
from tests.factories import council
from tests.files import csv_file

pytestmark = pytest.mark.django_db
FILE = "reference,council,decided_on,outcome,summary\n24018407,Kent,2025-03-14,upheld,Words\n"


@pytest.fixture
def path(tmp_path):
    council("Kent County Council")
    return csv_file(tmp_path, FILE)


def test_decisions_are_loaded_and_their_texts_wait_for_approval(path):
    call_command("import_decisions", path, verbosity=0)
    assert Decision.objects.get().text_approved_at is None


def test_texts_are_approved_by_the_option(path):
    call_command("import_decisions", path, texts_approved=True, verbosity=0)
    approved_at = Decision.objects.get().text_approved_at
    assert timezone.now() - approved_at < timedelta(minutes=1)


def test_a_dry_run_lists_what_would_change(path, capsys):
    call_command("import_decisions", path, dry_run=True)
    assert not Decision.objects.exists()
    assert capsys.readouterr().out == (
        "new: 24 018 407\nnew: 1, changed: 0, unchanged: 0, left as they are: 0\n"
        "This was a dry run: nothing was loaded.\n"
    )


def test_a_demonstration_refuses(path):
    PublicRecord.objects.create(pk=1, demonstration=True)
    with pytest.raises(CommandError) as error:
        call_command("import_decisions", path, verbosity=0)
    assert str(error.value) == (
        "nothing was loaded.\nThis portal holds a demonstration: an instance is a demonstration or"
        " real, never both. Empty it first with: manage.py remove_demo"
    )
