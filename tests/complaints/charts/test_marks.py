import pytest

from complaints.charts.marks import Dot, Drawing, across, area, down, line, number, spot


@pytest.mark.parametrize(
    ("value", "text"), [(12, "12"), (12.04, "12"), (12.06, "12.1"), (-3.5, "-3.5"), (0.0, "0")]
)
def test_coordinates_have_one_decimal_at_most(value, text):
    assert number(value) == text


def test_paths():
    assert line([(0, 1), (2.25, 3)]) == "M0 1L2.2 3"
    assert area([(0, 1), (2, 1)], [(0, 4), (2, 4)]) == "M0 1L2 1L2 4L0 4Z"
    assert across(5, 0, 9.99) == "M0 5H10"
    assert down(5, 0, 9) == "M5 0V9"
    assert spot(5, 9) == "M5 9h.01"


def test_nothing_is_drawn_of_an_empty_path_or_missing_words():
    drawing = Drawing("d", 10, 10)
    drawing.draw("grid", "")
    drawing.write(None)
    assert (drawing.paths, drawing.texts) == ([], [])
    assert drawing.view_box == "0 0 10 10"


def test_a_dot_takes_the_room_of_its_edge_too():
    box = Dot(10, 10, "here-dot").box
    assert (box.left, box.bottom) == (4.5, 15.5)
