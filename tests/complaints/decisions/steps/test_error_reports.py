"""Reports of errors: kept once, closed once, with words."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from complaints.decisions.steps.error_reports import close, report
from complaints.models import ErrorReport
from councils.refusals import Refused
from councils.years import london_instant
from tests import factories

pytestmark = pytest.mark.django_db

AT = london_instant("2025-07-01 09:30")
LATER = AT + timedelta(minutes=5)


def test_the_same_words_about_the_same_page_are_kept_once():
    kent, surrey = factories.council(), factories.council()
    first = report("error", "A typing mistake", at=AT, council=kent)
    assert report("error", "A typing mistake", at=LATER, council=kent) == first
    assert report("error", "A typing mistake", at=LATER, council=surrey) != first
    assert report("identifying", "A typing mistake", at=LATER, council=kent) != first
    assert ErrorReport.objects.count() == 3


def test_what_was_closed_can_be_reported_again():
    council = factories.council()
    first = report("error", "The link is dead", at=AT, council=council)
    close(first, "Put right.", by=User.objects.create(username="one"), at=AT)
    assert report("error", "The link is dead", at=LATER, council=council) != first


def test_what_may_identify_somebody_comes_first_and_then_the_oldest():
    council = factories.council()
    made = [
        report("error", "Old", at=AT, council=council),
        report("error", "New", at=LATER, council=council),
        report("identifying", "Newest", at=LATER + timedelta(minutes=1), council=council),
    ]
    assert list(ErrorReport.objects.open()) == [made[2], made[0], made[1]]


def test_a_report_is_closed_with_words_and_once():
    made = report("error", "Wrong year", at=AT, council=factories.council())
    one, two = (User.objects.create(username=name) for name in ("one", "two"))
    with pytest.raises(Refused, match="Say what was done about it"):
        close(made, " ", by=one, at=AT)
    close(made, "It is right.", by=one, at=AT)
    with pytest.raises(Refused, match="one has closed this report already: It is right"):
        close(made, "Put right.", by=two, at=LATER)
    made.refresh_from_db()
    assert (made.answer, made.closed_by, made.closed_at) == ("It is right.", one, AT)
