"""Telling colleagues through a real mail server that makes trouble: none twice, none lost."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from portal.models import Notice, NoticeMail, NoticeRound
from portal.notices import run
from portal.notices.run import rehearse
from tests.portal.notices.world import AT, NEXT_DAY, address, colleague, send, text

pytestmark = pytest.mark.django_db
BEN = address("ben")


@pytest.fixture(autouse=True)
def waiting():
    for name in ("ada", "ben", "cy"):
        colleague(name)
    text()


def state() -> dict[str, str]:
    return dict(NoticeMail.objects.values_list("user__username", "state"))


def test_each_gets_one_e_mail_in_words_and_html(office):
    assert send().sentence == "3 notices sent."
    assert office.to() == {address(each): 1 for each in ("ada", "ben", "cy")}
    assert office.connections == 1
    (mine,) = [each for each in office.delivered if each.to == [BEN]]
    parts = [each.get_content_type() for each in mine.email.iter_parts()]
    assert parts == ["text/plain", "text/html"]
    assert mine.email["Auto-Submitted"] == "auto-generated"
    assert mine.message_id == NoticeMail.objects.get(user__username="ben").message_id
    assert send().did_something is False


def test_a_no_for_now_is_tried_again_and_the_others_go(office):
    office.troubles[BEN] = ("rcpt", "450 4.2.0 Later")
    assert send().sentence == "2 notices sent; 1 put off."
    assert send(AT + timedelta(minutes=4)).did_something is False
    office.troubles.clear()
    assert send(AT + timedelta(minutes=5)).sentence == "1 notice sent."
    assert office.to()[BEN] == 1


def test_a_server_that_takes_nothing_for_now_keeps_all_for_later(office):
    office.greeting = "421 Too busy"
    done = send()
    assert done.rest_at == AT + timedelta(minutes=5)
    office.greeting = ""
    assert send(AT + timedelta(minutes=5)).sentence == "3 notices sent."


def test_a_server_that_is_not_there_loses_nothing(office, settings):
    settings.EMAIL_PORT = 1
    assert send().sentence.endswith("The rest still waits.")
    settings.EMAIL_PORT = office.port
    assert send().sentence == "3 notices sent."


def test_of_what_was_perhaps_sent_nothing_goes_by_itself(office):
    office.troubles[BEN] = ("after", "gone")
    assert send().sentence == "2 notices sent; 1 perhaps sent."
    office.troubles.clear()
    assert send(NEXT_DAY).did_something is False
    assert (state()["ben"], office.to()[BEN]) == ("unsure", 1)


def test_what_was_put_off_and_is_over_never_goes(office):
    office.troubles[BEN] = ("rcpt", "450 Later")
    send()
    office.troubles.clear()
    User.objects.filter(username="ben").update(is_active=False)
    assert send(AT + timedelta(minutes=5)).did_something is False
    assert "ben" not in state()
    assert not Notice.objects.filter(user__username="ben").exists()


def test_who_leaves_as_the_server_asks_for_the_e_mail_gets_none(office, monkeypatch):
    real = run._begin

    def begin(mail):
        User.objects.filter(username="ben").update(is_active=False)
        real(mail)

    monkeypatch.setattr(run, "_begin", begin)
    done = send()
    assert list(done.failed) == ["ben"]
    assert BEN not in office.to()


def test_a_dry_run_says_what_would_go_and_keeps_nothing(office):
    made = rehearse(AT)
    assert [each.to for each in made] == [[address(each)] for each in ("ada", "ben", "cy")]
    assert not NoticeMail.objects.exists()
    assert not NoticeRound.objects.exists()
    assert not office.delivered
    assert send().sentence == "3 notices sent."
