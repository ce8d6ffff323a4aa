from collections import Counter
from random import Random

import pytest

from complaints.demonstration.subjects import (
    COUNTY_HEADINGS,
    DISTRICT_HEADINGS,
    FREQUENT,
    INVESTIGATED,
    SELDOM_INVESTIGATED,
    SHARES,
    UPHELD,
    draw_subject,
    likelihood,
    subject_rows,
)

CATEGORIES = {
    "Adult care services",
    "Benefits and tax",
    "Corporate and other services",
    "Education and children's services",
    "Environmental services, public protection and regulation",
    "Highways and transport",
    "Housing",
    "Planning and development",
    "Other",
}
TYPES = ("county", "district", "metropolitan_district", "unitary", "london_borough", "other")
OUTCOMES = ("closed_after_initial_enquiries", "not_upheld", "upheld", "referred_back")


def drawn(council_type: str, outcome: str, count: int = 4_000) -> Counter:
    rng = Random(1)
    return Counter(draw_subject(rng, council_type, outcome) for _ in range(count))


def test_the_reference_list_covers_the_nine_reporting_categories():
    assert {row.category for row in subject_rows()} == CATEGORIES


def test_a_subject_stands_once_under_its_heading():
    assert len({(row.heading, row.name) for row in subject_rows()}) == len(subject_rows())


def test_every_heading_has_an_other():
    headings = {row.heading for row in subject_rows()}
    assert {row.heading for row in subject_rows() if row.name == "Other"} == headings


def test_what_is_said_of_subjects_is_said_of_subjects_there_are():
    names = {row.name for row in subject_rows()}
    headings = {row.heading for row in subject_rows()}
    assert set(FREQUENT) | SELDOM_INVESTIGATED <= names
    assert set(SHARES) == set(INVESTIGATED) == set(UPHELD) == headings
    assert headings == COUNTY_HEADINGS | DISTRICT_HEADINGS


@pytest.mark.parametrize("council_type", TYPES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_any_council_and_outcome_has_subjects(council_type, outcome):
    assert sum(drawn(council_type, outcome, 10).values()) == 10


def test_the_same_chances_give_the_same_subjects():
    assert drawn("unitary", "upheld") == drawn("unitary", "upheld")


def test_a_county_is_not_complained_about_for_what_districts_do():
    headings = {row.heading for row in drawn("county", "upheld") if row.name != "Trading standards"}
    assert headings == COUNTY_HEADINGS


def test_a_district_is_not_complained_about_for_what_counties_do():
    extras = {"Disabled facilities grants", "Parking and other penalties"}
    headings = {row.heading for row in drawn("district", "upheld") if row.name not in extras}
    assert headings == DISTRICT_HEADINGS


def test_outcomes_lean_as_they_do_in_the_field():
    for row in subject_rows():
        upheld = likelihood(row, "unitary", "upheld")
        investigated = upheld + likelihood(row, "unitary", "not_upheld")
        assert upheld == pytest.approx(investigated * UPHELD[row.heading] / 100)


@pytest.mark.parametrize("council_type", TYPES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_subject_that_nothing_is_written_for_is_never_drawn(council_type, outcome):
    without = {row for row in subject_rows() if not likelihood(row, council_type, outcome)}
    covid = {row for row in subject_rows() if row.name == "COVID-19"}
    assert len(covid) == 9
    assert covid <= without
    assert not without & set(drawn(council_type, outcome))
