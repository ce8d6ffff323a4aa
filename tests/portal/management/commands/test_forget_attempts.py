"""What was counted and counts no more, at the start of the server."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.models import Tally
from portal.staff.lockout import NAMES
from portal.throttle import WITHIN, take


@pytest.mark.django_db
def test_what_is_over_goes_and_the_rest_stays():
    new, now = NAMES.of("new"), timezone.now()
    take([new], now)
    old = now - WITHIN - timedelta(minutes=1)
    take([NAMES.of("old")], old)
    call_command("forget_attempts")
    assert [each.key for each in Tally.objects.all()] == [new.key]


def test_every_start_forgets_it():
    assert "manage forget_attempts\n" in Path("script/prepare").read_text()
