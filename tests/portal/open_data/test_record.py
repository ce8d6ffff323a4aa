"""What a council's record holds, and of which councils."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Release
from councils.models import Council
from councils.years import london_date
from portal.open_data.record import CHAPTERS, record_of
from tests import factories
from tests.portal.open_data.worlds import INSTANT, LATER, small_world

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
FIRST, SECOND_TIME = date(2019, 4, 1), date(2023, 4, 1)  # of reorganisation


def record(council, at=LATER, note=""):
    return record_of(council, Release.objects.current(at), at, note)


def rows_of(one) -> dict[str, list]:
    """The rows of a council's chapters as JSON has them."""
    return {
        chapter.key: [chapter.dataset.nested(row) for row in rows] for chapter, rows in one.chapters
    }


@pytest.fixture
def somerset():
    """A council that came of two, one of which came of another; each with a case of its own."""
    made = {
        name: factories.council(f"{name} Council", opened_on=opened_on, closed_on=closed_on)
        for name, opened_on, closed_on in (
            ("Taunton Deane", None, FIRST),
            ("Somerset West", FIRST, SECOND_TIME),
            ("Mendip", FIRST, SECOND_TIME),
            ("Somerset", SECOND_TIME, None),
        )
    }
    made["Taunton Deane"].successors.add(made["Somerset West"])
    made["Somerset West"].successors.add(made["Somerset"])
    made["Mendip"].successors.add(made["Somerset"])
    years = {"Taunton Deane": 2018, "Somerset West": 2022, "Mendip": 2022, "Somerset": 2024}
    for name, begins in years.items():
        subject = factories.subject(name=name)
        factories.recommendation(
            factories.decision(made[name], decided_on=date(begins, 6, 3), subject=subject)
        )
    report = {"kind": "report", "title": "Bins", "announced_at": INSTANT}
    factories.decision(made["Somerset"], **report)
    factories.decision(factories.council("Kent Council"))
    factories.release("2018-19")
    factories.release("2022-23")
    factories.release("2024-25", public_at=INSTANT)
    return made["Somerset"]


def test_everything_public_of_a_council_is_in_it(somerset):
    rows = rows_of(record(somerset).own)
    assert list(rows) == [chapter.key for chapter in CHAPTERS]
    assert [row["year"] for row in rows["figures"]] == ["2024-25"]
    assert rows["figures"][0]["uphold_rate"]["text"] == "2 of 2"
    assert [row["title"] for row in rows["decisions"]] == ["Bins", None]
    assert [row["title"] for row in rows["reports"]] == ["Bins"]
    assert [row["compliance"] for row in rows["service_improvements"]] == ["on_time"]
    assert [row["compliance"] for row in rows["compliance"]] == ["on_time"]
    assert {row["council"] for each in rows.values() for row in each} == {"somerset-council"}


def test_predecessors_come_along_chains_each_for_itself(somerset):
    found = record(somerset)
    assert [one.council.name for one in found.predecessors] == [
        "Mendip Council",
        "Somerset West Council",
        "Taunton Deane Council",
    ]
    for one, year in zip(found.predecessors, ["2022-23", "2022-23", "2018-19"], strict=True):
        rows = rows_of(one)
        assert {row["council"] for each in rows.values() for row in each} == {one.council.slug}
        for key in ("figures", "decisions", "service_improvements", "compliance"):
            assert [row["year"] for row in rows[key]] == [year], key
        assert rows["figures"][0]["upheld"] == 1
        assert rows["reports"] == rows["letters"] == []
    assert record(found.predecessors[0].council).predecessors == []


def test_a_year_is_in_it_from_its_instant(somerset):
    before, after = (rows_of(record(somerset, at).own) for at in (INSTANT - SECOND, INSTANT))
    assert [len(before[key]) for key in before] == [0, 1, 0, 1, 0, 0, 0]
    assert [len(after[key]) for key in after] == [1, 2, 1, 1, 0, 1, 0]
    assert [row["compliance"] for row in before["service_improvements"]] == [None]


def test_what_is_withheld_leaves_it_and_still_counts(somerset):
    Decision.objects.filter(council=somerset).update(withheld_reason="identifiable")
    rows = rows_of(record(somerset).own)
    assert [len(rows[key]) for key in rows] == [1, 0, 0, 0, 0, 0, 0]
    assert rows["figures"][0]["upheld"] == 2


def test_a_letter_is_in_it():
    small_world(3)
    council = Decision.objects.earliest("pk").council
    assert [row["year"] for row in rows_of(record(council).own)["letters"]] == ["2022-23"]


def test_a_council_without_figures_has_a_record():
    found = record(factories.council("Kent Council"))
    assert {key: rows for key, rows in rows_of(found.own).items() if rows} == {}
    assert found.file_name == "kent-council-record"


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_grow_only_with_the_years(number, django_assert_num_queries):
    council = factories.council("Kent Council")
    for n in range(number):
        old = factories.council(closed_on=date(2023, 4, 1))
        old.successors.add(council)
        for each in (council, old):
            for _ in range(number):
                subject = factories.subject(name=f"Subject {n}")
                factories.recommendation(factories.decision(each, subject=subject))
                factories.decision(each, decided_on=date(2023, 6, 3))
    factories.release("2023-24")
    factories.release("2024-25")
    current = Release.objects.current(LATER)
    # The links; four for the councils' rows; figures: councils, and two a year; six lists of rows.
    with django_assert_num_queries(16):
        found = record_of(council, current, LATER, "")
        for one in (found.own, *found.predecessors):
            rows_of(one)
    assert len(found.predecessors) == number
    assert len(rows_of(found.own)["decisions"]) == 2 * number * number


def test_what_successors_have_to_make_stands_once_with_whose_it_is():
    """A county's two agreements: one for each of the councils that replaced it."""
    county = factories.council("Cumbria County Council", closed_on=SECOND_TIME)
    north, south = (
        factories.council(f"{name} Council", opened_on=SECOND_TIME) for name in ("North", "South")
    )
    county.successors.set([north, south])
    made = factories.decision(county, decided_on=date(2023, 2, 7))
    for number, council in enumerate((north, south, county), start=1):
        due = {"due_on": date(2023, 5, 2), "done_on": date(2023, 5, 1)}
        factories.recommendation(made, council=council, number=number, **due)
    factories.release("2022-23")

    own = rows_of(record(county).own)
    assert [row["council"] for row in own["service_improvements"]] == ["cumbria-county-council"]
    assert own["service_improvements"][0]["decided_about"] is None
    assert [(row["council"], row["decided_about"]) for row in own["passed_on"]] == [
        ("north-council", "cumbria-county-council"),
        ("south-council", "cumbria-county-council"),
    ]
    # In the record of one of them: its own stands with it, the other's with the county.
    found = record(north)
    assert [row["decided_about"] for row in rows_of(found.own)["service_improvements"]] == [
        "cumbria-county-council"
    ]
    assert rows_of(found.own)["passed_on"] == []
    (before,) = found.predecessors
    assert [row["council"] for row in rows_of(before)["passed_on"]] == ["south-council"]
    # The day before it closed nothing has been passed on.
    tomorrow = london_date(LATER) + timedelta(days=1)
    for closed_on, number in ((tomorrow, 0), (london_date(LATER), 2)):
        Council.objects.filter(pk=county.pk).update(closed_on=closed_on)
        assert len(rows_of(record(county).own)["passed_on"]) == number
