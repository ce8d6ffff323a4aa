"""What is unlikely of an older letter that is uploaded."""

from datetime import date

import pytest

from councils.years import Year
from letters.letters.doubts import about_uploaded

OF_2003 = Year(2003)


@pytest.mark.parametrize(
    ("dated_on", "names", "fields"),
    [
        (date(2004, 7, 20), ["Letter 2004.pdf", "Annual Review letter 2003-04"], []),
        (date(2004, 4, 1), ["scan.pdf"], []),
        (date(2005, 3, 31), ["K2004071.pdf"], []),
        (date(2021, 7, 21), ["scan.pdf"], ["dated_on"]),
        (date(2004, 3, 31), [], ["dated_on"]),
        (date(2004, 7, 20), ["Kent 2021.pdf"], ["year"]),
        (date(2021, 7, 21), ["Kent 2021.pdf", "Annual letter 2021"], ["dated_on", "year", "year"]),
        (date(2004, 7, 20), ["scan-20210721.pdf"], []),  # a number is no year
    ],
)
def test_a_letter_of_another_year_is_asked_about(dated_on, names, fields):
    assert [each.field for each in about_uploaded(OF_2003, dated_on, names)] == fields


def test_it_says_what_it_found():
    first, second = about_uploaded(OF_2003, date(2021, 7, 21), ["Kent 2021.pdf"])
    assert first.sentence == (
        "A letter about 2003-04 is written after it, by 31 March 2005: this one is dated"
        " 21 July 2021."
    )
    assert second.sentence == "The file is called “Kent 2021.pdf”, which is not about 2003-04."
