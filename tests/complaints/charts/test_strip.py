import gzip
import random
import re
from fractions import Fraction

import pytest

from complaints.charts import strip
from complaints.charts.labels import STYLES
from complaints.charts.strip import HEIGHT, HEIGHT_WITH_CHANCE, Peer
from complaints.figures.chance import limits_around
from complaints.figures.rates import NOT_PUBLISHED, NoFigure, PerHundredThousand, Published, Rate
from complaints.figures.units import BY_RESIDENTS, SHARE
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

BCP = "Bournemouth, Christchurch and Poole"
NAMES = {"average_name": "county councils", "title": "Uphold rate", "ident": "uphold"}
KENT, COUNTIES = Rate(63, 76), Rate(890, 1000)


def peers(ratios, unit=SHARE):
    """Councils of which nothing but the ratio matters."""
    return [Peer("Other", Published(Fraction(each * unit.times), unit)) for each in ratios]


def kent(**more):
    return strip(KENT, COUNTIES, peers([0.8, 0.9, 1.0]), name="Kent", **{**NAMES, **more})


def test_this_council_the_average_and_the_ends_are_named():
    chart = kent()
    assert words(chart.drawing) == ["county councils 89%", "Kent 83%", "80%", "100%"]
    assert [dot.kind for dot in chart.drawing.dots] == ["here-dot"]
    assert kinds(chart.drawing) == ["axis-line", "peers", "average-mark"]


def test_the_mark_stands_where_the_ratio_is():
    dot = kent().drawing.dots[0]
    assert dot.x == pytest.approx(6 + 288 * (100 * 63 / 76 - 80) / 20)


def test_limits_are_a_band_with_words():
    chart = kent(limits=limits_around(KENT, COUNTIES))
    assert kinds(chart.drawing)[:2] == ["band", "band-edge"]
    assert words(chart.drawing) == [
        "county councils 89%",
        "Kent 83%",
        "80%",
        "100%",
        "between the thin lines: chance",
        "for Kent, with 76 cases",
    ]


@pytest.mark.parametrize(
    ("rate", "average", "name", "whose"),
    [
        (Rate(1, 1), Rate(1, 2), "Rutland", "for Rutland, with 1 case"),
        (Rate(900, 1_084), COUNTIES, "Kent", "for Kent, with 1,084 cases"),
        (KENT, COUNTIES, BCP, "for this council, with 76 cases"),
        (
            *(PerHundredThousand(63, 1_576_100), PerHundredThousand(900, 22_000_000)),
            *("Kent", "for Kent, with its residents"),
        ),
    ],
)
def test_the_drawing_says_whose_the_thin_lines_are(rate, average, name, whose):
    """The others are dots beside limits that are not theirs."""
    limits = limits_around(rate, average)
    chart = strip(rate, average, [], name=name, limits=limits, **NAMES)
    assert words(chart.drawing)[-2:] == ["between the thin lines: chance", whose]
    assert_legible(chart.drawing)


@pytest.mark.parametrize("ratio", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_the_two_lines_of_whose_they_are_stand_under_each_other(ratio):
    rate = average = Rate(int(5_000 * ratio), 5_000)
    limits = limits_around(rate, average)
    chart = strip(rate, average, [], scale=(0, 1), name="Kent", limits=limits, **NAMES)
    first, second = chart.drawing.texts[-2:]
    assert (first.x, first.anchor) == (second.x, second.anchor)


def test_the_note_beside_a_picture_says_whose_they_are():
    assert kent(limits=limits_around(KENT, COUNTIES)).whose_lines == (
        "The thin lines are Kent’s own: between them lies what chance alone gives it, with 76"
        " cases, 95 times in 100."
    )
    assert kent().whose_lines == ""


def test_the_words_for_chance_stand_apart_from_the_ends():
    texts = {text.words: text for text in kent(limits=limits_around(KENT, COUNTIES)).drawing.texts}
    ends = (texts["80%"], texts["100%"])
    chance, whose = texts["between the thin lines: chance"], texts["for Kent, with 76 cases"]
    assert whose.y - chance.y >= STYLES["axis"].size * 1.1
    assert all(chance.y - end.y >= STYLES["axis"].size * 1.25 for end in ends)


def test_fewer_than_ten_are_an_open_dot_with_counts():
    chart = strip(Rate(2, 3), Rate(66, 100), [], name="Rutland", **NAMES)
    assert [(dot.kind, round(dot.x, 1)) for dot in chart.drawing.dots] == [("here-few", 134.0)]
    assert words(chart.drawing) == ["county councils 66%", "Rutland 2 of 3", "60%", "75%"]
    assert "peers" not in kinds(chart.drawing)


def test_a_council_alone_with_few_cases_is_drawn_on_an_axis_of_its_own():
    chart = strip(Rate(0, 2), NoFigure("none"), [], left_out=163, name="Norwich", **NAMES)
    assert words(chart.drawing) == ["Norwich 0 of 2", "0%", "10%"]
    assert [dot.kind for dot in chart.drawing.dots] == ["here-few"]
    assert chart.note == "163 councils with fewer than ten cases are not drawn."


def test_councils_that_are_not_drawn_are_counted_in_words():
    assert kent(left_out=79).note == "79 councils with fewer than ten cases are not drawn."
    assert kent(left_out=1).note == "1 council with fewer than ten cases is not drawn."
    assert kent(left_out=0).note == ""


def test_those_not_drawn_are_no_part_of_a_pile():
    others = peers([1.0] * 120 + [0.9] * 3)
    chart = strip(Rate(9, 10), Rate(299, 300), others, left_out=41, name="Adur", **NAMES)
    assert chart.note == (
        "120 of the 123 other councils drawn are at 100%."
        " 41 councils with fewer than ten cases are not drawn."
    )
    assert "With 123 other councils as dots" in chart.description
    assert chart.councils == 165


def test_a_council_without_a_figure_says_so():
    nothing = Rate(0, 0, "no investigations")
    chart = strip(nothing, COUNTIES, peers([0.8]), name="Kent", **NAMES)
    assert chart.drawing.dots == []
    assert "Kent: no investigations" in words(chart.drawing)
    assert chart.councils == 1


def test_without_an_average_there_is_no_line():
    chart = strip(KENT, NoFigure("not compared"), [], name="Kent", **NAMES)
    assert "average-mark" not in kinds(chart.drawing)
    assert words(chart.drawing) == ["Kent 83%", "75%", "90%"]


def test_a_long_name_is_shortened_where_it_does_not_fit():
    chart = strip(Rate(40, 40), COUNTIES, [], name=BCP, **NAMES)
    assert "this council 100%" in words(chart.drawing)


def test_a_pile_of_equal_councils_is_put_into_words():
    chart = strip(Rate(9, 10), Rate(299, 300), peers([1.0] * 120 + [0.9] * 3), name="Adur", **NAMES)
    assert chart.note == "120 of the 123 other councils are at 100%."
    assert kent().note == ""


def test_the_axis_by_residents_has_no_percents():
    chart = strip(
        PerHundredThousand(4, 130_000),
        PerHundredThousand(600, 22_000_000),
        peers([1.2, 7.4], BY_RESIDENTS),
        name="Adur",
        **NAMES,
    )
    assert words(chart.drawing) == ["county councils 2.7", "Adur 3.1", "0", "8"]


def random_rate(chance):
    whole = chance.choice([0, 1, 3, 9, 10, 76, 400, 1000])
    return chance.choice(
        [
            Rate(chance.choice([0, min(1, whole), whole // 2, max(0, whole - 1), whole]), whole),
            Rate(chance.randint(0, whole), whole, "no investigations"),
            Published(chance.randint(0, 100), SHARE),
            NOT_PUBLISHED,
        ]
    )


def test_words_never_collide_or_leave_whatever_the_figures():
    chance = random.Random(8)
    names = ["Kent", "Adur", BCP, "King's Lynn and West Norfolk", "Windsor and Maidenhead"]
    averages = ["county councils", "metropolitan boroughs", "London boroughs", "similar councils"]
    for _ in range(600):
        rate, average = random_rate(chance), random_rate(chance)
        if chance.random() < 0.3:
            rate = PerHundredThousand(chance.randint(0, 90), chance.choice([None, 9000, 300_000]))
            average = PerHundredThousand(chance.randint(0, 900), 9_000_000)
        unit = BY_RESIDENTS if isinstance(rate, PerHundredThousand) else SHARE
        top = 9 if unit is BY_RESIDENTS else 1
        ratios = [chance.random() * top for _ in range(chance.randint(0, 170))]
        others = peers(ratios, unit)
        chart = strip(
            rate,
            average,
            others,
            name=chance.choice(names),
            average_name=chance.choice(averages),
            title="A measure",
            ident="strip",
            limits=limits_around(rate, average) if chance.random() < 0.8 else None,
        )
        assert_legible(chart.drawing)
        has_band = "band" in kinds(chart.drawing)
        assert chart.drawing.height == (HEIGHT_WITH_CHANCE if has_band else HEIGHT)
        assert has_band == ("between the thin lines: chance" in words(chart.drawing))
        assert has_band == any(re.match("for .*, with .*", each) for each in words(chart.drawing))


def test_written_with_the_same_figures_as_a_table():
    html = written("_strip.html", kent(limits=limits_around(KENT, COUNTIES)))
    assert rows(html) == [
        ["Councils", "Figure", "Counts"],
        ["Kent", "83%", "63 of 76"],
        ["County councils together", "89%", "890 of 1,000"],
        ["Councils with a figure", "4", "–"],
        [
            "Range of chance for a council of this size, 95 times in 100",
            "82% to 96%",
            "62 to 73 of 76",
        ],
    ]


def test_those_not_drawn_have_a_row_in_the_table():
    html = written("_strip.html", kent(left_out=79))
    assert rows(html)[3:] == [
        ["Councils with a figure", "83", "–"],
        ["Of them not drawn, with fewer than ten cases", "79", "–"],
    ]
    assert "<figcaption>79 councils with fewer than ten cases are not drawn.</figcaption>" in html


def test_a_strip_of_164_councils_is_small():
    chance = random.Random(9)
    others = [Peer(f"Council {n}", Rate(chance.randint(0, 40), 40)) for n in range(163)]
    html = written("_strip.html", strip(KENT, COUNTIES, others, name="Kent", **NAMES))
    assert len(gzip.compress(html.encode())) < 6000


def test_names_are_escaped():
    html = written("_strip.html", strip(KENT, COUNTIES, [], name="<b>&", **NAMES))
    assert "&lt;b&gt;&amp; 83%</text>" in html


def test_each_dot_tells_its_name_figure_and_counts():
    others = [Peer("Essex", Rate(20, 21)), Peer("Surrey", Rate(9, 10))]
    chart = strip(KENT, COUNTIES, others, name="Kent", **NAMES)
    assert [each.words for each in chart.drawing.named] == [
        "Essex 95%, 20 of 21",
        "Surrey 90%, 9 of 10",
        "Kent 83%, 63 of 76",
    ]
    assert "<title>Essex 95%, 20 of 21</title></circle>" in written("_strip.html", chart)
    assert Peer("Kent", PerHundredThousand(63, 1_576_100)).words == "Kent 4, 63 upheld"


def test_the_scale_is_the_measures_whichever_council_it_is_drawn_for():
    """A band or a council of few cases may go beyond it: it ends there, and words say so."""
    scale = (0.6, 1.0)
    few = strip(Rate(2, 9), COUNTIES, peers([0.8]), scale=scale, name="Rutland", **NAMES)
    assert words(few.drawing)[-3:] == ["Rutland: 2 of 9, beyond this scale", "60%", "100%"]
    assert few.drawing.dots == []
    wide = kent(scale=(0.85, 1.0), limits=limits_around(KENT, COUNTIES))
    paths = {path.kind: path.d for path in wide.drawing.paths}
    assert "Kent: 83%, beyond this scale" in words(wide.drawing)
    assert paths["band"].startswith("M5 17")
    assert paths["band-edge"].count("M") == 1
    for drawing in (few.drawing, wide.drawing):
        assert_legible(drawing)
