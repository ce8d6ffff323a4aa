"""What the database fails a command is said in a sentence; a fault of our own is traced."""

import pytest
from django.db import DatabaseError, connection

from portal import command_line
from portal.unavailable import FULL, reason_of

pytestmark = pytest.mark.django_db(transaction=True)


def fails(monkeypatch, error: Exception) -> None:
    def raises(_):
        raise error

    monkeypatch.setattr(command_line, "execute_from_command_line", raises)


@pytest.fixture
def full():
    """What a database says that may not grow any more."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL on a full disk is among the faults on demand.")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE filled (words text)")
        cursor.execute("PRAGMA temp.max_page_count = 20")
        with pytest.raises(DatabaseError) as error:
            cursor.execute("INSERT INTO filled VALUES (hex(zeroblob(400000)))")
        cursor.execute("DROP TABLE filled")
        cursor.execute("PRAGMA temp.max_page_count = 1000000")
    return error.value


def test_no_room(full, monkeypatch):
    assert reason_of(full) is FULL
    fails(monkeypatch, full)
    with pytest.raises(SystemExit) as ended:
        command_line.run(["manage.py", "any"])
    said = str(ended.value.code)
    assert said.startswith(
        "There is no room left: database or disk is full\nWhat was under way was"
    )
    with pytest.raises(DatabaseError):
        command_line.run(["manage.py", "any", "--traceback"])


def test_a_fault_of_our_own_is_traced(monkeypatch):
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as error:
        cursor.execute("SELECT nothing FROM nowhere")
    fails(monkeypatch, error.value)
    with pytest.raises(DatabaseError):
        command_line.run(["manage.py", "any"])
