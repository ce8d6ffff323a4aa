"""A figure beside that of the year before: what is said of the change."""

import pytest

from complaints.figures.movement import Movement
from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Rate

SAID = [
    (
        (Rate(63, 76), Rate(66, 75)),
        "5 percentage points lower than in 2023-24 (88%, 66 of 75); a change of this size can arise"
        " by chance.",
    ),
    (
        (Rate(63, 76), Rate(50, 75)),
        "16 percentage points higher than in 2023-24 (67%, 50 of 75). That is unusual: chance alone"
        " makes such a change less than once in 20 times.",
    ),
    (
        (Rate(63, 76), Rate(20, 75)),
        "56 percentage points higher than in 2023-24 (27%, 20 of 75): more than chance explains.",
    ),
    (
        (Rate(2, 37), Rate(1, 39)),  # 5.4% and 2.6% are shown as 5% and 3%
        "3 percentage points higher, before rounding, than in 2023-24 (3%, 1 of 39); a change of"
        " this size can arise by chance.",
    ),
    ((Rate(63, 76), Rate(62, 75)), "The same as in 2023-24 (83%, 62 of 75)."),
    (
        (Rate(500, 600), Rate(503, 602)),
        "Slightly lower than in 2023-24 (84%, 503 of 602); a change of this size can arise by"
        " chance.",
    ),
    (
        (PerHundredThousand(63, 1_500_000), PerHundredThousand(20, 1_490_000)),
        "Higher than in 2023-24 (1.3, 20 upheld): more than chance explains.",
    ),
    ((Rate(2, 3), Rate(66, 75)), "2023-24: 88%, 66 of 75. Too few cases to compare."),
    ((Rate(63, 76), Rate(2, 3)), "2023-24: 2 of 3. Too few cases to compare."),
    ((Rate(0, 0, "no investigations"), Rate(2, 3)), "2023-24: 2 of 3."),
    ((Rate(63, 76), Rate(0, 0, "no investigations")), "2023-24: no investigations."),
    ((Rate(63, 76), NOT_PUBLISHED), "2023-24: not published for this year."),
]


@pytest.mark.parametrize(("rates", "words"), SAID)
def test_what_is_said_of_a_change(rates, words):
    assert Movement(*rates, "2023-24").words == words


def test_years_that_do_not_compare_say_why_and_nothing_of_chance():
    broken = Movement(Rate(63, 76), Rate(20, 75), "2023-24", "The method changed in 2024-25.")
    assert (broken.words, broken.chance) == ("The method changed in 2024-25.", "")


def test_in_short_it_says_only_what_chance_does_not_explain():
    said = [Movement(*rates, "2023-24").chance for rates, _ in SAID]
    assert said[:7] == [
        *("", "unusual", "more than chance explains"),
        *("", "", "", "more than chance explains"),
    ]
    assert set(said[7:]) == {""}


def test_of_few_residents_chance_is_not_asked():
    few = Movement(PerHundredThousand(9, 8_000), PerHundredThousand(1, 8_000), "2023-24")
    assert (few.words, few.position) == ("Higher than in 2023-24 (12.5, 1 upheld).", "")
