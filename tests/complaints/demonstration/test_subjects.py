from collections import Counter
from random import Random

import pytest

from complaints.demonstration.headings import headings, subject_rows
from complaints.demonstration.subjects import draw_subject, likelihood

COUNTY_HEADINGS = {
    "Adult care services",
    "Children's care services",
    "Education",
    "Transport and highways",
    "Other categories",
}
DISTRICT_HEADINGS = {
    "Benefits and tax",
    "Environment and regulation",
    "Housing",
    "Planning",
    "Other categories",
}
TYPES = ("county", "district", "metropolitan_district", "unitary", "london_borough", "other")
OUTCOMES = ("closed_after_initial_enquiries", "not_upheld", "upheld", "referred_back")


def drawn(council_type: str, outcome: str, count: int = 4_000) -> Counter:
    rng = Random(1)
    return Counter(draw_subject(rng, council_type, outcome) for _ in range(count))


@pytest.mark.parametrize("council_type", TYPES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_any_council_and_outcome_has_subjects(council_type, outcome):
    assert sum(drawn(council_type, outcome, 10).values()) == 10


def test_the_same_chances_give_the_same_subjects():
    assert drawn("unitary", "upheld") == drawn("unitary", "upheld")


def test_a_county_is_not_complained_about_for_what_districts_do():
    found = {row.heading for row in drawn("county", "upheld") if row.name != "Trading standards"}
    assert found == COUNTY_HEADINGS


def test_a_district_is_not_complained_about_for_what_counties_do():
    extras = {"Disabled facilities grants", "Parking and other penalties"}
    found = {row.heading for row in drawn("district", "upheld") if row.name not in extras}
    assert found == DISTRICT_HEADINGS


def test_outcomes_lean_as_they_do_in_the_field():
    for row in subject_rows():
        upheld = likelihood(row, "unitary", "upheld")
        investigated = upheld + likelihood(row, "unitary", "not_upheld")
        assert upheld == pytest.approx(investigated * headings()[row.heading].upheld / 100)


@pytest.mark.parametrize("council_type", TYPES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_subject_that_nothing_is_written_for_is_never_drawn(council_type, outcome):
    without = {row for row in subject_rows() if not likelihood(row, council_type, outcome)}
    covid = {row for row in subject_rows() if row.name == "COVID-19"}
    assert len(covid) == 9
    assert covid <= without
    assert not without & set(drawn(council_type, outcome))
