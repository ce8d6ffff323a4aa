"""The command says what is wrong in a sentence, before anything was asked."""

import pytest
from django.core.management import CommandError, call_command


def test_a_day_is_written_in_one_way():
    with pytest.raises(CommandError, match="--on: invalid"):
        call_command("rehearse_changes", "order.csv", "--on", "1 April 2028")


def test_a_day_that_has_come_is_refused():
    with pytest.raises(CommandError, match=r"nothing was rehearsed\.\n1 April 2023 has come"):
        call_command("rehearse_changes", "order.csv", "--on", "2023-04-01")
