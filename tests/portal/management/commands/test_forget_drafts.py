"""Drafts that nobody came back for."""

from datetime import timedelta

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
