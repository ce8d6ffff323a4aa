"""How many do something at once: a few more wait for a moment, and whoever is past that is told so.

Of those who wait the newest goes first and the oldest is turned away. In a crowd whoever has waited
longest has most likely gone, and who comes when the crowd has gone waits behind nobody.
"""

from collections import deque
from threading import Event, Lock


class Place:
    """In the queue of a gate, until its holder may pass or is turned away."""

    def __init__(self) -> None:
        self.decided = Event()
        self.may_pass = False


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
            place = Place()
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
                next_one = self.queue.pop()
                next_one.may_pass = True
                next_one.decided.set()
            else:
                self.free += 1
