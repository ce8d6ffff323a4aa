"""Every council of a type between the limits of chance."""

import gzip
import random

import pytest

from complaints.charts.funnel import FunnelDot, funnel
from complaints.figures.limits import binomial_limits
from complaints.figures.rates import NoFigure, PerHundredThousand, Rate
from tests.complaints.charts.reading import assert_legible, kinds, rows, words, written

AVERAGE = Rate(800, 1000)


def dot(name, part, whole, number=None, **more):
    position = binomial_limits(whole, 0.8).position(part) if whole else ""
    return FunnelDot(name, Rate(part, whole, "none investigated"), position, number, **more)


DOTS = (
    dot("Devon", 80, 100),
    dot("Essex", 60, 100, address="/essex/"),
    dot("Kent", 63, 76, 0),
    dot("Norfolk", 2, 3),
    dot("Surrey", 0, 0),
)


def drawn(*dots, average=AVERAGE):
    return funnel(
        dots or DOTS,
        average,
        across="complaints investigated",
        noun="county councils",
        title="Uphold rate of county councils",
        ident="f",
    )


def test_this_council_and_the_average_are_named_and_the_axes_say_what_they_count():
    for drawing in drawn().drawings:
        assert_legible(drawing)
        said = words(drawing)
        assert {"Kent 83%", "county councils 80%", "complaints investigated"} <= set(said)
        assert {"95% limits", "99.8% limits"} <= set(said)
        assert [each.kind for each in drawing.dots] == ["here-dot"]


def test_every_dot_says_its_name_its_counts_and_where_it_lies():
    assert [each.words for each in drawn().drawings[0].named] == [
        "Devon 80%, 80 of 100, inside the limits",
        "Essex 60%, 60 of 100, below the 99.8% limit",
        "Kent 83%, 63 of 76, inside the limits",
        "Norfolk 2 of 3, inside the limits",
    ]


def test_councils_with_the_same_counts_are_one_dot_that_names_them():
    dots = [dot(name, 1, 1) for name in ("Adur", "Arun")] + [dot("Kent", 63, 76, 0)]
    dots += [dot(f"District {n}", 0, 2) for n in range(9)]
    assert [each.words for each in drawn(*dots).drawings[0].named] == [
        "Adur, Arun: each 1 of 1, inside the limits",
        "Kent 83%, 63 of 76, inside the limits",
        "District 0, District 1, District 2, District 3, District 4, District 5 and 3 more:"
        " each 0 of 2, inside the limits",
    ]


def test_a_dot_stands_at_its_cases_and_its_rate():
    drawing = drawn().drawings[1]
    devon, essex = drawing.named[:2]
    assert devon.x == essex.x  # both have 100 cases
    assert devon.y < essex.y
    average = next(path for path in drawing.paths if path.kind == "average-line")
    assert average.d.startswith(f"M{drawing.named[0].x:.0f}"[:1])
    assert f" {devon.y:.1f}".removesuffix(".0") in average.d  # 80% is the average


def test_councils_are_lit_by_their_shapes_without_names_over_each_other():
    dots = [dot(f"Council {n} of some length", 40 + n % 2, 50 + n % 3, n) for n in range(1, 7)]
    for drawing in drawn(*dots, *DOTS[:2]).drawings:
        assert_legible(drawing)
        assert [k for k in kinds(drawing) if k.startswith("series")] == [
            f"series series-{n}" for n in range(1, 7)
        ]


def test_by_residents_small_councils_are_in_the_table_alone():
    dots = [
        FunnelDot("London", PerHundredThousand(3, 8_600)),
        FunnelDot("Camden", PerHundredThousand(12, 210_000), "within", 0),
        FunnelDot("Barnet", PerHundredThousand(20, 390_000), "within"),
    ]
    chart = drawn(*dots, average=PerHundredThousand(32, 600_000))
    assert [each.words for each in chart.drawings[0].named] == [
        "Camden 5.7, 12 upheld, inside the limits",
        "Barnet 5.1, 20 upheld, inside the limits",
    ]
    told = rows(written("_funnel.html", chart))
    assert told[1][0] == "London"
    assert told[1][3] == "not drawn: fewer than 10,000 residents"


def test_an_average_near_the_top_is_named_below_its_line():
    """Above it, its words would lie across the councils of 100%."""
    dots = [dot(name, 60, 60) for name in ("Devon", "Essex")] + [dot("Kent", 20, 24, 0)]
    for drawing in drawn(*dots, average=Rate(2586, 2595)).drawings:
        [named] = [each for each in drawing.texts if each.words.endswith("over 99%")]
        assert named.box.top > min(each.y for each in drawing.named)


@pytest.mark.parametrize("average", [Rate(10, 10), Rate(0, 10), NoFigure("not published")])
def test_where_nothing_is_left_to_chance_there_are_no_limits(average):
    drawing = drawn(average=average).drawings[0]
    assert not {"band", "band-edge", "limit-far"} & set(kinds(drawing))
    assert "95% limits" not in words(drawing)


def test_the_table_has_each_council_by_name_and_leads_to_it():
    html = written("_funnel.html", drawn())
    assert rows(html)[1:] == [
        ["Devon", "80%", "80 of 100", "inside the limits"],
        ["Essex", "60%", "60 of 100", "below the 99.8% limit"],
        ["Kent", "83%", "63 of 76", "inside the limits"],
        ["Norfolk", "2 of 3", "–", "inside the limits"],
        ["Surrey", "none investigated", "–", "–"],
    ]
    assert '<a href="/essex/">Essex</a>' in html
    assert "1 without a figure to draw is in the table only." in " ".join(html.split())


def test_in_words_it_says_who_is_lit_and_how_many_are_outside():
    assert drawn().description == (
        "Kent 83%, 63 of 76, inside the limits. All 4 county councils as dots, by complaints"
        " investigated from left to right and by rate from bottom to top, around their average of"
        " 80%: 1 of them outside the limits of 95%."
    )


def test_a_drawing_of_all_districts_is_a_few_thousand_bytes():
    chance = random.Random(2)
    dots = []
    for n in range(164):
        whole = chance.randint(1, 40)
        dots.append(dot(f"District {n}", chance.randint(0, whole), whole))
    for drawing in drawn(*dots).drawings:
        assert len(gzip.compress(drawing.markup.encode())) < 6_000
