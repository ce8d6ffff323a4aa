"""Whatever the stages of script/test leave out, another of them has: no test runs nowhere."""

import re
from itertools import chain, combinations
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression

from tests import one_database

ROOT = Path(__file__).parent.parent
SCRIPT = (ROOT / "script/test").read_text(encoding="utf-8")
MARKS = ("crawl", "shown", "engine", "django_db")


class Collected:
    """As much of a test as the rule looks at."""

    def __init__(self, path: str, *marks: pytest.MarkDecorator, fixtures=()):
        self.path, self.fixturenames = ROOT / "tests" / path, list(fixtures)
        self.marks = {each.mark.name: each.mark for each in marks}

    def get_closest_marker(self, name: str):
        return self.marks.get(name)

    def add_marker(self, mark: pytest.MarkDecorator) -> None:
        self.marks[mark.mark.name] = mark.mark


DB, COMMITS = pytest.mark.django_db, pytest.mark.django_db(transaction=True)
A_PAGE, A_RULE = "complaints/decisions/screens/test_list.py", "complaints/decisions/test_public.py"


@pytest.mark.parametrize(
    ("test", "shown"),
    [
        (Collected(A_PAGE, DB), True),
        (Collected("portal/pages/test_data.py", fixtures=["client", "module_db"]), True),
        (Collected("portal/test_map.py", DB, fixtures=["client"]), True),
        (Collected("portal/test_map.py", fixtures=["client"]), False),
        (Collected("portal/test_map.py", DB, pytest.mark.engine, fixtures=["client"]), False),
        (Collected("portal/api/test_views.py", DB, fixtures=["client"]), False),
        (Collected("portal/test_time_limit.py", DB, fixtures=["client"]), False),
        (Collected(A_RULE, DB), False),
        (Collected(A_PAGE), False),
        (Collected(A_PAGE, DB, pytest.mark.engine), False),
        (Collected(A_PAGE, COMMITS), False),
        (Collected(A_PAGE, DB, fixtures=["transactional_db"]), False),
    ],
)
def test_a_page_or_a_form_that_asks_the_database_is_shown(test, shown):
    one_database.mark([test])
    assert ("shown" in test.marks) is shown


def stages() -> tuple[Expression, Expression]:
    """Which tests the stages on SQLite and on PostgreSQL take."""
    [sqlite] = re.findall(r'^on_sqlite="(.*)"$', SCRIPT, re.MULTILINE)
    [postgresql] = re.findall(r'--only-database -m "(.*)"$', SCRIPT, re.MULTILINE)
    return Expression.compile(sqlite), Expression.compile(postgresql)


def test_no_test_runs_nowhere():
    sqlite, postgresql = stages()
    every = chain.from_iterable(combinations(MARKS, n) for n in range(len(MARKS) + 1))
    for marks in every:
        asks = "django_db" in marks
        if not asks and {"shown", "crawl"} & set(marks):
            continue  # there are none: the tests beside this one
        on_both = sqlite.evaluate(marks.__contains__), postgresql.evaluate(marks.__contains__)
        assert on_both[0] or (on_both[1] and asks), marks


def test_what_crawls_and_asks_no_database_is_refused():
    one_database.mark([Collected(A_RULE, DB, pytest.mark.crawl)])
    with pytest.raises(pytest.UsageError, match="runs nowhere"):
        one_database.mark([Collected(A_RULE, pytest.mark.crawl)])


def test_what_drives_a_browser_outside_of_its_folder_is_refused():
    one_database.mark([Collected("browser/test_pages.py", pytest.mark.browser)])
    with pytest.raises(pytest.UsageError, match="tests/browser"):
        one_database.mark([Collected(A_PAGE, DB, pytest.mark.browser)])
