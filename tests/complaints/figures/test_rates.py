"""Rates worked out by hand, and what holds for every rate."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from complaints.figures.rates import (
    NOT_PUBLISHED,
    MedianDays,
    PerHundredThousand,
    Published,
    Rate,
)
from complaints.figures.units import BY_RESIDENTS, SHARE, plain


@pytest.mark.parametrize(
    ("part", "whole", "percent", "text"),
    [
        (49, 56, 88, "88%"),  # 87.5 goes upward
        (2, 16, 13, "13%"),  # 12.5 goes upward, where round() goes to 12
        (0, 0, None, "no cases"),
        (199, 200, 100, "over 99%"),
        (1_999, 2_000, 100, "over 99%"),
        (198, 200, 99, "99%"),
        (200, 200, 100, "100%"),
        (1, 400, 0, "under 1%"),
        (1, 200, 1, "1%"),
        (1, 201, 0, "under 1%"),
        (0, 400, 0, "0%"),
        (2, 3, 67, "2 of 3"),
        (9, 9, 100, "9 of 9"),
        (0, 9, 0, "0 of 9"),
        (9, 10, 90, "90%"),
        (1, 40, 3, "3%"),  # 2.5 goes upward, where round() goes to 2
        (13, 200, 7, "7%"),
        (1_234, 2_000, 62, "62%"),
    ],
)
def test_percent_and_text(part, whole, percent, text):
    assert (Rate(part, whole).percent, Rate(part, whole).text) == (percent, text)


def test_a_rate_keeps_its_counts():
    rate = Rate(1_234, 56_789)
    assert rate.counts == "1,234 of 56,789"
    assert rate.ratio == pytest.approx(1_234 / 56_789)
    assert rate.exact == Fraction(1_234, 56_789)


def test_a_share_of_nothing_is_named_and_is_no_number():
    rate = Rate(0, 0, "no investigations")
    assert (rate.text, rate.rounded, rate.counts) == ("no investigations",) * 2 + ("",)
    assert (rate.percent, rate.ratio, rate.exact, rate.steps) == (None,) * 4
    assert not rate.has_few


def test_few_is_under_ten_and_not_none():
    assert [Rate(0, whole).has_few for whole in (0, 1, 9, 10)] == [False, True, True, False]


@pytest.mark.parametrize(("part", "whole"), [(-1, 3), (4, 3), (1, 0), (0, -1)])
def test_counts_that_cannot_be_are_refused(part, whole):
    with pytest.raises(ValueError, match="is not a share"):
        Rate(part, whole)


def test_what_nothing_is_called_does_not_make_two_rates_differ():
    assert Rate(0, 0, "none upheld") == Rate(0, 0, "no investigations")


def test_any_percent_is_the_decimal_rounding_with_halves_upward():
    chance = random.Random(1)
    for _ in range(5_000):
        whole = chance.randint(1, chance.choice((20, 200, 20_000)))
        part = chance.randint(0, whole)
        exact = Decimal(part) * 100 / Decimal(whole)
        assert Rate(part, whole).percent == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_any_text_says_100_or_0_only_where_it_is_exact():
    for whole in range(10, 500):
        texts = [Rate(part, whole).text for part in range(whole + 1)]
        assert (texts[0], texts[-1]) == ("0%", "100%")
        assert not {"0%", "100%"} & set(texts[1:-1])


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(Rate(199, 200), 99), (Rate(200, 200), 100), (Rate(1, 400), 0), (Rate(49, 56), 88)],
)
def test_the_shown_percent_never_claims_all(rate, shown):
    assert rate.steps == shown


@pytest.mark.parametrize(
    ("upheld", "residents", "text"),
    [
        (43, 390_800, "11"),  # Croydon, published as 11: the .0 is dropped
        (43, 390_506, "11"),
        (53, 1_576_069, "3.4"),  # Kent by the census
        (63, 1_576_069, "4"),  # 3.997
        (1, 8_583, "11.7"),
        (0, 8_583, "0"),
        (1, 2_000_000, "0.1"),  # exactly 0.05 goes upward
        (1, 2_000_001, "under 0.1"),
        (1, 800_000, "0.1"),  # 0.125
        (3, 2_000_000, "0.2"),  # 0.15 goes upward
        (25, 2_000, "1,250"),
    ],
)
def test_per_hundred_thousand(upheld, residents, text):
    assert PerHundredThousand(upheld, residents).text == text


@pytest.mark.parametrize("residents", [None, 0])
def test_without_residents_there_is_no_figure(residents):
    rate = PerHundredThousand(3, residents)
    assert (rate.text, rate.counts, rate.ratio) == ("residents not known", "", None)


def test_any_rate_by_residents_is_the_decimal_rounding_with_one_decimal():
    chance = random.Random(2)
    for _ in range(3_000):
        part, residents = chance.randint(0, 300), chance.randint(1_000, 3_000_000)
        exact = (Decimal(part) * 100_000 / Decimal(residents)).quantize(
            Decimal("0.1"), ROUND_HALF_UP
        )
        expected = "under 0.1" if part and not exact else f"{exact:,}".removesuffix(".0")
        assert PerHundredThousand(part, residents).text == expected


def test_what_is_not_published_is_said_and_is_never_zero():
    assert NOT_PUBLISHED.text == "not published for this year"
    assert (NOT_PUBLISHED.part, NOT_PUBLISHED.whole, NOT_PUBLISHED.percent) == (None,) * 3


def test_a_published_average_has_a_percent_and_no_counts():
    average = Published(80, SHARE)
    assert (average.text, average.counts, average.part) == ("80%", "", None)
    assert average.exact == Fraction(4, 5)


@pytest.mark.parametrize(
    ("value", "percent", "text"),
    [
        ("849/10", 85, "85%"),
        ("997/10", 99, "over 99%"),
        ("100", 100, "100%"),
        ("3/10", 0, "under 1%"),
        ("0", 0, "0%"),
    ],
)
def test_a_published_percent_hides_nothing_that_one_of_our_own_would_show(value, percent, text):
    average = Published(Fraction(value), SHARE)
    assert (average.steps, average.text) == (percent, text)


@pytest.mark.parametrize(
    ("value", "text"), [("36/10", "3.6"), ("4", "4"), ("365/100", "3.7"), ("1/100", "under 0.1")]
)
def test_a_published_average_by_residents(value, text):
    average = Published(Fraction(value), BY_RESIDENTS)
    assert (average.text, average.counts, average.part) == (text, "", None)
    assert average.exact == Fraction(value) / 100_000


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, "None"), (7, "7"), (Decimal("85.00"), "85"), (Decimal("9.70"), "9.7")],
)
def test_a_number_is_written_as_plain_as_it_was(number, text):
    assert str(plain(number)) == text


@pytest.mark.parametrize(
    ("days", "exact", "text"),
    [
        ({}, None, "nothing done"),
        ({3: 1}, 3, "1 case"),
        ({3: 9}, 3, "9 cases"),
        ({3: 10}, 3, "3 days"),
        ({1: 5, 9: 5}, 5, "5 days"),
        ({1: 6, 9: 5}, 1, "1 day"),
        ({-4: 6, 0: 1, 2: 5}, -2, "−2 days"),
    ],
)
def test_a_median_is_that_of_all_cases_and_few_of_them_lead(days, exact, text):
    found = MedianDays.of(days, "nothing done")
    assert (found.exact, found.text, found.whole) == (exact, text, sum(days.values()))
    assert found.limits(Fraction(3)) is None
