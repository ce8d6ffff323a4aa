"""Many at once have no more tries, codes or answers than one after another."""

import pytest
from django.contrib.auth.hashers import make_password

from letters.early_sight.steps.challenges import challenge
from letters.models import EarlySight
from tests.complaints.elsewhere import came_of, running
from tests.letters.early_sight.sights import LATER, link, sight

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles")]


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.letters.early_sight.racing", tmp_path) as start:
        yield start


def sent(code: str) -> None:
    """Kent's link, and a code that was sent for it."""
    link()
    EarlySight.objects.update(code_hash=make_password(code), code_sent_at=LATER, codes_sent=1)


def test_ten_tries_at_once_are_five(elsewhere):
    sent("123456")
    assert sorted(came_of(elsewhere("tries", "654321", "10"))) == ["too often"] * 6 + ["wrong"] * 4


def test_of_two_who_give_the_right_code_at_once_one_has_it(elsewhere):
    sent("123456")
    assert sorted(came_of(elsewhere("tries", "123456", "2"))) == ["none", "right"]


def test_eight_who_ask_for_a_code_at_once_get_five(elsewhere):
    sent("123456")
    EarlySight.objects.update(codes_sent=0)
    told = came_of(elsewhere("codes"))
    assert told.count(None) == 5
    assert set(told) - {None} == {"Five codes were sent within the hour: please wait an hour."}


def test_of_two_who_answer_at_once_the_second_is_told(elsewhere):
    link()
    challenge(sight(), "24 000 001 is not ours.", at=LATER)
    assert sorted(came_of(elsewhere("answers"))) in (
        ["Ann Example answered it on 15 April 2025, 12.02pm.", "By ann."],
        ["Ben Sample answered it on 15 April 2025, 12.02pm.", "By ben."],
    )
