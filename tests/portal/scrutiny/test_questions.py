"""Each rule where it fires, and in a neighbouring case where it does not, worked out by hand.

With a chance of one half, 10 cases give 0 or 10 in 2 of 1,024 years: 1 in 1,024 at either end is
less than 0.1%, so 0 and 10 are beyond the limits of 99.8%, and 1 and 9 are within them.
"""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from complaints.figures.chance import Comparison
from complaints.figures.performance import Performance
from complaints.figures.rates import Published, Rate
from complaints.figures.units import SHARE
from complaints.statistics.breakdown import NOT_BROKEN_DOWN
from complaints.statistics.improvements import ImprovementCounts
from councils.models import Council
from councils.register.succession import Reorganisation
from portal.scrutiny import questions as rules
from portal.scrutiny.questions import MOST, questions
from tests.portal.scrutiny.records import category, compared, everything, facts

HALF = (500, 1_000)
ONE = [category("Housing", 10, 10, HALF)]
BEYOND = "A gap of this size is more than chance explains."


def because(question) -> str:
    assert question is not None
    assert question.text.endswith("?")
    return question.because


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"not_complied": 1, "on_time": 23}, "1 of 24 cases was not complied with."),
        ({"not_complied": 2, "late": 3}, "2 of 5 cases were not complied with."),
        ({"not_complied": 1}, "The one case whose outcome was recorded was not complied with."),
    ],
)
def test_a_case_that_was_not_complied_with(counts, said):
    assert because(rules.not_complied(facts(performance=Performance(**counts)))) == said


@pytest.mark.parametrize("missed", [0, None])
def test_nobody_asks_of_compliance_where_all_complied_or_none_is_published(missed):
    rest = dict.fromkeys(("on_time", "late"), missed and 5)
    quiet = facts(performance=Performance(not_complied=missed, **rest))
    assert (rules.not_complied(quiet), rules.late(quiet)) == (None, None)


def test_cases_complied_with_late():
    late = facts(performance=Performance(on_time=20, late=3, not_complied=1))
    assert because(rules.late(late)) == "3 of 24 cases were complied with late."
    assert rules.late(facts(performance=Performance(on_time=23, not_complied=1))) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            1,
            "On 20 July 2025, 1 case among published decisions was overdue, whatever the year of"
            " the decision.",
        ),
        (
            2,
            "On 20 July 2025, 2 cases among published decisions were overdue, whatever the year of"
            " the decision.",
        ),
    ],
)
def test_cases_that_are_overdue(number, said):
    assert because(rules.overdue(facts(overdue=number))) == said
    assert rules.overdue(facts(overdue=0)) is None


def test_public_reports():
    one = rules.public_report(facts(report_titles=["A long wait"]))
    assert because(one) == "1 public interest report: “A long wait”."
    assert "the public report," in one.text
    two = rules.public_report(facts(report_titles=["A long wait", "A lost file"]))
    assert "the public reports," in two.text
    assert because(two) == "2 public interest reports were decided in 2024-25."
    assert rules.public_report(facts()) is None


NEW = Council(name="North Council", short_name="North", type="unitary")
OLD = [Council(name=f"{each} District", short_name=each) for each in ("East", "West")]


@pytest.mark.parametrize(
    ("opened_on", "asked"),
    [
        (date(2025, 4, 1), False),  # the year after
        (date(2025, 3, 31), True),
        (date(2023, 4, 1), True),
        (date(2023, 3, 31), False),
    ],
)
def test_a_new_council_is_asked_in_its_first_year_and_the_next(opened_on, asked):
    NEW.opened_on = opened_on
    found = rules.reorganised(facts(council=NEW, reorganisation=Reorganisation(replaces=OLD)))
    assert bool(found) is asked
    if found:
        assert because(found).endswith(" and replaced East District and West District.")


def test_a_new_council_that_replaced_none_is_not_asked_of_them():
    NEW.opened_on = date(2024, 4, 1)
    assert rules.reorganised(facts(council=NEW)) is None


@pytest.mark.parametrize(
    ("closed_on", "asked"),
    [(date(2024, 4, 1), True), (date(2025, 7, 20), True), (date(2025, 7, 21), False)],
)
def test_a_council_that_has_closed_by_the_day(closed_on, asked):
    closed = Council(name="East District", short_name="East", closed_on=closed_on)
    found = rules.reorganised(
        facts(council=closed, reorganisation=Reorganisation(replaced_by=[NEW]))
    )
    assert bool(found) is asked
    if found:
        assert because(found).endswith(" and was replaced by North Council.")


@pytest.mark.parametrize(("part", "percent"), [(0, "0%"), (10, "100%")])
def test_a_gap_that_chance_does_not_explain_is_asked_about_on_either_side(part, percent):
    found = rules.uphold_rate(facts(uphold=compared(part, 10, HALF)))
    assert found.text == (
        "What lies behind the gap to similar councils, and is it the same in each service?"
    )
    assert because(found) == (
        f"Uphold rate {percent} ({part} of 10), county councils together 50% (500 of 1,000)."
        f" {BEYOND}"
    )


def test_an_average_that_was_published_is_called_so():
    published = Comparison(Rate(0, 10), Published(50, SHARE))
    assert because(rules.uphold_rate(facts(uphold=published))) == (
        f"Uphold rate 0% (0 of 10), the average that the Ombudsman published 50%. {BEYOND}"
    )


@pytest.mark.parametrize(("part", "whole"), [(1, 10), (9, 10), (0, 9), (9, 9)])
def test_a_gap_within_chance_or_of_few_cases_is_not(part, whole):
    assert rules.uphold_rate(facts(uphold=compared(part, whole, HALF))) is None
    assert rules.category(facts(by_category=[category("Housing", part, whole, HALF)])) is None
    assert rules.remedy(facts(remedy=compared(part, whole, HALF))) is None


def test_who_is_compared_with_nobody_has_no_gap():
    assert rules.uphold_rate(facts()) is None
    assert rules.remedy(facts()) is None


def test_a_gap_is_put_beside_the_category_that_has_it_on_the_same_side():
    gap = compared(20, 20, HALF)
    housing, planning = category("Housing", 10, 10, HALF), category("Planning", 0, 10, HALF)
    found = rules.uphold_rate(facts(uphold=gap, by_category=[housing, planning]))
    assert found.text == (
        "How much of the gap to similar councils comes from “Housing”, and what lies behind the"
        " rest?"
    )
    other_side = rules.uphold_rate(facts(uphold=gap, by_category=[planning]))
    assert "comes from" not in other_side.text


def test_categories_beyond_chance_are_named_two_at_most():
    three = [category(name, 10, 10, HALF) for name in ("Adult care", "Housing", "Other")]
    found = rules.category(facts(by_category=three))
    assert found.text.startswith("What do the complaints about “Adult care” and “Housing” have")
    assert because(found) == (
        "Adult care: 100% (10 of 10) upheld, similar councils 50% (500 of 1,000); Housing: 100% (10"
        f" of 10) upheld, similar councils 50% (500 of 1,000). {BEYOND}"
    )


def test_what_is_withheld_from_the_breakdown_is_not_asked_about():
    assert rules.category(facts(by_category=[category(NOT_BROKEN_DOWN, 10, 10, HALF)])) is None


def test_a_remedy_rate_is_asked_about_only_where_it_is_lower():
    low = rules.remedy(facts(remedy=compared(0, 10, HALF)))
    assert because(low) == (
        "Satisfactory remedy rate 0% (0 of 10), county councils together 50% (500 of 1,000)."
        f" {BEYOND}"
    )
    assert rules.remedy(facts(remedy=compared(10, 10, HALF))) is None


def test_a_change_that_chance_does_not_explain():
    now, last = Performance(upheld=45, not_upheld=5), Performance(upheld=20, not_upheld=30)
    found = rules.changed(facts(performance=now, last=last))
    assert because(found) == (
        "Uphold rate 90% (45 of 50), in 2023-24 40% (20 of 50). A change of this size is more than"
        " chance explains."
    )
    assert rules.changed(facts(performance=now)) is None


@pytest.mark.parametrize(
    ("late", "missed", "said"),
    [
        (2, 1, "Of 9 service improvements from decisions of 2024-25: 4 done on time, 2 done late, 1"
         " not complied with, 2 without a published outcome."),
        (0, 0, "Of 9 service improvements from decisions of 2024-25: 4 done on time, 5 without a"
         " published outcome."),
        (0, 5, "Of 9 service improvements from decisions of 2024-25: 4 done on time, 5 not complied"
         " with."),
    ],
)  # fmt: skip
def test_agreed_changes_that_were_not_made_or_of_which_nothing_is_public(late, missed, said):
    found = ImprovementCounts(published=9, on_time=4, late=late, not_complied=missed)
    assert because(rules.improvements(facts(improvements=found))) == said


@pytest.mark.parametrize(
    ("missed", "said"),
    [(1, "was not complied with"), (0, "has no published outcome")],
)
def test_one_agreed_change(missed, said):
    found = ImprovementCounts(published=1, on_time=0, late=0, not_complied=missed)
    assert because(rules.improvements(facts(improvements=found))) == (
        f"The one service improvement from decisions of 2024-25 {said}."
    )


def test_agreed_changes_that_were_made_even_if_late():
    found = ImprovementCounts(published=9, on_time=4, late=5, not_complied=0)
    assert rules.improvements(facts(improvements=found)) is None


def test_there_are_six_at_most_in_a_fixed_order():
    found = questions(everything(ONE))
    asked = [rule(everything(ONE)) for rule in rules.RULES]
    assert sum(each is not None for each in asked) == 9
    assert list(found) == [each for each in asked if each][:MOST]
    assert len(found) == MOST == 6


def test_general_ones_follow_until_there_are_three():
    one = facts(performance=Performance(upheld=12, not_upheld=8, late=1, referred_back=4))
    assert [each.because.split()[0] for each in questions(one)] == ["The", "12", "In"]
    three = facts(
        performance=Performance(upheld=12, not_upheld=8, late=1),
        overdue=1,
        report_titles=["A long wait"],
    )
    assert [each.because.split()[0] for each in questions(three)] == ["The", "On", "1"]


def test_every_rule_is_documented():
    words = Path(settings.BASE_DIR, "docs", "scrutiny-pack.md").read_text()
    named = [rule.__name__ for rule in (*rules.RULES, *rules.GENERAL)]
    places = [words.index(f"| `{name}` |") for name in named]
    assert places == sorted(places)
