"""Where lists go on, while the data change."""

from datetime import date

import pytest

from complaints.models import Decision
from councils.years import london_instant
from portal.api.cursors import NoCursor, page_after
from portal.open_data.bodies import COUNCILS
from tests import factories

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-05 12:00")


@pytest.fixture
def follow(get):
    """The rows of every page; ``meanwhile`` is done after each."""

    def ask(path, meanwhile=lambda: None, name="reference"):
        found = []
        while path:
            answer = get(path)
            assert answer.status_code == 200, answer.content
            page = answer.json()
            found.append([row[name] for row in page["results"]])
            path = page["next"] and page["next"].split("/api/v1/")[1]
            meanwhile()
        return found

    return ask


@pytest.fixture
def cases(clock, kent):
    """Six of Kent on three days, the newest first: 6 5 | 4 3 | 2 1."""
    clock.set(AT)
    for number in range(1, 7):
        made = factories.decision(
            kent, reference=f"2400000{number}", decided_on=date(2024, 6, 1 + (number - 1) // 2)
        )
        factories.recommendation(made)
        factories.recommendation(made)


def names(*numbers):
    return [f"24 000 00{number}" for number in numbers]


def test_pages_follow_each_other_whole(follow, cases):
    assert follow("decisions/?page_size=2") == [names(6, 5), names(4, 3), names(2, 1)]
    assert follow("decisions/?page_size=4&sort=oldest") == [names(1, 2, 3, 4), names(5, 6)]
    assert follow("service-improvements/?page_size=5") == [
        names(6, 6, 5, 5, 4), names(4, 3, 3, 2, 2), names(1, 1)
    ]  # fmt: skip
    assert follow("decisions/?page_size=4&q=complaint") == [names(6, 5, 4, 3), names(2, 1)]


@pytest.mark.parametrize("path", ["decisions/?page_size=3", "decisions/?page_size=3&q=complaint"])
def test_what_comes_before_the_place_doubles_nothing(follow, cases, kent, path):
    def newer():
        factories.decision(kent, decided_on=date(2024, 6, 10))

    assert follow(path, newer) == [names(6, 5, 4), names(3, 2, 1)]


@pytest.mark.parametrize("path", ["decisions/", "decisions/?sort=oldest", "service-improvements/"])
def test_what_is_hidden_before_the_place_or_at_it_lets_nothing_vanish(follow, cases, path):
    """Each page’s rows are withheld once they were read: the next goes on where it ended."""
    read = []

    def withhold():
        shown = Decision.objects.filter(withheld_reason="").order_by("-decided_on", "-reference")
        if "oldest" in path:
            shown = shown.reverse()
        for each in shown[:2]:
            read.append(each.reference)
            Decision.objects.filter(pk=each.pk).update(withheld_reason="identifiable")

    size = 4 if "improvements" in path else 2
    pages = follow(f"{path}{'&' if '?' in path else '?'}page_size={size}", withhold)
    every = [each for page in pages for each in page]
    assert sorted(set(every)) == names(1, 2, 3, 4, 5, 6)
    assert len(every) == (12 if "improvements" in path else 6)
    assert len(read) == 6  # something was hidden


def test_lists_of_figures_go_on_after_their_row(follow, get, world):
    def rename():
        for number in range(2):
            factories.council(f"Aardvark Council {follow.made}{number}")
        follow.made += 1

    follow.made = 0
    pages = follow("councils/?page_size=1", rename, "council")
    assert [each for page in pages for each in page] == [
        "essex-county-council",
        "kent-county-council",
    ]


def test_a_row_that_is_gone_is_gone_on_from_at_its_number():
    made = [factories.council(f"{letter} Council") for letter in "ABCD"]
    first = page_after(made, COUNCILS, "", 2)
    assert [each.name for each in first.rows] == ["A Council", "B Council"]
    left = [made[0], made[2], made[3]]
    assert [each.name for each in page_after(left, COUNCILS, first.following, 2).rows] == [
        "D Council"
    ]


@pytest.mark.parametrize(
    "cursor",
    ["x", "bnVsbA", "WyJwIixbIjEiXSwwXQ", "WyJyIixbImtlbnQiXSwwXQ", "WyJ4IixbXSwwXQ", "A" * 700],
)
def test_what_is_no_cursor_is_refused_and_named(get, world, cursor):
    for slug in ("decisions", "councils", "service-improvements"):
        answer = get(f"{slug}/?cursor={cursor}")
        assert answer.status_code == 400
        assert [each["parameter"] for each in answer.json()["errors"]] == ["cursor"]
    with pytest.raises(NoCursor):
        page_after([], COUNCILS, cursor, 1)


def test_a_page_by_number_still_works_says_so_and_leads_on_by_cursor(get, cases):
    answer = get("decisions/?page=2&page_size=2")
    assert [each["reference"] for each in answer.json()["results"]] == names(4, 3)
    assert answer["Deprecation"].startswith("@17")
    assert "&cursor=" in answer.json()["next"]
    assert "page=2" not in answer.json()["next"]
    both = get(answer.json()["next"].split("/api/v1/")[1] + "&page=2")
    assert both.json()["errors"] == [
        {"parameter": "page", "detail": "cursor says where the list goes on: leave page out"}
    ]


def test_a_cursor_tells_nothing_of_what_is_hidden(get, cases, kent):
    """A place that somebody makes up, at a hidden decision, says the same as one beside it."""
    factories.decision(kent, reference="24000009", withheld_reason="identifiable")
    at_it = "WyJwIixbIjIwMjQtMDYtMDMiLCIyNDAwMDAwOSJdLDBd"  # ["p",["2024-06-03","24000009"],0]
    beside = "WyJwIixbIjIwMjQtMDYtMDMiLCIyNDAwMDAwOCJdLDBd"
    found = [get(f"decisions/?cursor={each}").json()["results"] for each in (at_it, beside)]
    assert found[0] == found[1]
    assert [each["reference"] for each in found[0]] == names(6, 5, 4, 3, 2, 1)
