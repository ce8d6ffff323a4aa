"""Which tests ask one database alone, and why that is enough: docs/decisions/tests-once.md."""

from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
# Rooms of staff's and of readers' pages: what they say, what they take, how they are laid out.
ROOMS = {"screens", "forms", "pages", "staff", "templatetags", "scrutiny", "feeds", "compare"}
# What is read out of the database row by row, or kept of it: it goes by SQL, whoever asks for it.
GOES_BY_SQL = {"api", "open_data", "kept"}
ASKS_THE_DATABASE = {"db", "transactional_db", "module_db", "django_db_setup", "live_server"}


def asks_the_database(test: pytest.Item) -> bool:
    return bool(test.get_closest_marker("django_db") or ASKS_THE_DATABASE & set(test.fixturenames))


def commits(test: pytest.Item) -> bool:
    """Whether it is about what a database does when several ask: each does it its own way."""
    marker = test.get_closest_marker("django_db")
    return bool(
        "transactional_db" in test.fixturenames or (marker and marker.kwargs.get("transaction"))
    )


@cache
def in_such_a_room(folder: Path) -> bool:
    return bool(ROOMS & set(folder.relative_to(ROOT).parts))


@cache
def names_an_engine(file: Path) -> bool:
    """Whoever tells the databases apart is tried on each."""
    return any(word in file.read_text(encoding="utf-8") for word in ("vendor", "sqlite"))


def asks_for_a_page(test: pytest.Item) -> bool:
    return "client" in test.fixturenames and not (
        GOES_BY_SQL & set(test.path.parent.relative_to(ROOT).parts)
    )


def is_shown(test: pytest.Item) -> bool:
    """Without a database it runs where those without one do: never on neither."""
    return (
        (in_such_a_room(test.path.parent) or asks_for_a_page(test))
        and asks_the_database(test)
        and not commits(test)
        and not names_an_engine(test.path)
        and not test.get_closest_marker("engine")
    )


def mark(tests: list[pytest.Item]) -> None:
    for test in tests:
        if test.get_closest_marker("crawl") and not asks_the_database(test):
            raise pytest.UsageError(f"{test.path}: what crawls and asks no database runs nowhere.")
        if test.get_closest_marker("browser") and "browser" not in test.path.parts:
            raise pytest.UsageError(f"{test.path}: tests in Chromium are those of tests/browser.")
        if is_shown(test):
            test.add_marker(pytest.mark.shown)
