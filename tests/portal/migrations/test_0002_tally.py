"""What was kept with addresses and names is gone once the portal counts under digests."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_address_that_was_kept_before_is_left():
    made = import_module("portal.migrations.0002_tally")
    before = MigrationLoader(connection).project_state(made.Migration.dependencies).apps
    kept = before.get_model("axes", "AccessAttempt").objects
    kept.create(username="mary", ip_address="203.0.113.7", user_agent="", failures_since_start=4)
    made.forget_addresses(before, None)
    assert not kept.exists()
