import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> list:
    return [sorted(model.objects.values_list()) for model in (ContentType, Permission)]


def emptied() -> int:
    """How many statements that took."""
    with CaptureQueriesContext(connection) as statements:
        call_command("flush", interactive=False, verbosity=0)
    return len(statements)


def test_what_is_laid_down_is_what_django_makes(monkeypatch):
    monkeypatch.setattr(flush.emit_post_migrate_signal, "kept", {})
    many = emptied()
    made = rows()
    assert len(made[0]) > 50
    assert len(made[1]) > 200
    few = emptied()
    assert rows() == made
    assert few < many * 2 / 3  # both of them empty each table there is
    emptied()
    assert rows() == made


def test_new_ones_are_numbered_after_them():
    emptied()
    emptied()
    found = ContentType.objects.create(app_label="portal", model="nothing")
    assert Permission.objects.create(content_type=found, codename="x", name="x").pk
