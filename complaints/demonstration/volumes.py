"""How much happens in the demonstration: made up, about as the field's published figures run."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from random import Random

from councils.models import Council
from councils.years import Year

RELEASED_YEARS = tuple(Year(begins) for begins in range(2020, 2026))
YEAR_UNDER_WAY = Year(2026)

# Decisions and investigations a year for every 100,000 residents.
DEALT_WITH = {
    "county": 16.5,
    "district": 16.5,
    "metropolitan_district": 25.0,
    "unitary": 25.0,
    "london_borough": 42.0,
}
INVESTIGATED = {
    "county": 5.1,
    "district": 1.6,
    "metropolitan_district": 5.3,
    "unitary": 5.6,
    "london_borough": 9.4,
}
UPHOLD_RATE = {
    "county": 0.89,
    "district": 0.66,
    "metropolitan_district": 0.81,
    "unitary": 0.80,
    "london_borough": 0.84,
}
# The year: share of a usual year's decisions, of its investigations, national uphold rate.
YEARS = {
    2020: (0.72, 0.78, 0.67),
    2021: (0.99, 1.12, 0.66),
    2022: (0.98, 1.06, 0.745),
    2023: (1.00, 1.02, 0.80),
    2024: (1.02, 1.00, 0.836),
    2025: (1.04, 1.02, 0.84),
    2026: (0.61, 0.60, 0.84),
}
NATIONAL_RATE = 0.832
REMEDIED = 0.11
NOT_COMPLIED = 0.0055
LATE = 0.165
WITHHELD = 0.055
NOT_APPROVED = 0.01
REPORT = 0.012
HAS_NO_RECOMMENDATION = 0.14


@dataclass(frozen=True)
class Volume:
    """How many complaints about a council in a year end each way."""

    not_for_us: int
    closed: int
    not_upheld: int
    upheld: int


def volume(rng: Random, council: Council, residents: int, year: Year, leaning: float) -> Volume:
    """Draws a council's year; ``leaning`` moves its uphold rate, in log odds, for all years."""
    dealt_share, investigated_share, national = YEARS[year.begins]
    share = 1.0
    if council.closed_on and council.closed_on <= year.start:
        share = 0.06  # what was still open when the council closed
    per_100k = residents / 100_000
    investigated = _poisson(rng, per_100k * INVESTIGATED[council.type] * investigated_share * share)
    rest = (DEALT_WITH[council.type] - INVESTIGATED[council.type]) * dealt_share * share
    others = _poisson(rng, per_100k * rest)
    chance = _odds(UPHOLD_RATE[council.type]) + _odds(national) - _odds(NATIONAL_RATE) + leaning
    upheld = sum(rng.random() < 1 / (1 + exp(-chance)) for _ in range(investigated))
    not_for_us = sum(rng.random() < 0.42 for _ in range(others))
    return Volume(not_for_us, others - not_for_us, investigated - upheld, upheld)


def _odds(share: float) -> float:
    return log(share / (1 - share))


def _poisson(rng: Random, mean: float) -> int:
    if mean > 200:
        return max(0, round(rng.gauss(mean, mean**0.5)))
    limit, count, product = exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count
