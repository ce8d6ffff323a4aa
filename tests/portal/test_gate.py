"""So many pass at once; a few wait in turn, and who is past the queue is told at once."""

from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from portal.gate import Gate

FOR_EVER = 30  # seconds; a test that waits so long fails by what it says afterwards
AT_MOST = 20


@pytest.fixture
def threads():
    with ThreadPoolExecutor(8) as pool:
        yield pool


def waiting(threads: ThreadPoolExecutor, gate: Gate, behind: int) -> Future[bool]:
    """Somebody who stands in the queue, behind so many others."""
    asked = threads.submit(gate.enter, FOR_EVER)
    while len(gate.queue) <= behind:
        assert not asked.done()
    return asked


def test_so_many_pass_and_each_who_leaves_makes_room():
    gate = Gate(2, waiting=0)
    assert [gate.enter(FOR_EVER) for _ in range(3)] == [True, True, False]
    gate.leave()
    assert [gate.enter(FOR_EVER) for _ in range(2)] == [True, False]


def test_a_few_pass_as_they_came(threads):
    gate = Gate(1, waiting=2)
    gate.enter(FOR_EVER)
    first, second = (waiting(threads, gate, behind) for behind in (0, 1))
    gate.leave()
    assert first.result(AT_MOST)
    assert not second.done()
    gate.leave()
    assert second.result(AT_MOST)


def test_who_came_last_is_next_when_the_oldest_has_waited_for_half_of_its_patience(
    threads, monkeypatch
):
    gate = Gate(1, waiting=2)
    gate.enter(FOR_EVER)
    first, second = (waiting(threads, gate, behind) for behind in (0, 1))
    half_later = gate.queue[0].its_turn_until
    monkeypatch.setattr("portal.gate.monotonic", lambda: half_later)
    gate.leave()
    assert second.result(AT_MOST)
    assert not first.done()
    gate.leave()
    assert first.result(AT_MOST)


def test_who_waited_longest_goes_where_the_queue_is_full(threads):
    gate = Gate(1, waiting=1)
    gate.enter(FOR_EVER)
    first = waiting(threads, gate, behind=0)
    second = threads.submit(gate.enter, FOR_EVER)
    assert first.result(AT_MOST) is False
    assert not second.done()
    gate.leave()
    assert second.result(AT_MOST)


def test_who_lost_patience_takes_no_place(threads):
    gate = Gate(1, waiting=1)
    gate.enter(FOR_EVER)
    assert gate.enter(0.01) is False
    assert not gate.queue
    gate.leave()
    assert gate.enter(FOR_EVER)


def test_no_more_than_that_are_ever_inside(threads):
    gate, inside, most = Gate(2, waiting=8), [], []

    def pass_through(number: int) -> bool:
        if not gate.enter(FOR_EVER):
            return False
        inside.append(number)
        most.append(len(inside))
        inside.remove(number)
        gate.leave()
        return True

    assert all(threads.map(pass_through, range(500)))
    assert max(most) <= 2
    assert gate.free == 2
