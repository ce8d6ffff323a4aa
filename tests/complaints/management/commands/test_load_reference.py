import pytest
from django.core.management import call_command

from complaints.models import Category, Subject, YearNote

pytestmark = pytest.mark.django_db


def test_reference_data_is_loaded_once(capsys):
    call_command("load_reference", verbosity=0)
    counts = Category.objects.count(), Subject.objects.count(), YearNote.objects.count()
    assert all(counts)
    call_command("load_reference")
    assert (Category.objects.count(), Subject.objects.count(), YearNote.objects.count()) == counts
    assert capsys.readouterr().out == (
        f"new: 0, changed: 0, unchanged: {sum(counts)}, left as they are: 0\n"
    )
