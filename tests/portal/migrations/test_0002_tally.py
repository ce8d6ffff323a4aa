"""What was kept with addresses and names is gone once the portal counts under digests."""

from importlib import import_module

import pytest
from axes.models import AccessAttempt
from django.apps import apps


@pytest.mark.django_db
def test_no_address_that_was_kept_before_is_left():
    AccessAttempt.objects.create(
        username="mary", ip_address="203.0.113.7", user_agent="", failures_since_start=4
    )
    import_module("portal.migrations.0002_tally").forget_addresses(apps, None)
    assert not AccessAttempt.objects.exists()
