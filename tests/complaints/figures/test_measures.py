"""Map classes follow what is shown, and are FORMATS' classes."""

import pytest

from complaints.figures.limits import POSITIONS
from complaints.figures.measures import (
    COMPLIANCE_RATE,
    FEW_RESIDENTS,
    FEWER_THAN_TEN,
    MEASURES,
    NO_FIGURES,
    SATISFACTORY_REMEDY_RATE,
    UPHELD_PER_100K,
    UPHOLD_RATE,
    MapClass,
    compared_class,
)
from complaints.figures.performance import Performance
from complaints.figures.rates import NOT_PUBLISHED, PerHundredThousand, Rate


@pytest.mark.parametrize(
    ("measure", "rate", "label"),
    [
        (UPHOLD_RATE, Rate(0, 20), "under 60%"),
        (UPHOLD_RATE, Rate(594, 1000), "under 60%"),
        (UPHOLD_RATE, Rate(595, 1000), "60–69%"),  # shown as 60%
        (UPHOLD_RATE, Rate(694, 1000), "60–69%"),
        (UPHOLD_RATE, Rate(695, 1000), "70–79%"),
        (UPHOLD_RATE, Rate(80, 100), "80–89%"),
        (UPHOLD_RATE, Rate(90, 100), "90% and over"),
        (UPHOLD_RATE, Rate(20, 20), "90% and over"),
        (COMPLIANCE_RATE, Rate(89, 100), "under 90%"),
        (COMPLIANCE_RATE, Rate(90, 100), "90–94%"),
        (COMPLIANCE_RATE, Rate(95, 100), "95–97%"),
        (COMPLIANCE_RATE, Rate(98, 100), "98% to under 100%"),
        (COMPLIANCE_RATE, Rate(199, 200), "98% to under 100%"),  # "over 99%"
        (COMPLIANCE_RATE, Rate(200, 200), "100%"),
        (SATISFACTORY_REMEDY_RATE, Rate(0, 50), "0–4%"),
        (SATISFACTORY_REMEDY_RATE, Rate(5, 100), "5–9%"),
        (SATISFACTORY_REMEDY_RATE, Rate(10, 100), "10–14%"),
        (SATISFACTORY_REMEDY_RATE, Rate(15, 100), "15–19%"),
        (SATISFACTORY_REMEDY_RATE, Rate(20, 100), "20% and over"),
        (UPHELD_PER_100K, PerHundredThousand(0, 100_000), "under 2"),
        (UPHELD_PER_100K, PerHundredThousand(194, 10_000_000), "under 2"),
        (UPHELD_PER_100K, PerHundredThousand(195, 10_000_000), "2–3.9"),  # shown as 2
        (UPHELD_PER_100K, PerHundredThousand(4, 100_000), "4–5.9"),
        (UPHELD_PER_100K, PerHundredThousand(6, 100_000), "6–7.9"),
        (UPHELD_PER_100K, PerHundredThousand(8, 100_000), "8 and over"),
    ],
)
def test_a_class_follows_the_figure_as_it_is_shown(measure, rate, label):
    found = measure.map_class(rate)
    assert found == MapClass(label, measure.labels.index(label) + 1)


@pytest.mark.parametrize(
    ("measure", "rate", "expected"),
    [
        (UPHOLD_RATE, Rate(0, 0), MapClass("none investigated")),
        (COMPLIANCE_RATE, Rate(0, 0), MapClass("no outcomes recorded")),
        (SATISFACTORY_REMEDY_RATE, Rate(0, 0), MapClass("none upheld")),
        (UPHOLD_RATE, Rate(9, 9), FEWER_THAN_TEN),
        (UPHOLD_RATE, Rate(1, 1), FEWER_THAN_TEN),
        (COMPLIANCE_RATE, NOT_PUBLISHED, NO_FIGURES),
        (SATISFACTORY_REMEDY_RATE, NOT_PUBLISHED, NO_FIGURES),
        (UPHELD_PER_100K, PerHundredThousand(3, None), NO_FIGURES),
        (UPHELD_PER_100K, PerHundredThousand(3, 8_583), FEW_RESIDENTS),
        (UPHELD_PER_100K, PerHundredThousand(3, 9_999), FEW_RESIDENTS),
    ],
)
def test_what_is_hatched_is_named(measure, rate, expected):
    assert expected.number is None
    assert measure.map_class(rate) == expected


def test_ten_thousand_residents_are_enough():
    assert UPHELD_PER_100K.map_class(PerHundredThousand(1, 10_000)).number == 5


def test_a_few_residents_still_have_their_figure():
    assert PerHundredThousand(1, 8_583).text == "11.7"


def test_each_measure_takes_its_own_counts():
    performance = Performance(
        not_upheld=4, upheld=16, satisfactory_remedies=3, on_time=8, late=1, not_complied=2
    )
    assert {slug: m.rate_of(performance, 200_000) for slug, m in MEASURES.items()} == {
        "uphold-rate": Rate(16, 20),
        "compliance-rate": Rate(9, 11),
        "on-time-rate": Rate(8, 11),
        "satisfactory-remedy-rate": Rate(3, 16),
        "upheld-per-100k": PerHundredThousand(16, 200_000),
    }


def test_every_shown_value_has_one_class_and_classes_rise():
    for measure in (UPHOLD_RATE, COMPLIANCE_RATE, SATISFACTORY_REMEDY_RATE):
        numbers = [measure.map_class(Rate(part, 1000)).number for part in range(1001)]
        assert numbers == sorted(numbers)
        assert set(numbers) == {1, 2, 3, 4, 5}


def test_the_comparison_has_a_class_for_each_position():
    assert [compared_class(position, NO_FIGURES).number for position in POSITIONS] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert compared_class("", NO_FIGURES) == NO_FIGURES
