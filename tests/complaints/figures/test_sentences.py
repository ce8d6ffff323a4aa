"""Sentences that can be quoted."""

import pytest

from complaints.figures import sentences
from complaints.figures.chance import Comparison, Outside
from complaints.figures.performance import Performance
from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Published, Rate
from complaints.figures.units import SHARE
from councils.models import Council
from councils.years import Year

KENT = Council(name="Kent County Council", short_name="Kent", type="county")
AVERAGE = Rate(800, 1_000)
OUTSIDE = Outside(288, 3.2, 11)
WORDS = (
    "of all 288 councils that can be compared, chance alone would put about 3 this far out; 11 are"
)


def headline(performance, comparison=None):
    return sentences.headline(KENT, Year(2024), performance, comparison)


def beside(part, whole=76, average=AVERAGE):
    return sentences.beside(Comparison(Rate(part, whole), average, outside=OUTSIDE), KENT)


def gap(part, whole=76, average=AVERAGE):
    return sentences.gap(Comparison(Rate(part, whole), average, outside=OUTSIDE))


def test_a_council_with_many_cases():
    performance = Performance(upheld=63, not_upheld=13)
    comparison = Comparison(performance.uphold_rate, AVERAGE)
    assert headline(performance, comparison) == (
        "In 2024-25 the Ombudsman investigated 76 complaints about Kent County Council and upheld"
        " 63 of them, 83%. That is higher than among county councils as a whole, 80% (800 of"
        " 1,000); with 76 cases a gap of this size can arise by chance."
    )


@pytest.mark.parametrize(
    ("performance", "sentence"),
    [
        (
            Performance(),
            "In 2024-25 the Ombudsman investigated no complaints about Kent County Council, and"
            " dealt with none.",
        ),
        (
            Performance(referred_back=4),
            "In 2024-25 the Ombudsman investigated no complaints about Kent County Council."
            " The Ombudsman dealt with 4 complaints in all.",
        ),
        (
            Performance(upheld=1),
            "In 2024-25 the Ombudsman investigated one complaint about Kent County Council and"
            " upheld it. One case says little about a council.",
        ),
        (
            Performance(not_upheld=1),
            "In 2024-25 the Ombudsman investigated one complaint about Kent County Council and"
            " did not uphold it. One case says little about a council.",
        ),
        (
            Performance(upheld=2, not_upheld=1),
            "In 2024-25 the Ombudsman investigated 3 complaints about Kent County Council and"
            " upheld 2 of them. So few cases say little about a council.",
        ),
        (
            Performance(not_upheld=9),
            "In 2024-25 the Ombudsman investigated 9 complaints about Kent County Council and"
            " upheld none of them. So few cases say little about a council.",
        ),
        (
            Performance(upheld=199, not_upheld=1),
            "In 2024-25 the Ombudsman investigated 200 complaints about Kent County Council and"
            " upheld 199 of them, over 99%.",
        ),
    ],
)
def test_the_headline_follows_the_counts(performance, sentence):
    assert headline(performance) == sentence


def test_fewer_than_ten_have_no_percent_in_the_sentence():
    for whole in range(1, 10):
        for upheld in range(whole + 1):
            performance = Performance(upheld=upheld, not_upheld=whole - upheld)
            comparison = Comparison(performance.uphold_rate, AVERAGE)
            assert "%" not in headline(performance, comparison)
            assert "%" not in sentences.gap(comparison)


def test_beside_similar_councils():
    assert [beside(part) for part in (52, 40)] == [
        "That is lower than among county councils as a whole, 80% (800 of 1,000); a gap of this"
        " size is unusual: chance alone seldom gives it.",
        "That is lower than among county councils as a whole, 80% (800 of 1,000); a gap of this"
        " size is more than chance explains.",
    ]


def test_a_gap_that_is_hardly_one_is_slight_in_the_headline_too():
    assert beside(1_997, 2_000, Rate(9_945, 10_000)) == (
        "That is slightly higher than among county councils as a whole, 99% (9,945 of 10,000); a"
        " gap of this size is unusual: chance alone seldom gives it."
    )


def test_the_same_percent_is_the_same():
    assert beside(606, 757) == "Among county councils as a whole it was the same (800 of 1,000)."
    assert gap(606, 757) == "The same as similar councils (80%, 800 of 1,000)."


@pytest.mark.parametrize("average", [NOT_PUBLISHED, Rate(0, 0)])
def test_without_an_average_nothing_is_said(average):
    assert (beside(60, average=average), gap(60, average=average)) == ("", "")
    assert (sentences.beside(None, KENT), sentences.gap(None)) == ("", "")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (
            63,
            76,
            "3 percentage points higher than similar councils (80%, 800 of 1,000); with 76"
            " cases a gap of this"
            " size can arise by chance.",
        ),
        (
            52,
            76,
            "12 percentage points lower than similar councils (80%, 800 of 1,000). That is"
            f" unusual: {WORDS}.",
        ),
        (
            40,
            76,
            "27 percentage points lower than similar councils (80%, 800 of 1,000): more than"
            " chance explains.",
        ),
        (
            81,
            100,
            "1 percentage point higher than similar councils (80%, 800 of 1,000); with 100"
            " cases a gap of this"
            " size can arise by chance.",
        ),
    ],
)
def test_the_gap_has_size_direction_and_chance(part, whole, words):
    assert gap(part, whole) == words


def test_a_gap_under_half_a_point_is_about_the_same_or_slight():
    words = gap(805, 1_000, Rate(8_049, 10_000))  # 80.5% is shown as 81%, 80.49% as 80%
    assert words.startswith("About the same as similar councils (80%, 8,049 of 10,000); ")
    words = gap(1_997, 2_000, Rate(9_945, 10_000))  # and this chance seldom gives
    assert words.startswith("Slightly higher than similar councils (99%, 9,945 of 10,000). That is")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (7, "Too few cases to compare."),
        (
            4,
            f"Few cases, yet the gap to similar councils is unusual: {WORDS}.",
        ),
        (1, "Few cases, yet the gap to similar councils is more than chance explains."),
    ],
)
def test_few_cases_are_compared_by_chance_alone(part, words):
    assert gap(part, 9) == words


def test_an_average_of_few_is_its_counts_alone():
    assert gap(1, 20, Rate(3, 9)).startswith(
        "28 percentage points lower than similar councils (3 of 9)"
    )
    assert beside(1, 20, Rate(3, 9)).startswith(
        "That is lower than among county councils as a whole, 3 of 9;"
    )


def test_the_gap_by_residents():
    rate, average = PerHundredThousand(45, 1_000_000), PerHundredThousand(400, 10_000_000)
    assert sentences.gap(Comparison(rate, average, "upheld complaint")) == (
        "Higher than similar councils (4); with 45 upheld complaints a gap of this size can arise"
        " by chance."
    )


def test_beside_an_average_that_was_published():
    assert beside(63, average=Published(80, SHARE)).startswith(
        "That is higher than the average of county councils that was published, 80%; "
    )
    assert beside(63, average=Published(83, SHARE)) == (
        "That is the same as the average of county councils that was published."
    )
    assert gap(63, average=Published(80, SHARE)).startswith(
        "3 percentage points higher than similar councils (80%, as published); "
    )


def test_what_the_average_is_of_is_said_where_it_is_not_of_all():
    comparison = Comparison(Rate(63, 76), AVERAGE, coverage="3 of 24 county councils")
    assert sentences.beside(comparison, KENT).startswith(
        "That is higher than among 3 of 24 county councils, 80% (800 of 1,000); "
    )
    assert sentences.gap(comparison).startswith(
        "3 percentage points higher than similar councils (80%, 800 of 1,000, from 3 of 24 county"
        " councils); "
    )
    same = Comparison(Rate(606, 757), AVERAGE, coverage="3 of 24 county councils")
    assert (
        sentences.beside(same, KENT)
        == "Among 3 of 24 county councils it was the same (800 of 1,000)."
    )


@pytest.mark.parametrize(
    ("performance", "words"),
    [
        (Performance(on_time=1, not_complied=1), "One case was not complied with."),
        (Performance(on_time=9, not_complied=2), "2 cases were not complied with."),
        (Performance(on_time=9), "Every case was complied with."),
        (
            Performance(on_time=8, late=1),
            "Every case was complied with. In one case the council complied late.",
        ),
        (
            Performance(late=2),
            "Every case was complied with. In 2 cases the council complied late.",
        ),
        (Performance(), ""),
        (Performance(on_time=None, late=None, not_complied=None), ""),
    ],
)  # fmt: skip
def test_compliance_is_told_in_cases(performance, words):
    assert sentences.compliance(performance) == words


def test_nothing_is_better_or_worse():
    for part in range(77):
        words = (beside(part) + gap(part)).lower()
        assert not {"better", "worse", "good", "bad", "rank"} & set(words.split())
