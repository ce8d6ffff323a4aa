"""PostgreSQL stopped and started under the portal: visitors wait or are told, and it comes back."""

import time
import urllib.error
import urllib.request

import pytest

from tests.browser.deployed import serving
from tests.browser.patience import PATIENCE
from tests.postgres import running

ADDRESSES = ("/", "/councils/", "/api/v1/councils/", "/admin/login/")
AT_ONCE = 16  # as many connections as the pool has


@pytest.fixture(scope="module")
def database():
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def portal(database, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", database.url)
        with serving(tmp_path_factory.mktemp("away")) as running_portal:
            yield running_portal


def status(address: str) -> tuple[int, str | None]:
    """What is answered, and after how many seconds one should come again."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, None
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Retry-After"]


def test_a_restart_costs_nobody_a_page(database, portal):
    assert {status(portal.address + each)[0] for each in ADDRESSES} == {200}
    database.stop()
    database.start()
    assert [status(f"{portal.address}/")[0] for _ in range(AT_ONCE)] == [200] * AT_ONCE


def test_while_it_is_away_each_is_told_and_afterwards_answered(database, portal):
    database.stop()
    time.sleep(1.5)  # what was read of the record is good for a second
    told = [status(portal.address + each) for each in ADDRESSES]
    assert told == [(503, "10")] * len(ADDRESSES)
    time.sleep(11)
    database.start()
    began = time.monotonic()
    while status(f"{portal.address}/")[0] != 200:
        assert time.monotonic() - began < PATIENCE
    assert {status(portal.address + each)[0] for each in ADDRESSES} == {200}
