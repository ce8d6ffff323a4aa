"""Reading the whole register once for many who ask, and anew for everybody else."""

import pytest

from councils.register.readings import once, unchanged
from councils.register.reorganisations import reorganisations
from councils.register.succession import Successions
from tests.factories import council

FOUND = []


def read() -> list[str]:
    FOUND.append("read")
    return list(FOUND)


@pytest.fixture(autouse=True)
def nothing_read():
    FOUND.clear()


def test_it_is_read_anew_by_everybody():
    assert (len(once(read, "a")), len(once(read, "a"))) == (1, 2)


def test_within_it_is_read_once_for_each_thing_that_is_asked():
    with unchanged():
        assert [len(once(read, asked)) for asked in "aaba"] == [1, 1, 2, 1]
    with unchanged():
        assert len(once(read, "a")) == 3
    assert len(once(read, "a")) == 4


def test_also_after_it_failed():
    with pytest.raises(ZeroDivisionError), unchanged():
        [once(read, "a"), 1 / 0]
    assert len(once(read, "a")) == 2


@pytest.mark.django_db
def test_successions_and_reorganisations(django_assert_num_queries):
    with django_assert_num_queries(1), unchanged():
        assert Successions.read() is Successions.read()
        assert reorganisations() == reorganisations() == []
    assert Successions.read() is not Successions.read()


@pytest.mark.django_db
def test_a_closed_council_without_a_successor_that_was_asked_for_is_no_reorganisation():
    alone = council("Alone Council", closed_on="2023-04-01")
    known = Successions()
    alone.refresh_from_db()
    assert known.after[alone] == []
    assert reorganisations(known) == []
