import random

import pytest

from complaints.charts import flow
from complaints.charts.flow import BAR_BOTTOM, BAR_TOP, FIRST_DIGIT, LEADER
from complaints.figures.performance import Performance
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

KENT = Performance(30, 20, 37, 128, 13, 63)
NAMES = {"title": "What happened", "ident": "flow"}


def test_the_four_parts_add_up_to_what_was_dealt_with():
    chart = flow(KENT, **NAMES)
    assert [part.count for part in chart.parts] == [87, 128, 13, 63]
    assert sum(part.count for part in chart.parts) == chart.total == 291


@pytest.mark.parametrize("size", [0, 1, 2])
def test_every_width_names_every_part(size):
    drawing = flow(KENT, **NAMES).drawings[size]
    said = " ".join(words(drawing))
    assert all(count in said for count in ("87", "128", "13", "63"))
    assert "not for the Ombudsman" in said
    assert "upheld: fault found, or accepted" in said
    assert [kind for kind in kinds(drawing) if kind.startswith("part")] == [
        "part-outside",
        "part-closed",
        "part-not-upheld",
        "part-upheld",
    ]


def test_parts_are_as_wide_as_their_shares():
    wide = flow(Performance(0, 0, 100, 100, 100, 100), **NAMES).drawings[2]
    blocks = [path.d for path in wide.paths if path.kind.startswith("part")]
    assert blocks[0] == f"M0 {BAR_TOP}L232.8 {BAR_TOP}L232.8 {BAR_BOTTOM}L0 {BAR_BOTTOM}Z"
    assert "L940 " in blocks[3]


def test_a_part_of_nothing_is_told_and_not_drawn():
    drawing = flow(Performance(0, 0, 0, 0, 13, 0), **NAMES).drawings[2]
    assert [kind for kind in kinds(drawing) if kind.startswith("part")] == ["part-not-upheld"]
    assert words(drawing).count("0") == 3


def test_nothing_dealt_with_is_an_empty_frame():
    drawing = flow(Performance(), **NAMES).drawings[1]
    assert kinds(drawing) == ["part-none"]


def test_words_never_collide_or_leave_whatever_the_counts():
    chance = random.Random(10)
    for _ in range(400):
        counts = [chance.choice([0, 1, 2, 9, 40, 900, 5000]) for _ in range(6)]
        for drawing in flow(Performance(*counts), **NAMES).drawings:
            assert_legible(drawing)


def test_leaders_never_cross():
    chance = random.Random(11)
    for _ in range(300):
        counts = [chance.choice([0, 1, 2, 40, 900]) for _ in range(6)]
        for drawing in flow(Performance(*counts), **NAMES).drawings[1:]:
            leaders = [p.d for p in drawing.paths if p.kind == "leader" and "L" in p.d]
            ends = [[float(part.split()[0]) for part in d[1:].split("L")] for d in leaders]
            assert [end for _, end in ends] == sorted(end for _, end in ends)
            assert [start for start, _ in ends] == sorted(start for start, _ in ends)


@pytest.mark.parametrize(
    "counts", [(30, 20, 37, 128, 13, 63), (9, 8, 20, 37, 5, 2), (60, 40, 90, 80, 2, 12)]
)
def test_leaders_end_over_their_numbers(counts):
    for drawing in flow(Performance(*counts), **NAMES).drawings[1:]:
        leaders = [p.d for p in drawing.paths if p.kind == "leader" and "L" in p.d]
        ends = [float(d.split("L")[1].split()[0]) for d in leaders]
        numbers = [text.x for text in drawing.texts if text.kind == "count"]
        assert ends == pytest.approx([left + FIRST_DIGIT for left in numbers], abs=0.06)


def test_a_leader_under_a_wide_part_is_upright():
    drawing = flow(Performance(0, 0, 100, 100, 100, 100), **NAMES).drawings[2]
    leaders = [p.d for p in drawing.paths if p.kind == "leader" and "L" in p.d]
    assert leaders[0] == f"M5.5 {BAR_BOTTOM + 1}L5.5 {BAR_BOTTOM + LEADER}"


def test_written_with_the_same_figures_as_a_table():
    html = written("_flow.html", flow(KENT, **NAMES))
    assert rows(html) == [
        ["What happened", "Complaints"],
        ["Not for the Ombudsman (never shown case by case)", "87"],
        ["Closed after initial enquiries", "128"],
        ["Not upheld", "13"],
        ["Upheld: fault found, or accepted", "63"],
        ["Dealt with", "291"],
    ]
