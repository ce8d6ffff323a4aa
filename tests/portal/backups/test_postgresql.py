"""PostgreSQL's own programs: which there must be, and what is said where there are none."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from councils.refusals import Refused
from portal.backups.postgresql import Program


def test_the_image_has_the_client_of_its_servers_version():
    """An older pg_dump refuses a newer server; what a newer one writes no older server reads."""
    server = re.search(
        r"POSTGRES_IMAGE:-postgres:(\d+)", Path(settings.BASE_DIR, "docker-compose.yml").read_text()
    )
    client = re.search(
        r"postgresql-client-(\d+)", Path(settings.BASE_DIR, "Dockerfile").read_text()
    )
    assert server[1] == client[1]


def test_a_program_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="There is no pg_dump: install the client programs"):
        Program("pg_dump", reaches_the_database=False)


def test_what_a_program_complains_of_is_passed_on():
    with (
        Program("pg_restore", "--nonsense", reaches_the_database=False) as program,
        pytest.raises(Refused, match="pg_restore did not do it, so nothing was changed"),
    ):
        program.ended_well()
