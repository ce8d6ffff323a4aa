"""A process that is killed while it loads: nothing is written, and it can be loaded again."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PREPARE = """
from tests.councils.uploads import AT, RESIDENTS, KIND, uploaded
from django.contrib.auth.models import User
from councils.models import Council
from councils.progress import silent
from councils.files.uploads import check, receive
Council.objects.create(
    name="Kent County Council", slug="kent", short_name="Kent", type="county", gss_code="E10000016"
)
stella = User.objects.create_user("stella")
upload = receive("residents", [uploaded(RESIDENTS)], {}, by=stella, at=AT)
check(upload, KIND, at=AT, watch=silent)
"""
LOAD = """
import sys, time
from tests.councils.uploads import KIND, LATER
from councils.files import uploads
from councils.files.loads import Account
from councils.models import LoadedFile, Residents, Upload
upload = Upload.objects.get()

class Kind:
    refusals = KIND.refusals

    @staticmethod
    def importer(*args, account, **run):
        def accept(changes):
            account.accept(changes)
            assert Residents.objects.count() == 2
            assert Upload.objects.get().state == "loaded"
            assert LoadedFile.objects.exists()
            print("everything is written, nothing is kept", flush=True)
            if {wait}:
                time.sleep(600)
        mine = Account(account.by, account.listed, accept)
        return KIND.importer(*args, account=mine, **run)

uploads.load(
    upload, Kind, by=upload.uploaded_by, at=LATER, watch=lambda rows, label: rows
)
"""


@pytest.fixture
def environment(tmp_path):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": "for a test",
    }


@pytest.fixture
def manage(environment):
    def run(*arguments):
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True
        )

    return run


@pytest.fixture
def stored(tmp_path):
    """Residents, loaded files, the public record's version, and the upload's state."""

    def ask():
        with closing(sqlite3.connect(tmp_path / "portal.sqlite3")) as connection:
            return [
                connection.execute(query).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM councils_residents",
                    "SELECT count(*) FROM councils_loadedfile",
                    "SELECT max(version) FROM councils_publicrecord",
                    "SELECT state FROM councils_upload",
                )
            ]

    return ask


def test_all_or_nothing_is_written_when_the_process_is_killed(
    environment, manage, stored, tmp_path
):
    manage("migrate", "--verbosity=0")
    manage("shell", "--no-imports", "--command", PREPARE)
    before = stored()
    assert before == [0, 0, None, "ready"]
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command"]
    loading = subprocess.Popen(
        [*command, LOAD.format(wait=True)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with loading:
        assert loading.stdout.readline() == "everything is written, nothing is kept\n"
        loading.send_signal(signal.SIGKILL)
    assert loading.returncode == -signal.SIGKILL
    assert stored() == before
    assert len(list((tmp_path / "uploads").rglob("residents.csv"))) == 1
    manage("shell", "--no-imports", "--command", LOAD.format(wait=False))
    assert stored() == [2, 1, 1, "loaded"]
    assert list((tmp_path / "uploads").iterdir()) == []
