"""How the jobs stand, for whoever watches."""

from datetime import timedelta

import pytest

from councils.jobs.queue import RECENT, Queue, queue
from councils.jobs.worker import LOCK
from councils.mail.lock import alone
from tests.councils.jobs.counting import AT
from tests.councils.rows import job

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_nothing_waits():
    assert queue(AT) == Queue(0, 0, 0, timedelta(), is_worked=False)


def test_what_waits_is_counted_with_the_age_of_the_oldest():
    job(concerns="1", asked_at=AT - HOUR)
    job(concerns="2", asked_at=AT)
    job(concerns="3", state="working", asked_at=AT - 2 * HOUR)
    job(concerns="4", state="done", asked_at=AT - 9 * HOUR, ended_at=AT)
    with alone(LOCK):
        assert queue(AT) == Queue(2, 1, 0, 2 * HOUR, is_worked=True)


def test_what_failed_is_told_for_a_day():
    job(concerns="1", state="failed", ended_at=AT - RECENT)
    job(concerns="2", state="failed", ended_at=AT - RECENT + timedelta(seconds=1))
    job(concerns="3", state="refused", ended_at=AT)
    assert queue(AT).failed == 1
