"""Figures in templates."""

from complaints.figures.rates import NoFigure, PerHundredThousand, Rate
from complaints.templatetags.figures import bar_of


def test_a_share_is_a_bar_in_the_units_of_its_whole():
    drawn = bar_of(Rate(74, 84), "here")
    assert 'viewBox="0 0 84 1"' in drawn
    assert '<rect class="here" width="74" height="1"/>' in drawn


def test_of_few_cases_of_none_and_by_residents_there_is_no_bar():
    for rate in (Rate(2, 3), Rate(0, 0), PerHundredThousand(30, 100_000), NoFigure("no figures")):
        assert bar_of(rate) == ""
