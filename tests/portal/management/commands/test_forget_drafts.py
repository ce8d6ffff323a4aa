"""Drafts that nobody came back for, at the start of the server."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.models import Draft
from portal.staff.drafts import KEPT_FOR, Field, keep
from tests.portal.staff.sign_in import colleague


@pytest.mark.django_db
def test_old_ones_go_and_new_ones_stay():
    now, mary = timezone.now(), colleague("mary")
    for name in ("new", "old"):
        keep(mary, f"/admin/{name}/", [Field("text", "a")], now)
    old = now - KEPT_FOR - timedelta(minutes=1)
    Draft.objects.filter(address="/admin/old/").update(kept_at=old)
    call_command("forget_drafts")
    assert [each.address for each in Draft.objects.all()] == ["/admin/new/"]


def test_every_start_forgets_them():
    assert "manage forget_drafts\n" in Path("script/prepare").read_text()
