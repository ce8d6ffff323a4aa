"""What was agreed: the worst first, as many as fit, and nothing of what is not public."""

from datetime import date

import pytest

from complaints.figures.performance import Performance
from complaints.models import Decision, Recommendation, Subject
from complaints.recommendations.improvements import Improvement
from complaints.statistics.improvements import ImprovementCounts
from councils.years import Year, london_instant
from portal.scrutiny.content import Count, Link
from portal.scrutiny.follow_up import (
    LINE,
    LONGEST,
    first_of,
    follow_up,
    lines_of,
    outcomes,
    said_of,
    summary,
)
from tests.portal.scrutiny.records import KENT

HOUSING = Subject(heading="Housing", name="Homelessness")


def improvement(words: str, status: str = "", **fields) -> Improvement:
    decision = Decision(reference="24018407", decided_on=date(2024, 6, 3), **fields)
    return Improvement(Recommendation(decision=decision, public_summary=words), status)


def report(number: int) -> Decision:
    at = london_instant("2025-05-20 09:30")
    return Decision(reference=f"2401840{number}", title=f"Report {number}", announced_at=at)


def made(improvements=(), reports=(), overdue="", failed=(), **counts):
    performance = Performance(**counts)
    known = (KENT, Year(2024), performance, improvements, reports, "Ombudsman", overdue)
    return follow_up(*known, failed=failed)


def test_those_not_complied_with_come_first_then_those_done_late():
    statuses = ["on_time", "late", "", "not_complied", "late"]
    found = made([improvement(f"{n}", status) for n, status in enumerate(statuses)])
    assert [(item.words, item.details) for item in found.improvements.items] == [
        ("3", "no subject. Not complied with."),
        ("1", "no subject. Done late."),
        ("4", "no subject. Done late."),
        ("0", "no subject. Done on time."),
        ("2", "no subject. No outcome published."),
    ]
    assert found.improvements.more is None
    assert found.summary == (
        "5 improvements are published from decisions of 2024-25: 1 done on time, 2 done late, 1 not"
        " complied with, 1 without a published outcome. They are counted one by one; compliance is"
        " counted in cases."
    )


def test_each_leads_to_its_decision_and_names_its_subject():
    (item,) = made([improvement("Train staff.", subject=HOUSING)]).improvements.items
    assert item.details == "Housing › Homelessness. No outcome published."
    assert (item.link.words, item.link.path) == (
        "Decision 24\u00a0018\u00a0407",
        "/decisions/24-018-407/",
    )


def test_a_list_holds_what_fits_and_says_how_many_more_there_are_and_where(settings):
    settings.SITE_URL = "https://portal.example"
    found = made([improvement(f"{n}") for n in range(8)], [report(n) for n in range(4)])
    # Two lines each: five fit into eleven, two into five.
    assert [item.words for item in found.improvements.items] == list("01234")
    path = "/councils/kent/improvements/?year=2024-25"
    assert found.improvements.more == Link("3 more", path, f"https://portal.example{path}")
    assert [item.words for item in found.reports.items] == ["Report 0", "Report 1"]
    path = "/decisions/?council=kent&kind=report&year=2024-25"
    assert found.reports.more == Link("2 more", path, f"https://portal.example{path}")
    assert found.reports.items[0].details == "Published 20 May 2025, 9.30am."


@pytest.mark.parametrize(("length", "lines"), [(LINE, 2), (LINE + 2, 3)])
def test_what_is_longer_takes_more_lines(length, lines):
    words = ("a" * (length - 2)) + " a"
    (item,) = made([improvement(words)]).improvements.items
    assert lines_of([item]) == lines


def test_one_is_shown_however_long_it_is_and_cut_where_it_is_too_long():
    rest = Link("", "/", "https://portal.example/")
    (item,) = made([improvement("word " * 200)]).improvements.items
    assert len(item.words) <= LONGEST
    assert item.words.endswith("word …")
    listed = first_of([item, item], lambda each: each, 1, rest)
    assert (listed.items, listed.more.words) == ((item,), "1 more")


def test_compliance_is_said_in_cases():
    found = made(on_time=20, late=3, not_complied=1, overdue="On 20 July 2025 …")
    assert found.compliance == (
        "Outcomes recorded in 2024-25: One case was not complied with. In 3 cases the council"
        " complied late.",
        "On 20 July 2025 …",
    )
    assert made(on_time=1).compliance == ("Every case was complied with.",)
    assert made(overdue="On …").compliance[0] == "No compliance outcome was recorded in the year."
    assert found.outcomes == (
        Count("On time", "20"),
        Count("Late", "3"),
        Count("Not complied with", "1"),
        Count("Cases in all", "24"),
    )


@pytest.mark.parametrize(
    ("counted", "shown", "named", "others"),
    [
        (1, 1, 1, ""),
        (1, 0, 0, ""),
        (2, 1, 1, "1 is not shown"),
        (6, 4, 2, "2 more, 2 are not shown"),
    ],
)
def test_cases_that_were_not_complied_with_are_named_where_they_can_be_read(
    counted, shown, named, others
):
    failed = [Decision(reference=f"2401840{each}", subject=HOUSING) for each in range(shown)]
    found = made(not_complied=counted, failed=failed)
    assert [(each.words, each.path) for each in found.failed] == [
        (f"24\u00a0018\u00a040{each} (Housing › Homelessness)", f"/decisions/24-018-40{each}/")
        for each in range(named)
    ]
    assert found.not_named == others


def test_cases_that_are_named_or_overdue_take_the_room_of_an_improvement():
    agreed = [improvement(f"{n}") for n in range(8)]
    failed = [Decision(reference="24018407")]
    for known, number in (
        ({}, 5),
        ({"overdue": "On …"}, 4),
        ({"failed": failed}, 4),
        ({"failed": failed, "overdue": "On …"}, 3),
    ):
        assert len(made(agreed, not_complied=1, **known).improvements.items) == number


def test_where_there_are_no_outcomes_that_is_said():
    assert said_of(Performance()) == "No compliance outcome was recorded in the year."
    unpublished = Performance(on_time=None, late=None, not_complied=None)
    assert said_of(unpublished) == "Compliance was not published for this year."
    assert outcomes(Performance()) == outcomes(unpublished) == ()


def test_where_nothing_is_published_that_is_said():
    found = made()
    assert found.summary == "No service improvement agreed in decisions of 2024-25 is published."
    assert found.no_reports == (
        "No public interest report about Kent County Council decided in 2024-25 has been published"
        " by the Ombudsman."
    )
    one = ImprovementCounts(published=1, on_time=1, late=0, not_complied=0)
    assert summary(one, Year(2024)).startswith("1 improvement is published")
