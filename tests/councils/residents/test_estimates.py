"""A number of residents that is far from the years around it is unlikely."""

import pytest

from councils.residents.estimates import about_residents


@pytest.mark.parametrize(
    ("year", "number", "known", "sentences"),
    [
        (2022, 110_000, {2021: 100_000}, []),
        (2022, 110_001, {2021: 100_000}, ["110,001 residents in 2022", "100,000 in 2021"]),
        (2022, 89_999, {2021: 100_000}, ["89,999 residents in 2022", "100,000 in 2021"]),
        # The nearest other year is compared with, and the earlier of two as near.
        (2023, 120_000, {2013: 90_000, 2022: 119_000}, []),
        (2022, 120_000, {2021: 120_000, 2023: 90_000}, []),
        (2022, 1, {}, []),
        (2022, 1, {2022: 500_000}, []),
    ],
)
def test_more_than_ten_percent_is_asked_about(year, number, known, sentences):
    found = [each.sentence for each in about_residents(year, number, known)]
    assert len(found) == bool(sentences)
    assert all(words in found[0] for words in sentences)
