"""What councils left to others, counted by hand: of public years, by council, as it stands."""

from datetime import date

import pytest

from complaints.models import Recommendation, Release
from complaints.statistics.comparison import ReleasedYear
from complaints.statistics.reorganised import Left, each_left, group_year, left_by
from councils.years import Year, london_instant
from tests import factories

pytestmark = pytest.mark.django_db

AT = london_instant("2026-11-30 12:00")
OPEN = {"outcome": "", "done_on": None, "recorded_on": None}


@pytest.fixture
def old():
    """Kent: three decisions of a public year, one of another. Dover: one. Essex is elsewhere."""
    kent, dover, essex = (factories.council(f"{each} Council") for each in ("Kent", "Dover", "Ex"))
    for number, state in enumerate(({}, OPEN, {"outcome": "not_complied", "done_on": None})):
        made = factories.decision(kent, decided_on=date(2024, 6, 3 + number))
        factories.recommendation(made, public_summary=f"Kent {number}.", **state)
    later = factories.decision(kent, decided_on=date(2025, 6, 3))
    factories.recommendation(later, public_summary="Done of a year to come.")
    factories.recommendation(later, public_summary="Not due.", due_on=date(2027, 1, 1), **OPEN)
    for about in (dover, essex):
        made = factories.decision(about)
        factories.recommendation(made, public_summary=f"{about} late.", done_on=date(2024, 9, 1))
        factories.recommendation(made, kind="personal_remedy", public_summary="", private_text="x")
    factories.release("2024-25")
    return [kent, dover]


def numbers(left: Left) -> tuple[int, dict[str, int]]:
    return left.published, {str(name): n for name, n in left.standing.each if n}


def test_each_council_has_its_own_and_together_they_add_up(old, django_assert_num_queries):
    releases = Release.objects.current(AT)
    with django_assert_num_queries(2):
        found = left_by(old, releases, AT)
    kent, dover = (found.by(each) for each in old)
    of_kent = {"on_time": 1, "not_complied": 1, "overdue": 1, "not_due": 1}
    assert numbers(kent) == (3, of_kent)
    assert numbers(dover) == (1, {"late": 1})
    assert numbers(Left.together([kent, dover])) == (4, {**of_kent, "late": 1})
    assert numbers(Left.together([])) == (0, {})


def test_what_one_new_council_has_to_make_is_not_left_to_the_other(old):
    """Kent's failure is East Kent's; what is overdue and not due nobody was given, so it is both's.

    What Kent made itself stays where it is.
    """
    kent, _ = old
    east, west = (factories.council(f"{each} Kent Council") for each in ("East", "West"))
    Recommendation.objects.filter(outcome="not_complied").update(council=east)
    found = left_by(old, Release.objects.current(AT), AT)
    of_both = {"on_time": 1, "overdue": 1, "not_due": 1}
    assert numbers(found.by(kent, without=[west.pk])) == (3, {**of_both, "not_complied": 1})
    assert numbers(found.by(kent, without=[east.pk])) == (3, of_both)
    assert numbers(found.by(kent)) == (3, {**of_both, "not_complied": 1})


def test_whose_nothing_is_known_left_nothing(old):
    other = factories.council("Other Council")
    assert numbers(left_by([other], Release.objects.current(AT), AT).by(other)) == (0, {})


def test_each_is_named_that_is_counted_and_what_is_overdue_longest_first(old):
    """Not what was done in a year that is not public; of Dover's and Kent's outcomes the newest."""
    kent, _ = old
    long_ago = factories.decision(kent, decided_on=date(2024, 4, 9))
    days = {"due_on": date(2024, 5, 7)}
    factories.recommendation(long_ago, public_summary="Long overdue.", **days, **OPEN)
    releases = Release.objects.current(AT)
    found = each_left(old, releases, AT, 10)
    assert [(each.status, each.recommendation.public_summary) for each in found] == [
        ("overdue", "Long overdue."),
        ("overdue", "Kent 1."),
        ("not_due", "Not due."),
        ("not_complied", "Kent 2."),
        ("late", "Dover Council late."),
        ("on_time", "Kent 0."),
    ]
    counted = left_by(old, releases, AT)
    assert len(found) == sum(each.total for each in counted.standing.values())
    assert counted.complying == {each.pk for each in old}
    assert len(each_left(old, releases, AT, 1)) == 1


def test_of_a_year_that_is_not_public_only_what_is_open_counts():
    """Decided in a year whose figures are suspended, say, and done in one that is public."""
    kent = factories.council("Kent County Council")
    made = factories.decision(kent, decided_on=date(2025, 3, 3))
    factories.recommendation(made)  # done in April, in the year that is public
    factories.recommendation(made, **OPEN)
    found = left_by([kent], [Year(2025)], AT).by(kent)
    assert numbers(found) == (0, {"overdue": 1})


def rows_of(year: str):
    release = Release.objects.current(AT)[Year.parse(year)]
    return ReleasedYear.load(release).rows, release


@pytest.mark.parametrize("source", ["counted", "imported"])
def test_a_year_in_which_one_was_not_there_yet_is_not_added_up(source):
    """Its place had others, which closed before: in a sum without them it would be lacking."""
    old = factories.council("Old District Council", type="district", closed_on=date(2026, 4, 1))
    late = factories.council(
        "Late District Council",
        type="district",
        opened_on=date(2024, 4, 1),
        closed_on=date(2026, 4, 1),
    )
    old_row, late_row = (
        factories.frozen(each, upheld=upheld, not_upheld=1)
        for each, upheld in ((old, 2), (late, 3))
    )
    factories.published("2023-24", old_row, source=source)
    factories.published("2024-25", old_row, late_row, source=source)
    assert group_year([old, late], *rows_of("2023-24")) is None
    found = group_year([old, late], *rows_of("2024-25"))
    assert found.councils == [old, late]
    assert found.group.performance.upheld == 5
