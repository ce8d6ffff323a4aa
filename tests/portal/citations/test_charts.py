"""What stands beside a chart that is a picture by itself."""

from complaints.charts import strip
from complaints.figures.chance import limits_around
from complaints.figures.rates import Rate
from portal.citations.charts import notes

KENT, COUNTIES = Rate(63, 76), Rate(890, 1000)


def test_a_strip_says_that_the_thin_lines_are_of_one_council_alone():
    named = {"average_name": "county councils", "title": "Uphold rate", "ident": "uphold"}
    with_lines = strip(
        KENT, COUNTIES, [], name="Kent", limits=limits_around(KENT, COUNTIES), **named
    )
    assert notes(with_lines)[:2] == [
        "Each dot is another council; the bold line is county councils together.",
        "The thin lines are Kent’s own: between them lies what chance alone gives it, with 76"
        " cases, 95 times in 100.",
    ]
    assert [each for each in notes(strip(KENT, COUNTIES, [], name="Kent", **named)) if each] == [
        "Each dot is another council; the line is county councils together."
    ]
