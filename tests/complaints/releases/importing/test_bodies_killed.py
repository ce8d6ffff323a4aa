"""A process that is killed while other bodies and the rest of a year are written: nothing is."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[4]
PREPARE = """
from pathlib import Path
from tests.complaints.decisions.importing.ombudsman_workbook import councils, ombudsman_workbook
councils()
ombudsman_workbook(Path({folder!r}))
"""
LOAD = """
import sys, time
from pathlib import Path
from complaints.releases.importing.annual_statistics import import_annual_statistics
from complaints.models import CouncilFigures, Release
from councils.files.choices import Choices
from councils.files.loads import Account
from councils.models import Council, LoadedFile
from tests.complaints.releases.importing.annual_files import AT, PUBLIC_AT, YEAR
from tests.complaints.decisions.importing.ombudsman_workbook import OTHER_BODIES

def accept(changes):
    assert Council.objects.filter(type="other").count() == 3
    assert CouncilFigures.objects.count() == 6
    assert len(LoadedFile.objects.get().rest) == 1
    print("everything is written, nothing is kept", flush=True)
    if {wait}:
        time.sleep(600)

import_annual_statistics(
    YEAR,
    [Path({folder!r}) / "statistics.xlsx"],
    public_at=PUBLIC_AT,
    at=AT,
    choices=Choices(other_bodies=OTHER_BODIES[:3], load_the_rest=True),
    account=Account(accept=accept),
)
"""


def test_bodies_figures_and_the_record_are_written_together_or_not_at_all(tmp_path):
    folder = str(tmp_path)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "VAR_DIR": folder,
        "SECRET_KEY": "for a test",
    }

    def command(*arguments: str) -> list[str]:
        return [sys.executable, "manage.py", *arguments]

    def run(*arguments: str) -> None:
        subprocess.run(command(*arguments), cwd=ROOT, env=environment, check=True)

    def stored() -> list[int]:
        with closing(sqlite3.connect(tmp_path / "portal.sqlite3")) as connection:
            return [
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in (
                    "councils_council",
                    "councils_historicalcouncil",
                    "complaints_release",
                    "complaints_councilfigures",
                    "councils_loadedfile",
                )
            ]

    shell = ("shell", "--no-imports", "--command")
    run("migrate", "--verbosity=0")
    run(*shell, PREPARE.format(folder=folder))
    before = stored()
    assert before == [3, 3, 0, 0, 0]
    loading = subprocess.Popen(
        command(*shell, LOAD.format(folder=folder, wait=True)),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with loading:
        assert loading.stdout.readline() == "everything is written, nothing is kept\n"
        loading.send_signal(signal.SIGKILL)
    assert stored() == before
    run(*shell, LOAD.format(folder=folder, wait=False))
    assert stored() == [6, 6, 1, 6, 1]
