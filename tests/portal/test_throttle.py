"""An address may write so often within an hour, and is kept nowhere."""

import pytest
from django.core.cache import cache

from portal.throttle import AT_MOST, is_too_fast


@pytest.fixture(autouse=True)
def nobody_has_written():
    cache.clear()


def test_each_address_is_counted_by_itself():
    assert [is_too_fast("192.0.2.1") for _ in range(AT_MOST + 2)] == [False] * AT_MOST + [True] * 2
    assert not is_too_fast("192.0.2.2")


def test_no_address_stands_in_memory():
    is_too_fast("192.0.2.1")
    assert cache._cache
    assert not any("192.0.2.1" in repr(entry) for entry in cache._cache.items())
