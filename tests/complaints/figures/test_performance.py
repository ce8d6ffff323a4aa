"""Counts that add, and the rates made from them."""

import random
from dataclasses import replace
from itertools import permutations

import pytest

from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import NOT_PUBLISHED, Rate

KENT = Performance(
    invalid_or_incomplete=20,
    advice_given=10,
    referred_back=57,
    closed_after_initial_enquiries=128,
    not_upheld=13,
    upheld=63,
    satisfactory_remedies=4,
    on_time=50,
    late=12,
    not_complied=1,
)


def some(chance: random.Random) -> Performance:
    upheld = chance.randint(0, 40)
    published, recorded = chance.random() < 0.7, chance.random() < 0.7
    return Performance(
        *(chance.randint(0, 50) for _ in range(5)),
        upheld=upheld,
        satisfactory_remedies=chance.randint(0, upheld) if published else None,
        **{
            name: chance.randint(0, 20) if recorded else None
            for name in ("on_time", "late", "not_complied")
        },
    )


def test_kent_in_2024_25_as_published():
    assert (KENT.dealt_with, KENT.not_for_us, KENT.assessed_and_closed, KENT.investigated) == (
        291,
        87,
        128,
        76,
    )
    assert (KENT.uphold_rate, KENT.uphold_rate.text) == (Rate(63, 76), "83%")


def test_compliance_has_its_own_population():
    assert KENT.compliance_outcomes == 63
    assert KENT.complied == 62
    assert (KENT.compliance_rate, KENT.on_time_rate) == (Rate(62, 63), Rate(50, 63))
    assert KENT.satisfactory_remedy_rate == Rate(4, 63)


def test_each_share_of_nothing_has_its_name():
    empty = Performance()
    assert [
        rate.text
        for rate in (
            empty.uphold_rate,
            empty.compliance_rate,
            empty.on_time_rate,
            empty.satisfactory_remedy_rate,
        )
    ] == ["no investigations", "no outcomes recorded", "no outcomes recorded", "none upheld"]


def test_unpublished_counts_make_no_rate():
    imported = replace(
        KENT,
        satisfactory_remedies=None,
        on_time=None,
        late=None,
        not_complied=None,
    )
    assert imported.satisfactory_remedy_rate is NOT_PUBLISHED
    assert imported.compliance_rate is NOT_PUBLISHED
    assert imported.on_time_rate is NOT_PUBLISHED
    assert (imported.complied, imported.compliance_outcomes) == (None, None)
    assert imported.uphold_rate == Rate(63, 76)


def test_unpublished_counts_never_become_zero():
    unknown = Performance(upheld=5, satisfactory_remedies=None, on_time=None, late=None,
                          not_complied=None)  # fmt: skip
    together = unknown + unknown
    assert together.upheld == 10
    assert together.satisfactory_remedies is None
    assert (together.on_time, together.late, together.not_complied) == (None, None, None)
    assert together.compliance_rate is NOT_PUBLISHED


def test_a_sum_leaves_those_without_a_figure_out_of_both_sides():
    known = Performance(upheld=10, satisfactory_remedies=2)
    unknown = Performance(upheld=90, satisfactory_remedies=None)
    together = known + unknown
    assert together.satisfactory_remedy_rate == Rate(2, 10)
    assert (together.councils, together.councils_with_remedies) == (2, 1)
    assert together.uphold_rate == Rate(100, 100)


def test_a_sum_is_a_ratio_of_sums_and_no_average_of_rates():
    small, large = Performance(upheld=1, not_upheld=0), Performance(upheld=40, not_upheld=60)
    assert (small + large).uphold_rate == Rate(41, 101)


def everything_of(performance):
    names = (
        *COUNTS,
        "councils",
        "councils_with_remedies",
        "councils_with_compliance",
        "upheld_where_remedies_known",
    )
    return {name: getattr(performance, name) for name in names}


def test_nothing_is_neutral():
    nothing = Performance.total([])
    assert nothing.councils == 0
    assert everything_of(nothing + KENT) == everything_of(KENT + nothing) == everything_of(KENT)
    assert nothing.compliance_rate is NOT_PUBLISHED


@pytest.mark.parametrize("seed", range(40))
def test_order_and_grouping_do_not_matter(seed):
    chance = random.Random(seed)
    three = [some(chance) for _ in range(3)]
    first, second, third = three
    assert first + second == second + first
    assert (first + second) + third == first + (second + third)
    assert {Performance.total(order) for order in permutations(three)} == {first + second + third}


@pytest.mark.parametrize("seed", range(40))
def test_parts_add_up_to_the_whole(seed):
    chance = random.Random(100 + seed)
    several = [some(chance) for _ in range(chance.randint(1, 6))]
    whole = Performance.total(several)
    assert whole.councils == len(several)
    for name in COUNTS:
        known = [getattr(each, name) for each in several if getattr(each, name) is not None]
        assert getattr(whole, name) == (sum(known) if known else None)
    assert whole.dealt_with == sum(
        getattr(whole, name) for name in COUNTS[:6]
    )  # the six outcomes, each once
    assert whole.investigated == whole.uphold_rate.whole


def test_the_ten_counts_and_their_order():
    assert COUNTS == (
        "invalid_or_incomplete",
        "advice_given",
        "referred_back",
        "closed_after_initial_enquiries",
        "not_upheld",
        "upheld",
        "satisfactory_remedies",
        "on_time",
        "late",
        "not_complied",
    )


def test_it_is_read_from_a_row_of_frozen_figures():
    class Row:
        pass

    row = Row()
    for name in COUNTS:
        setattr(row, name, getattr(KENT, name))
    assert Performance.of(row) == KENT
