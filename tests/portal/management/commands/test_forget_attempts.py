"""What was counted and counts no more."""

from datetime import timedelta

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
