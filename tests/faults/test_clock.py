"""The clock of a serving machine jumps: nothing is public before its instant, by that clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from councils.years import london_instant
from tests.faults.served import PAGES, serving, status

EARLY = ("/councils/kent-county-council/2024-25/", "/councils/essex-county-council/2024-25/")
INSTANT = london_instant("2099-05-20 09:30")
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
HERE = Path(__file__).parent / "jumping"


@pytest.fixture
def jump(tmp_path):
    """Sets the clock to an instant, or back to the right one."""
    file = tmp_path / "clock"

    def to(instant: datetime | None) -> None:
        off = instant - datetime.now(UTC) if instant else timedelta()
        new = file.with_suffix(".new")
        new.write_text(str(off.total_seconds()))
        new.rename(file)

    to(None)
    return to


def test_the_clock_jumps(collected, databases, portals, jump, table, tmp_path):
    now = datetime.now(UTC)
    clocks = (
        *(None, now + HOUR, now - HOUR, INSTANT - HOUR, INSTANT + SECOND, INSTANT - HOUR),
        *(INSTANT + 24 * HOUR, now, now - 1_000 * 24 * HOUR, INSTANT + HOUR, None),
    )
    path = {"PYTHONPATH": str(HERE), "CLOCK": str(tmp_path / "clock")}
    url = databases.url(databases.copy(portals("approved")))
    with serving(collected, url, tmp_path, **path) as portal:
        for clock in clocks:
            jump(clock)
            is_public = clock is not None and clock > INSTANT
            for _ in range(2):  # made, and as it was kept
                found = [status(portal, each) for each in EARLY]
                assert found == [200 if is_public else 404] * 2, (clock, found)
                assert {status(portal, each) for each in PAGES} == {200}
    told = "what waits for its instant is public exactly while the clock is past it"
    table.add("clock jumps, by an hour to decades", len(clocks) - 1, told)
