"""Long work is asked for once, seen by who may, and called off while it waits."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from councils.jobs.asking import KEPT_FOR, call_off, forget_old, jobs_of
from councils.jobs.worker import work_on_next
from councils.models import Job
from tests.councils.jobs.asked import asked, colleague, kind
from tests.councils.jobs.counting import AT

__all__ = ["kind"]
pytestmark = pytest.mark.django_db


def test_what_waits_already_is_not_asked_for_twice(kind):
    ann, ben = colleague("ann"), colleague("ben")
    first = asked(kind, ann, concerns="Shire")
    assert asked(kind, ben, concerns="Shire") == first
    assert asked(kind, ben, concerns="Other") != first
    work_on_next(lambda: AT)
    assert asked(kind, ben, concerns="Shire") != first


def test_what_concerns_nothing_by_name_is_the_same_for_the_same_person_alone(kind):
    ann, ben = colleague("ann"), colleague("ben")
    first = asked(kind, ann, seen=[[1, 2]])
    assert asked(kind, ann, seen=[[1, 2]]) == first
    assert len({first, asked(kind, ann, seen=[[1, 3]]), asked(kind, ben, seen=[[1, 2]])}) == 3


def test_who_sees_it(kind):
    ann, ben = colleague("ann"), colleague("ben")
    head = colleague("head", "view_council", "view_job")
    blind = colleague("blind", "view_job")
    made = asked(kind, ann)
    assert list(jobs_of(ann)) == list(jobs_of(head)) == [made]
    assert list(jobs_of(ben)) == list(jobs_of(blind)) == []
    ann.user_permissions.clear()  # she may not do this any longer, nor read of it
    assert not jobs_of(User.objects.get(username="ann")).exists()


def test_it_is_called_off_while_it_waits(kind):
    ann = colleague("ann")
    first = asked(kind, ann)
    assert call_off(first, at=AT)
    assert work_on_next(lambda: AT) is None
    second = asked(kind, ann)
    Job.objects.filter(pk=second.pk).update(state="working")
    assert not call_off(second, at=AT)
    assert [each.state for each in Job.objects.order_by("pk")] == ["called_off", "working"]


def test_what_ended_long_ago_is_forgotten(kind):
    ann = colleague("ann")
    asked(kind, ann)
    work_on_next(lambda: AT)
    waits = asked(kind, ann)
    forget_old(AT + KEPT_FOR)
    assert Job.objects.count() == 2
    forget_old(AT + KEPT_FOR + timedelta(seconds=1))
    assert Job.objects.get() == waits
