import random

import pytest

from complaints.charts import TrendPoint, trend
from complaints.figures.chance import limits_around
from complaints.figures.rates import NOT_PUBLISHED, NoFigure, PerHundredThousand, Published, Rate
from complaints.figures.units import SHARE
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

BCP = "Bournemouth, Christchurch and Poole"
NAMES = {"average_name": "county councils", "title": "Over the years", "ident": "trend"}
DID_NOT_EXIST = NoFigure("did not exist")
NONE = Rate(0, 0, "no investigations")
KENT = [Rate(40, 61), Rate(45, 70), Rate(61, 70), Rate(58, 72), Rate(63, 76), Rate(66, 80)]
COUNTIES = [Rate(n, 1000) for n in (680, 700, 800, 850, 890, 880)]


def name_of(year):
    return f"{year}-{str(year + 1)[2:]}"


def points(rates, averages=COUNTIES, breaks=(2022,), first=2020):
    return [
        TrendPoint(name_of(year), rate, average, limits_around(rate, average), year in breaks)
        for year, (rate, average) in enumerate(zip(rates, averages, strict=False), start=first)
    ]


def drawn(rates, size=2, name="Kent", **more):
    return trend(points(rates, **more), name=name, **NAMES).drawings[size]


def test_it_is_drawn_for_three_widths_with_words_of_one_size():
    drawings = trend(points(KENT), name="Kent", **NAMES).drawings
    assert [(d.size, d.width) for d in drawings] == [
        ("narrow", 300),
        ("medium", 560),
        ("wide", 940),
    ]
    assert [d.ident for d in drawings] == ["trend-narrow", "trend-medium", "trend-wide"]


def test_each_year_has_its_figure_and_the_ends_have_names():
    said = words(drawn(KENT))
    assert [word for word in ("66%", "64%", "87%", "81%", "83%") if word in said] == [
        "66%",
        "64%",
        "87%",
        "81%",
        "83%",
    ]
    assert "Kent 83%" in said
    assert said[said.index("county councils") :][:2] == ["county councils", "88%"]


def test_a_method_break_is_a_gap_with_words():
    drawing = drawn(KENT)
    lines = {path.kind: path.d for path in drawing.paths}
    assert lines["here-line"].count("M") == lines["average-line"].count("M") == 2
    assert lines["break-line"].count("M") == 1
    assert kinds(drawing).count("band") == 2
    assert words(drawing).count("method changed") == 1


def test_without_a_break_the_line_is_whole():
    drawing = drawn(KENT, breaks=())
    assert {path.kind: path.d.count("M") for path in drawing.paths}["here-line"] == 1
    assert "method changed" not in words(drawing)


def test_fewer_than_ten_are_open_dots_with_counts():
    drawing = drawn([Rate(2, 3), *KENT[1:]])
    assert [dot.kind for dot in drawing.dots].count("here-few") == 1
    assert "2 of 3" in words(drawing)


def test_long_names_are_wrapped_or_shortened():
    assert "Bournemouth," in words(drawn(KENT, name=BCP))
    assert words(drawn(KENT, name=BCP, size=0))[0] == "this council"


def test_a_rate_by_residents_begins_at_nought():
    rates = [PerHundredThousand(40 + n, 1_600_000) for n in range(6)]
    averages = [PerHundredThousand(400 + n, 10_000_000) for n in range(6)]
    said = words(drawn(rates, averages=averages))
    assert "0" in said
    assert not any("%" in word for word in said)


@pytest.mark.parametrize("rates", [[], KENT[:1], [NOT_PUBLISHED], [NONE] * 6])
def test_little_or_nothing_is_drawn_too(rates):
    for drawing in trend(points(rates), name="Kent", **NAMES).drawings:
        assert_legible(drawing)


def random_points(chance):
    kinds = [
        lambda: Rate(chance.randint(0, 9), 9),
        lambda: Rate(199, 200),
        lambda: Rate(1, 400),
        lambda: Rate(chance.randint(0, 80), 80),
        lambda: Rate(chance.randint(60, 80), 80),
        lambda: NONE,
        lambda: DID_NOT_EXIST,
        lambda: NOT_PUBLISHED,
    ]
    kinds = chance.sample(kinds, chance.randint(1, len(kinds)))
    found = []
    for year in range(2020, 2020 + chance.randint(1, 14)):
        rate = chance.choice(kinds)()
        average = chance.choice([Rate(chance.randint(600, 999), 1000), Published(89, SHARE)])
        average = average if chance.random() < 0.9 else NOT_PUBLISHED
        found.append(
            TrendPoint(
                name_of(year),
                rate,
                average,
                limits_around(rate, average),
                chance.random() < 0.2,
            )
        )
    return found


def test_words_never_collide_or_leave_whatever_the_figures():
    chance = random.Random(12)
    names = ["Kent", BCP, "Westmorland and Furness", "King's Lynn and West Norfolk"]
    for _ in range(250):
        chart = trend(
            random_points(chance),
            name=chance.choice(names),
            average_name=chance.choice(["metropolitan boroughs", "county councils"]),
            title="Over the years",
            ident="trend",
        )
        for drawing in chart.drawings:
            assert_legible(drawing)
            for dot in drawing.dots:
                assert all(not dot.box.overlaps(t.box) for t in drawing.texts if t.kind == "here")


def test_written_with_the_same_figures_as_a_table():
    years = points([*KENT[:2], Rate(2, 3), DID_NOT_EXIST])
    years[3] = TrendPoint("2023-24", DID_NOT_EXIST, COUNTIES[3], note="closed on 1 April 2023")
    html = written("_trend.html", trend(years, name="Kent", **NAMES))
    assert rows(html) == [
        ["Year", "Kent", "Counts", "Range of chance, in cases", "County councils"],
        ["2020-21", "66%", "40 of 61", "34 to 48 of 61", "68% 680 of 1,000"],
        ["2021-22", "64%", "45 of 70", "41 to 56 of 70", "70% 700 of 1,000"],
        ["The method changed here: years before and after cannot be compared."],
        ["2022-23", "fewer than ten", "2 of 3", "1 to 3 of 3", "80% 800 of 1,000"],
        ["2023-24 closed on 1 April 2023", "did not exist", "–", "–", "85% 850 of 1,000"],
    ]
    assert "95 times in 100" in html
    assert "open dot" in html
