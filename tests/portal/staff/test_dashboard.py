"""Each figure of the dashboard is the number of rows of the list to which it leads."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from complaints.figures.outcomes import VOID
from complaints.models import Decision, Review
from councils.years import london_instant
from portal.staff.dashboard_content import FIRST
from tests import factories
from tests.councils.ownership.people import colleague, signed_in

pytestmark = pytest.mark.django_db

AT = london_instant("2025-09-02 12:00")
TODAY = date(2025, 9, 2)
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}
PAGE = "/admin/dashboard/"
QUERIES = 22


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def reviewer():
    return signed_in(colleague("rita", "Reviewer"))


def world(user: User) -> None:
    """Some of everything that is counted, and of what is like it and is not."""
    kent, essex = factories.council("Kent Council"), factories.council("Essex Council")
    counted = [factories.decision(kent) for _ in range(4)]
    factories.release("2024-25")
    Decision.objects.filter(pk=counted[0].pk).update(outcome="not_upheld")
    for weeks in (0, 3, 9, 20, 40):
        day = TODAY - timedelta(weeks=weeks)
        waits = factories.decision(kent, decided_on=day, text_approved_at=None)
        approved_at = AT - timedelta(weeks=max(weeks - 7, 0), days=1)
        done = factories.decision(essex, decided_on=day, text_approved_at=approved_at)
        factories.recommendation(waits, due_on=TODAY + timedelta(days=weeks), **OPEN)
        factories.recommendation(waits, due_on=max(day, TODAY - timedelta(weeks=1)), **OPEN)
        late = {"done_on": TODAY, "recorded_on": TODAY}
        factories.recommendation(done, due_on=day - timedelta(days=1), **late)
    withheld = {"withheld_reason": "other", "withheld_by": user, "withheld_at": AT}
    factories.decision(essex, decided_on=TODAY - timedelta(weeks=10), **withheld)
    reviewed = factories.decision(essex, decided_on=TODAY - timedelta(weeks=10))
    asked = {"requested_on": TODAY, "opened_by": user, "opened_at": AT}
    Review.objects.create(decision=reviewed, **asked)
    factories.voiding(factories.decision(essex, decided_on=TODAY), asked_by=user)
    void = factories.decision(essex, decided_on=TODAY, outcome=VOID, text_approved_at=None)
    factories.voiding(void, asked_at=AT, voided_at=AT)


def figures(client, page=PAGE):
    for table in client.get(page).context["tables"]:
        for row in table.rows:
            for figure in row.counted:
                yield table.slug, row.name, figure


def rows_of(client, url: str) -> int:
    context = client.get(url).context
    return len(context["drift"].drifted) if "drift" in context else context["cl"].result_count


def test_each_figure_is_the_number_of_rows_of_its_list(reviewer):
    world(colleague("ann"))
    seen: dict[str, int] = {}
    for slug, name, figure in figures(reviewer):
        assert rows_of(reviewer, figure.url) == figure.count, (slug, name, figure.url)
        seen[slug] = seen.get(slug, 0) + figure.count
    assert seen == {
        "decided": 17,
        "open": 8,
        "texts": 5,
        "publication": 4,
        "drift": 3,
        "compliance": 15,
    }


def test_it_says_what_is_not_counted_and_how_many_there_are_together(reviewer):
    world(colleague("ann"))
    page = reviewer.get(PAGE).content.decode()
    assert "so those that wait for a decision are not counted" in page
    tables = {each.slug: each for each in reviewer.get(PAGE).context["tables"]}
    assert tables["texts"].total == 5
    assert tables["compliance"].total is None
    assert "not comparable" not in page
    factories.published("2022-23", factories.frozen(upheld=1))
    assert "not comparable" in reviewer.get(PAGE).content.decode()


def test_the_councils_with_most_overdue_come_first_and_all_can_be_had(reviewer):
    for number in range(FIRST + 2):
        of = factories.decision(decided_on=TODAY - timedelta(weeks=9))
        for _ in range(1 + (number == 5)):
            factories.recommendation(of, **OPEN)
    listed = [row for row in figures(reviewer) if row[0] == "compliance"]
    assert len(listed) == 3 * FIRST
    assert listed[0][2].count == 2
    every = [row for row in figures(reviewer, f"{PAGE}?councils=all") if row[0] == "compliance"]
    assert len(every) == 3 * (FIRST + 2)


@pytest.mark.parametrize("more", [1, 3])
def test_it_asks_as_much_of_one_as_of_three(reviewer, django_assert_num_queries, more):
    for _ in range(more):
        of = factories.decision(decided_on=TODAY - timedelta(weeks=9), text_approved_at=None)
        factories.recommendation(of, **OPEN)
        factories.recommendation(of, done_on=TODAY, recorded_on=TODAY)
    factories.decision()
    factories.release("2024-25")
    reviewer.get(PAGE)
    with django_assert_num_queries(QUERIES):
        reviewer.get(PAGE)


def test_who_has_no_role_sees_none(client):
    user = colleague("nobody")
    user.groups.clear()
    client.force_login(user)
    assert client.get(PAGE).status_code == 403
    assert "How the work stands" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["Case officer", "Reviewer", "Statistician", "Administrator"])
def test_every_role_has_it_on_its_front_page(role):
    client = signed_in(colleague("ann", role))
    assert f'href="{PAGE}"' in client.get("/admin/").content.decode()
    assert client.get(PAGE).status_code == 200
