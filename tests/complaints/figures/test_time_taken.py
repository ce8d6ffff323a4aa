import pytest

from complaints.figures.time_taken import TimeTaken, kept

NAMES = ("time_known", "within_13_weeks", "within_26_weeks", "within_52_weeks")
NINE = dict(zip(NAMES, (9, 4, 6, 8), strict=True))


@pytest.mark.parametrize(("decided", "is_published"), [(9, True), (10, True), (11, False)])
def test_it_is_published_where_nine_in_ten_are_known(decided, is_published):
    found = TimeTaken.published(decided, NINE)
    assert found == (TimeTaken(9, (4, 6, 8)) if is_published else None)


def test_of_nothing_there_is_none():
    assert TimeTaken.published(0, dict.fromkeys(NAMES, 0)) is None


def test_what_is_kept_is_read_again():
    time = TimeTaken(9, (4, 6, 8))
    assert kept(time) == NINE
    assert TimeTaken.read(NINE) == time
    assert TimeTaken.read(kept(None)) is None


def test_sums_are_sums_of_counts():
    found = TimeTaken.total([TimeTaken(9, (4, 6, 8)), TimeTaken(111, (86, 100, 110))])
    assert found == TimeTaken(120, (90, 106, 118))
    assert [(weeks, rate.text) for weeks, _, rate in found.rates] == [
        (13, "75%"),
        (26, "88%"),
        (52, "98%"),
    ]
    assert TimeTaken.total([]) == TimeTaken(0, (0, 0, 0))


def test_in_words_few_have_no_percent():
    assert TimeTaken(9, (4, 6, 8)).in_words == (
        "4 within 13 weeks, 6 within 26 weeks and 8 within 52 weeks"
    )
    assert TimeTaken(1_200, (1_056, 1_199, 1_200)).in_words == (
        "1,056 (88%) within 13 weeks, 1,199 (over 99%) within 26 weeks"
        " and 1,200 (100%) within 52 weeks"
    )
