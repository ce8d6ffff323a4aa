"""Bars are as long as their numbers; of none there is no bar."""

from complaints.charts.count_bars import WIDTH, count_bars


def test_bars_are_as_long_as_their_numbers():
    most, half, none, tiny = count_bars([1_000, 500, 0, 1], "months")
    assert most.markup == f'<path class="count-bar" d="M0 0L{WIDTH} 0L{WIDTH} 12L0 12Z"/>'
    assert f"L{WIDTH // 2} 0" in half.markup
    assert not none.markup
    assert "L1 0" in tiny.markup  # too short to be seen otherwise
    assert [each.ident for each in (most, half)] == ["months-1", "months-2"]


def test_of_nothing_there_are_no_bars():
    assert count_bars([], "months") == []
    assert [each.markup for each in count_bars([0, 0], "months")] == ["", ""]
