"""Two people approve the same release at the same moment."""

import json
import subprocess
import sys

from tests.faults.commands import ROOT

TIMES = 10
APPROVED = "SELECT count(*) FROM complaints_release WHERE approved_at IS NOT NULL"


def test_two_approvals_at_once(databases, environment, portals, table):
    said = set()
    for _ in range(TIMES):
        name = databases.copy(portals("submitted"))
        done = subprocess.run(
            [sys.executable, "-m", "tests.complaints.racing", "approvals"],
            cwd=ROOT,
            env=environment | {"DATABASE_URL": databases.url(name)},
            text=True,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert sorted(each is None for each in told) == [False, True]
        said |= {each for each in told if each}
        with databases.inside(name) as connection:
            assert connection.execute(APPROVED).fetchone() == (1,)
        databases.settle(name)
        databases.drop(name)
    table.add("two approvals at once", TIMES, f"one counts, the other is told: “{min(said)}”")
