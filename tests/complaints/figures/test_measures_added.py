"""A measure is added by one registration: pages, map, API, files and methods have it."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def test_a_registered_measure_is_found_everywhere():
    """In a process of its own, where it is registered before anything asks what measures are."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = ["-m", "pytest", "-q", "-n", "0", "-p", "tests.complaints.figures.median_days"]
    done = subprocess.run(
        [sys.executable, *command, str(HERE / "with_median_days.py")],
        cwd=ROOT,
        env=env | {"DATABASE_URL": "sqlite://:memory:"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr
    assert "8 passed" in done.stdout
