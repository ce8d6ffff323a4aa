"""One sender at a time; the lock is free again when its holder is gone."""

import pytest

from councils.mail.lock import AlreadySending, alone
from tests.complaints.elsewhere import came_of, running
from tests.councils.mail.racing import LOCK, OTHER

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.councils.mail.racing", tmp_path) as start:
        yield start


def test_the_second_of_two_threads_is_refused(elsewhere):
    first, second = came_of(elsewhere("two_threads"))
    assert first == "alone"
    assert second == str(AlreadySending(LOCK))


def test_it_is_free_again_afterwards():
    for _ in range(2):
        with alone(LOCK):
            pass


def test_it_is_free_again_after_an_error():
    with pytest.raises(KeyError), alone(LOCK):
        raise KeyError
    with alone(LOCK):
        pass


def test_the_second_of_two_processes_is_refused_until_the_first_is_killed(elsewhere):
    first = elsewhere("hold")
    assert first.stdout.readline() == "held\n"
    assert came_of(elsewhere("try_to_hold")) == [str(AlreadySending(LOCK))]
    first.kill()
    first.wait()
    assert came_of(elsewhere("try_to_hold")) == ["alone"]


def test_whoever_sends_another_kind_is_not_held_up():
    with alone(LOCK), alone(OTHER):
        pass
