"""Paragraphs by rule, each worked by hand."""

from datetime import date

import pytest

from complaints.figures.chance import Comparison
from complaints.figures.performance import Performance
from complaints.figures.rates import Rate
from councils.models import Council
from councils.years import Year
from letters.composing.rules import (
    CouncilFacts,
    by_rule,
    closed,
    complied,
    found_of_investigations,
    late,
    listed,
    named_otherwise,
    new,
    remedies,
    reports,
)

THIS_YEAR = Year(2024)
KENT = Council(name="Kent County Council", short_name="Kent", type="county")
SOMERSET = Council(
    name="Somerset Council", short_name="Somerset", type="unitary", opened_on=date(2023, 4, 1)
)
CUMBRIA = Council(
    name="Cumbria County Council", short_name="Cumbria", type="county", closed_on=date(2023, 4, 1)
)


def facts(council=KENT, *, year=THIS_YEAR, comparison=None, reports_on=(), successors=(), **counts):
    return CouncilFacts(
        council,
        year,
        Performance(**counts),
        comparison,
        reports_on,
        successors,
        "Ombudsman",
        date(2025, 7, 1),
    )


def test_a_year_under_another_name_says_both():
    former = [{"until": "2025-05-08", "name": "West Kent Council", "short_name": "West Kent"}]
    kent = Council(name="Kent County Council", type="county", former_names=former)
    assert named_otherwise(facts(kent)) == by_rule(facts(kent))[0]
    assert named_otherwise(facts(kent)) == (
        "West Kent Council was renamed Kent County Council on 8 May 2025. “Your council” in this"
        " letter is the same council under either name."
    )
    assert named_otherwise(facts(kent, year=Year(2025))) == ""


def test_a_year_without_investigations_says_why_there_is_no_rate():
    assert found_of_investigations(facts(referred_back=3)) == (
        "In 2024-25 the Ombudsman investigated no complaints about Kent County Council. The"
        " Ombudsman dealt with 3 complaints in all. An uphold rate says how many of the complaints"
        " that were investigated were upheld, so there is none for this year."
    )
    assert found_of_investigations(facts()) == (
        "In 2024-25 the Ombudsman investigated no complaints about Kent County Council, and dealt"
        " with none."
    )


def test_what_was_found_is_the_sentence_of_the_page():
    comparison = Comparison(Rate(63, 76), Rate(890, 1_000))
    said = found_of_investigations(facts(comparison=comparison, upheld=63, not_upheld=13))
    assert said.startswith(
        "In 2024-25 the Ombudsman investigated 76 complaints about Kent County Council and upheld"
        " 63 of them, 83%. That is lower than among county councils as a whole, 89%"
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"on_time": 0, "late": 0, "not_complied": 0},
            "No compliance outcome was recorded in the year.",
        ),
        (
            {"on_time": 1, "late": 0, "not_complied": 0},
            "The one case in which a compliance outcome was recorded was complied with.",
        ),
        (
            {"on_time": 50, "late": 12, "not_complied": 0},
            "All 62 cases in which a compliance outcome was recorded were complied with.",
        ),
        ({"on_time": None, "late": None, "not_complied": None}, ""),
    ],
)
def test_compliance_where_nothing_was_missed(counts, said):
    assert complied(facts(**counts)) == said


def test_a_case_that_was_not_complied_with_is_said_plainly():
    said = complied(facts(on_time=50, late=11, not_complied=1))
    # 61 of 62 is 98.4%.
    assert said.startswith(
        "In one case of 62 the council did not do what it had agreed to, so its compliance rate is"
        " 98% (61 of 62)."
    )
    # Where there are few the counts lead.
    assert "its compliance rate is 2 of 3." in complied(facts(on_time=2, late=0, not_complied=1))
    assert "In 1,000 cases of 2,000 " in complied(facts(on_time=1000, late=0, not_complied=1000))


def test_lateness():
    assert late(facts(on_time=5, late=0, not_complied=0)) == ""
    assert (
        late(facts(on_time=0, late=1, not_complied=0)) == "In that case the council complied late."
    )
    assert late(facts(on_time=50, late=11, not_complied=1)).startswith("In 11 cases of 62 the ")
    assert late(facts(on_time=1, late=1, not_complied=0)).startswith("In one case of 2 the ")


def test_remedies():
    def said(upheld, remedies_):
        return remedies(facts(upheld=upheld, satisfactory_remedies=remedies_))

    assert said(0, 0) == ""
    one = "In the one upheld case the council had"
    assert said(1, 0) == f"{one} not offered a satisfactory remedy."
    assert said(1, 1) == f"{one} already offered a satisfactory remedy."
    assert said(9, 0).startswith("In none of the upheld cases ")
    assert said(9, 2).startswith("In 2 of 9 upheld cases, the council had already offered ")
    assert said(64, 5).startswith("In 5 of 64 upheld cases, 8%, the council had already offered ")
    assert remedies(facts(upheld=5, satisfactory_remedies=None)) == ""


def test_public_reports_are_named_by_their_days_alone():
    """A report may be published after the end of the year of which its decision is."""
    one, two = date(2024, 12, 3), date(2025, 4, 6)
    assert reports(facts(reports_on=[one])) == (
        "One of the year’s decisions about your council is a public interest report. It was"
        " published on 3 December 2024, and can be read on the council’s page of the portal."
    )
    assert reports(facts(reports_on=[one, two])) == (
        "2 of the year’s decisions about your council are public interest reports. They were"
        " published on 3 December 2024 and 6 April 2025, and can be read on the council’s page of"
        " the portal."
    )
    assert reports(facts(reports_on=[two, two])).count("6 April 2025") == 1
    assert reports(facts()) == ""


def test_the_first_letter_to_a_new_council_is_that_of_the_year_in_which_it_opened():
    assert new(facts(SOMERSET, year=Year(2023))) == (
        "This is the first annual review letter to Somerset Council, which opened on 1 April 2023."
        " Its figures are counted from that day, and there is no earlier year of its own to compare"
        " them with."
    )
    assert new(facts(SOMERSET, year=Year(2024))) == new(facts(KENT)) == ""


def test_the_last_letter_of_a_closed_council_names_who_took_its_place():
    cumberland = Council(name="Cumberland Council")
    furness = Council(name="Westmorland and Furness Council")
    assert closed(facts(CUMBRIA, successors=[cumberland, furness])).startswith(
        "Cumbria County Council closed on 1 April 2023. This is the last annual review letter about"
        " it, and it goes to each of the councils that took its place: Cumberland Council and"
        " Westmorland and Furness Council."
    )
    assert "goes to the council that took its place: Cumberland Council." in closed(
        facts(CUMBRIA, successors=[cumberland])
    )
    assert closed(facts()) == ""


def test_a_letter_of_an_earlier_year_about_a_council_that_closed_is_not_its_last():
    said = [closed(facts(CUMBRIA, year=Year(begins), successors=[KENT])) for begins in (2021, 2022)]
    assert "This is an annual review letter about it, and it goes to" in said[0]
    assert "This is the last annual review letter about it, and it goes to" in said[1]


def test_rules_speak_in_order_and_only_where_they_apply():
    said = by_rule(
        facts(upheld=2, not_upheld=1, satisfactory_remedies=0, on_time=2, late=0, not_complied=0)
    )
    assert [each.split(" ")[0:3] for each in said] == [
        ["In", "2024-25", "the"],
        ["All", "2", "cases"],
        ["In", "none", "of"],
    ]


def test_a_list_in_words():
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "A",
        "A and B",
        "A, B and C",
    ]
