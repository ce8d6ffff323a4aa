"""Who has many addresses writes no more often than who has one."""

import pytest
from django.core.cache import cache

from portal.throttle import AT_MOST, is_too_fast, line_of


@pytest.fixture(autouse=True)
def nobody_has_written():
    cache.clear()


def test_the_addresses_of_one_subscriber_are_counted_together():
    assert not any(is_too_fast(f"2001:db8:0:1::{number}") for number in range(AT_MOST))
    assert is_too_fast("2001:db8:0:1:ffff::9")
    assert not is_too_fast("2001:db8:0:2::1")


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", ""),
    ],
)
def test_what_counts_as_one_line(address, line):
    assert line_of(address) == line
