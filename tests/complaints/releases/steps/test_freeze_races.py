"""Several at once, or one that is killed: all or nothing, and the second is told."""

import pytest

from complaints.releases.steps import preparation
from tests.complaints import racing
from tests.complaints.elsewhere import came_of, running
from tests.complaints.preparation import AT, a_year, decide, draft, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.complaints.racing", tmp_path) as start:
        yield start


def test_of_two_who_approve_at_once_the_second_is_told(elsewhere):
    a_year()
    preparation.submit(draft(by=person("ann")), by=person("ann"), at=AT)
    person("ben"), person("dee")
    told = came_of(elsewhere("approvals"))
    assert told.count(None) == 1
    first = ("ben", "dee")[told.index(None)]
    told.remove(None)
    assert told == [
        f"It was approved by {first} on 15 April 2025, 10.00am, and becomes public on"
        " 20 May 2025, 9.30am."
    ]


def test_of_two_who_prepare_the_same_year_at_once_the_second_is_told(elsewhere):
    a_year()
    person("ann"), person("cas")
    edition, told, releases = came_of(elsewhere("preparations"))
    assert (edition, releases) == ("1", 1)
    assert told.startswith("2024-25 is being prepared already: edition 1 was counted by ")


def test_a_year_prepared_while_an_import_runs_waits_for_it(elsewhere):
    a_year(upheld=2)
    assert came_of(elsewhere("beside_an_import")) == ["imported", 42]


@pytest.mark.parametrize(
    ("what", "step", "gives"),
    [("prepare", "freeze_cases", [3]), ("recount", "store_figures", ["Kent County"])],
)
def test_what_is_killed_half_way_leaves_all_as_it_was(elsewhere, what, step, gives):
    kent = a_year(upheld=2)
    ann = person("ann")
    if what == "recount":
        draft(by=ann)
    decide(kent, upheld=1)
    before = racing.state()
    process = elsewhere(what, step)
    assert process.stdout.readline() == "half way\n"
    process.kill()
    process.wait()
    assert came_of(elsewhere("state")) == before
    assert came_of(elsewhere(what)) == gives
    assert came_of(elsewhere("state")) != before
