"""Each command is killed at ten moments: all of its work is there or none, and it can run again.

Nobody is told anything by a command that was killed; the table has what the next run says.
"""

from pathlib import Path
from signal import SIGKILL

import pytest

from complaints.figures.sums import DEALT_WITH
from tests.faults.commands import MOMENTS, Trial
from tests.files import csv_file

YEAR = "2024-25"


def decisions(folder: Path) -> Path:
    rows = "".join(
        f"24{number:06},Kent,2025-03-14,upheld,Words of {number}\n" for number in range(60)
    )
    return csv_file(folder, f"reference,council,decided_on,outcome,summary\n{rows}")


def residents(folder: Path) -> Path:
    return csv_file(folder, "code,2022,2023\nE10000016,1593206,1610251\n")


def postcodes(folder: Path) -> Path:
    rows = "".join(
        f"NW{d} {s}A{u},,E10000016\n" for d in range(1, 7) for s in (1, 2) for u in "ABC"
    )
    return csv_file(folder, f"pcds,doterm,lad25cd\n{rows}")


def told(killed) -> str:
    counts = (
        (killed.untouched, "untouched"),
        (killed.half_way, "part of the steps done, each whole; the next run did the rest"),
        (killed.whole, "all done"),
    )
    words = "; ".join(f"{number} × {what}" for number, what in counts if number)
    return words + (f"; run again: “{killed.told}”" if killed.told else "")


IMPORTS = {
    "import_decisions": (decisions, ("--texts-approved",)),
    "import_residents": (residents, ()),
    "import_postcodes": (postcodes, ()),
}


@pytest.mark.parametrize("name", IMPORTS)
def test_a_load_is_all_or_nothing(commands, portals, table, tmp_path, name):
    make, options = IMPORTS[name]
    portal = portals("decided")
    with commands.databases.inside(portal) as connection:
        connection.execute(
            "UPDATE councils_council SET gss_code = 'E10000016' WHERE name LIKE 'Kent%'"
        )
    killed = Trial(commands, portal, (name, make(tmp_path), *options)).kill()
    table.add(f"kill -9 in `{name}`", killed.times, told(killed))


@pytest.mark.parametrize("name", ["import_councils", "import_boundaries", "load_reference"])
def test_what_the_project_brings_is_loaded_whole(commands, migrated, table, name, registered):
    start = migrated if name == "import_councils" else registered
    steps = name == "load_reference"
    killed = Trial(commands, start, (name,), in_steps=steps).kill()
    table.add(f"kill -9 in `{name}`", killed.times, told(killed))


def test_announced_changes_are_loaded_whole(commands, table, registered):
    command = ("import_changes", "councils/reference/changes.csv")
    killed = Trial(commands, registered, command).kill()
    table.add("kill -9 in `import_changes`", killed.times, told(killed))


def test_figures_of_a_year_are_loaded_whole(commands, table, registered, tmp_path):
    names = DEALT_WITH.names
    counts = ",".join(str(number) for number, _ in enumerate(names, 3))
    councils = ("Kent County Council", "Essex County Council", "Surrey County Council")
    rows = "".join(f"{each},{counts}\n" for each in councils)
    file = csv_file(tmp_path, f"authority,{','.join(names)}\n{rows}")
    command = ("import_annual_statistics", "2022-23", file, "--publish-at", "2023-07-26 09:30")
    killed = Trial(commands, registered, command).kill()
    table.add("kill -9 in `import_annual_statistics`", killed.times, told(killed))


@pytest.fixture(scope="session")
def registered(commands, migrated):
    name = commands.databases.new("registered", migrated)
    commands.ran(name, "import_councils", "--verbosity", 0)
    return name


def test_a_release_is_frozen_whole_and_not_public(commands, portals, table):
    def hidden(name: str) -> None:
        with commands.databases.inside(name) as connection:
            rows = connection.execute(
                "SELECT public_at > now() AND NOT withdrawn_at IS NOT NULL FROM complaints_release"
            )
            assert set(rows.fetchall()) <= {(True,)}

    command = ("make_release", YEAR, "--publish-at", "2099-05-20 09:30")
    killed = Trial(commands, portals("decided"), command, looked_at=hidden).kill()
    table.add("kill -9 in `make_release`", killed.times, told(killed))


def test_letters_are_composed_each_whole(commands, portals, table):
    def whole(name: str) -> None:
        with commands.databases.inside(name) as connection:
            [[broken]] = connection.execute(
                "SELECT count(*) FROM letters_letter WHERE content = '{}' OR composed_at IS NULL"
            )
            assert broken == 0

    command = ("compose_letters", YEAR, "--verbosity", 0)
    killed = Trial(commands, portals("announced"), command, in_steps=True, looked_at=whole).kill()
    table.add("kill -9 in `compose_letters`", killed.times, told(killed))


def test_a_backup_is_there_whole_or_not_at_all(commands, portals, table, tmp_path):
    """What a killed one left is no backup by its name, and the next one takes it away."""
    file, portal, whole = tmp_path / "a.backup", portals("approved"), 0
    took = commands.ran(portal, "backup", file).took
    for number in range(MOMENTS):
        file.unlink(missing_ok=True)
        part = (number + 0.5) / MOMENTS
        while commands.run(portal, "backup", file, seconds=part * took).code != -SIGKILL:
            file.unlink()
            part *= 0.7  # quicker than when it was measured
        if file.exists():
            commands.ran(commands.databases.copy("template0"), "restore", file)
            whole += 1
    file.unlink(missing_ok=True)
    commands.ran(portal, "backup", file)
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    told = f"{MOMENTS - whole} × no file of that name; {whole} × whole; the next run makes it"
    table.add("kill -9 in `backup`", MOMENTS, told)


def test_a_backup_is_restored_whole_or_not_at_all(commands, portals, table, tmp_path):
    commands.ran(portals("approved"), "backup", tmp_path / "a.backup")
    command = ("restore", tmp_path / "a.backup", "--replace")
    killed = Trial(commands, portals("decided"), command, by_seconds=True).kill()
    table.add("kill -9 in `restore`", killed.times, told(killed))
