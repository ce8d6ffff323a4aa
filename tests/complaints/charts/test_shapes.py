"""Marks that are told apart by their outline."""

import pytest

from complaints.charts.shapes import MOST, NAMES, kind, shape


def test_each_of_six_has_an_outline_and_a_name_of_its_own():
    assert MOST == len(NAMES) == 6
    assert len({shape(n, 20, 20) for n in range(1, MOST + 1)}) == MOST


def test_a_circle_stands_around_its_place():
    assert shape(1, 20, 10, 5) == "M15 10a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"


def test_a_square_has_four_corners_around_its_place():
    assert shape(2, 20, 10, 5) == "M15.5 5.5L24.5 5.5L24.5 14.5L15.5 14.5Z"


def test_there_is_no_seventh():
    with pytest.raises(IndexError):
        shape(7, 0, 0)


def test_few_cases_are_an_open_mark():
    assert (kind(3), kind(3, few=True)) == ("series series-3", "series series-3 few")
