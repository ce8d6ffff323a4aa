"""An outcome is added by one registration: sums, pages, chart, API, files and methods have it."""

import os
import subprocess
import sys
from pathlib import Path

from complaints.figures.outcomes import OUTCOMES

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def test_a_further_outcome_is_found_everywhere():
    """In a process of its own, where it is registered before anything asks what outcomes are.

    Its column is made from the models: no migration has been written for it.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = ["-m", "pytest", "-q", "-n", "0", "--nomigrations", "--create-db"]
    plugin = ["-p", "tests.complaints.figures.two_outcomes"]
    done = subprocess.run(
        [sys.executable, *command, *plugin, str(HERE / "with_two_outcomes.py")],
        cwd=ROOT,
        env=env | {"DATABASE_URL": "sqlite://:memory:"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr
    assert "15 passed" in done.stdout


def test_outcomes_stand_in_the_order_in_which_complaints_are_dealt_with():
    order = [(each.is_for_us, each.is_investigated, each.is_upheld) for each in OUTCOMES]
    assert order == sorted(order)


def test_what_is_upheld_was_investigated_and_what_was_investigated_is_for_us():
    assert all(each.is_investigated for each in OUTCOMES if each.is_upheld)
    assert all(each.is_for_us for each in OUTCOMES if each.is_investigated or each.is_shown)


def test_an_outcome_has_a_name_that_fits_its_column():
    names = [each.name for each in OUTCOMES]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 30 and name.isidentifier() for name in names)
