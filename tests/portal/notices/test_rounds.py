"""Who is told of what, when, and that it is once."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from councils.years import london_instant
from portal.models import Notice, NoticeMail
from portal.notices.rounds import without_address
from tests.portal.notices.world import AT, NEXT_DAY, address, choose, colleague, owned, send, text

pytestmark = pytest.mark.django_db


def told(mailoutbox) -> list[tuple[str, str]]:
    return [(each.to[0], each.subject.partition(": ")[2]) for each in mailoutbox]


def test_by_default_somebody_is_told_once_a_day_in_one_e_mail(mailoutbox):
    ben = colleague("ben")
    text()
    owned(ben, due_on=date(2024, 7, 15))
    send()
    assert told(mailoutbox) == [(address("ben"), "What waits for you on 1 August 2024: 2")]
    text()
    send(AT + timedelta(hours=3))
    assert len(mailoutbox) == 1
    send(NEXT_DAY)
    assert told(mailoutbox)[1:] == [(address("ben"), "What waits for you on 2 August 2024: 1")]


def test_nothing_is_told_twice(mailoutbox):
    colleague("ben")
    text()
    for days in range(5):
        send(AT + timedelta(days=days))
    assert len(mailoutbox) == 1


def test_where_there_is_nothing_to_tell_nothing_is_sent(mailoutbox):
    colleague("ben")
    send()
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("when", "is_sent"),
    [
        ("2024-08-01 06:59", False),
        ("2024-08-01 07:00", True),
        ("2024-08-03 10:00", False),  # a Saturday
        ("2024-08-26 10:00", False),  # a bank holiday
    ],
)
def test_digests_are_made_on_working_days_from_the_morning_on(mailoutbox, when, is_sent):
    colleague("ben")
    text()
    send(london_instant(when))
    assert bool(mailoutbox) is is_sent


def test_at_once_is_told_in_the_middle_of_the_night(mailoutbox):
    ben = colleague("ben")
    choose(ben, "approval", "at_once")
    text()
    send(london_instant("2024-08-03 03:00"))
    assert told(mailoutbox) == [(address("ben"), "Texts to be approved: 1")]
    send()
    assert len(mailoutbox) == 1


def test_who_wants_no_e_mail_gets_none_and_is_told_when_she_chooses_otherwise(mailoutbox):
    ben = colleague("ben")
    choose(ben, "approval", "never")
    text()
    send()
    assert mailoutbox == []
    choose(ben, "approval", "at_once")
    send()
    assert len(mailoutbox) == 1


def test_who_has_left_or_may_not_do_it_is_not_told(mailoutbox):
    for name, changes in {
        "left": {"is_active": False},
        "elsewhere": {"is_staff": False},
    }.items():
        user = colleague(name)
        type(user).objects.filter(pk=user.pk).update(**changes)
    colleague("officer", "Case officer")  # approves nothing
    colleague("ben")
    text()
    send()
    assert [each.to for each in mailoutbox] == [[address("ben")]]


def test_who_wrote_a_text_is_not_told_to_approve_it(mailoutbox):
    ben, eve = colleague("ben"), colleague("eve")
    text(text_changed_by=ben)
    send()
    assert [each.to for each in mailoutbox] == [[eve.email]]


def test_what_is_over_before_it_is_told_is_not_told(mailoutbox):
    colleague("ben")
    send()  # the digest of the day
    text()
    send()
    assert Notice.objects.count() == 1
    Decision.objects.update(text_approved_at=AT)
    send(NEXT_DAY)
    assert mailoutbox == []
    assert not Notice.objects.exists()


def test_what_comes_again_is_told_again(mailoutbox):
    colleague("ben")
    text()
    send()
    Decision.objects.update(text_approved_at=AT)
    send(NEXT_DAY)
    Decision.objects.update(text_approved_at=None)
    send(AT + timedelta(days=4))
    assert len(mailoutbox) == 2


def test_who_has_no_address_loses_nothing(mailoutbox):
    ben = colleague("ben")
    type(ben).objects.update(email="")
    text()
    send()
    assert mailoutbox == []
    assert [each.username for each in without_address()] == ["ben"]
    type(ben).objects.update(email=address("ben"))
    send(NEXT_DAY)
    assert len(mailoutbox) == 1
    assert not list(without_address())


def test_old_e_mails_go_when_all_that_they_told_of_is_over():
    colleague("ben")
    text()
    send()
    long_after = AT + timedelta(days=91)
    send(long_after)
    assert NoticeMail.objects.count() == 1
    Decision.objects.update(text_approved_at=AT)
    send(long_after + timedelta(days=4))
    assert not NoticeMail.objects.exists()


def test_who_comes_late_to_the_days_digest_waits_for_the_next(mailoutbox):
    """There is one a day."""
    colleague("ben")
    send()
    text()
    send(AT + timedelta(hours=1))
    assert mailoutbox == []
    send(NEXT_DAY)
    assert len(mailoutbox) == 1
