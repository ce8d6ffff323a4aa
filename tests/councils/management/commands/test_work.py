"""The worker as a command: it does what waits, and ends when it is told."""

import pytest
from django.core.management import call_command, load_command_class

from councils.jobs.asking import KEPT_FOR
from councils.mail.lock import AlreadySending
from councils.management.commands import work
from councils.models import Job
from tests.councils.jobs.asked import asked, colleague, kind
from tests.councils.jobs.counting import AT

__all__ = ["kind"]
pytestmark = pytest.mark.django_db


def test_it_does_all_that_waits(kind):
    ann = colleague("ann")
    for title in ("One", "Two"):
        asked(kind, ann, title)
    call_command("work", "--once")
    assert set(Job.objects.values_list("title", "state")) == {("One", "done"), ("Two", "done")}


def test_what_ended_long_ago_is_forgotten_while_it_works(kind):
    ann = colleague("ann")
    asked(kind, ann, "One")
    call_command("work", "--once")
    Job.objects.update(ended_at=AT - KEPT_FOR)
    asked(kind, ann, "Two")
    call_command("work", "--once")
    assert Job.objects.get().title == "Two"


def taken(lock):
    raise AlreadySending(lock)


@pytest.mark.parametrize("hindered", ["read only", "another"])
def test_it_does_nothing_while_nothing_is_written_or_another_is_at_it(
    kind, settings, monkeypatch, hindered
):
    asked(kind, colleague("ann"))
    if hindered == "read only":
        settings.READ_ONLY = True
    else:
        monkeypatch.setattr(work, "alone", taken)
    call_command("work", "--once")
    assert Job.objects.get().state == "waiting"


def test_told_to_stop_it_ends_what_it_is_at_and_no_more(kind, monkeypatch):
    command = load_command_class("councils", "work")
    ann = colleague("ann")
    for title in ("One", "Two"):
        asked(kind, ann, title)
    do = work.work_on_next

    def stopped(clock):
        command.stopped.set()  # as a signal does
        return do(clock)

    monkeypatch.setattr(work, "work_on_next", stopped)
    command.handle(once=False)
    assert list(Job.objects.order_by("pk").values_list("state", flat=True)) == ["done", "waiting"]
