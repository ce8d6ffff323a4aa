"""The letters of a year as a file: for who may read letters that are not public."""

import pytest

from tests.letters.correspondence import approved, composed
from tests.letters.screens import NOON, address, signed_in

pytestmark = pytest.mark.django_db


def test_it_has_what_the_list_has_with_the_day_of_each(clock):
    clock.set(NOON)
    composed()
    approved("Essex")
    answer = signed_in("Statistician").get(address("list_csv"), {"state": "approved"})
    heads, row = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert heads == "Council,Letter,Dated,State,Needs a look"
    assert row.startswith("Essex County Council,2024-25,2025-04-15,Approved,")
    assert signed_in("Case officer").get(address("list_csv")).status_code == 403
