"""What tests of several apps share."""

import pytest

from portal import instant


class Clock:
    """Stands in for ``django.utils.timezone`` where a request fixes its instant."""

    def __init__(self):
        self.at = None

    def set(self, at):
        self.at = at

    def now(self):
        return self.at


@pytest.fixture
def clock(monkeypatch):
    """The clock of requests, to be set."""
    made = Clock()
    monkeypatch.setattr(instant, "timezone", made)
    return made
