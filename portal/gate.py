"""How many do something at once: a few more wait for a moment, and whoever is past that is told so.

They pass as they came while the oldest of them has waited for less than half of its patience: a
few at once are all served. In a crowd the newest goes first and the oldest is turned away: whoever
has waited longest has most likely gone, and who comes when the crowd has gone waits behind nobody.
"""

from collections import deque
from threading import Event, Lock
from time import monotonic


class Place:
    """In the queue of a gate, until its holder may pass or is turned away."""

    def __init__(self, patience: float) -> None:
        self.decided = Event()
        self.may_pass = False
        self.its_turn_until = monotonic() + 0.5 * patience


class Gate:
    """Passed by so many threads at once; so many others may wait."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.free = at_once
        self.longest = waiting
        self.queue: deque[Place] = deque()
        self.lock = Lock()

    def enter(self, patience: float) -> bool:
        """Whether the gate was passed, within so many seconds: then ``leave`` must follow."""
        with self.lock:
            if self.free:
                self.free -= 1
                return True
            place = Place(patience)
            self.queue.append(place)
            if len(self.queue) > self.longest:
                self.queue.popleft().decided.set()
        place.decided.wait(patience)
        with self.lock:
            if place in self.queue:
                self.queue.remove(place)
        return place.may_pass

    def leave(self) -> None:
        with self.lock:
            if self.queue:
                in_turn = monotonic() < self.queue[0].its_turn_until
                next_one = self.queue.popleft() if in_turn else self.queue.pop()
                next_one.may_pass = True
                next_one.decided.set()
            else:
                self.free += 1
