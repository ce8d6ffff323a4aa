"""What complaints are about in the demonstration: how often, by type of council and by outcome.

Made up, about as the field's published figures run.
"""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

SUBJECTS_FILE = Path(__file__).parent.parent / "reference" / "subjects.csv"

COUNTY = "county"
DISTRICT = "district"
LONDON = "london_borough"
OTHER = "other"

# Complaints about each heading in a hundred about a council that does everything.
SHARES = {
    "Adult care services": 17,
    "Benefits and tax": 11,
    "Children's care services": 12,
    "Education": 22,
    "Environment and regulation": 10,
    "Housing": 16,
    "Other categories": 4,
    "Planning": 12,
    "Transport and highways": 9,
}
# In two-tier areas the county does some of it and the district the rest.
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
DISTRICT_EXTRAS = {"Disabled facilities grants": 1.0, "Parking and other penalties": 1.5}
COUNTY_EXTRAS = {"Trading standards": 0.4}
# National park and other authorities are complained about for little but planning.
OTHER_HEADINGS = {"Planning", "Other categories"}
IN_LONDON = {"Housing": 2.2, "Planning": 0.5, "Environment and regulation": 0.8}

# How many times as often as a rare subject of the same heading; nothing is written for some.
FREQUENT = {
    "COVID-19": 0,
    "Transition from childrens services": 0,
    "Special educational needs": 20,
    "Alternative provision": 5,
    "School transport": 4,
    "School admissions": 3,
    "Child protection": 6,
    "Looked after children": 4,
    "Disabled children": 2,
    "Charging": 6,
    "Assessment and care plan": 6,
    "Residential care": 5,
    "Domiciliary care": 3,
    "Safeguarding": 3,
    "Council tax": 8,
    "Housing benefit and council tax benefit": 3,
    "Homelessness": 10,
    "Allocations": 7,
    "Private housing": 3,
    "Planning applications": 10,
    "Enforcement": 7,
    "Refuse and recycling": 6,
    "Noise": 4,
    "Antisocial behaviour": 4,
    "Parking and other penalties": 7,
    "Highway repair and maintenance": 4,
    "Traffic management": 3,
    "Councillor conduct and standards": 3,
}

# Of a hundred investigations, those upheld; and of a hundred complaints, those investigated.
UPHELD = {
    "Education": 92,
    "Children's care services": 88,
    "Adult care services": 82,
    "Housing": 82,
    "Benefits and tax": 77,
    "Environment and regulation": 74,
    "Transport and highways": 66,
    "Other categories": 62,
    "Planning": 46,
}
INVESTIGATED = {
    "Education": 62,
    "Children's care services": 36,
    "Adult care services": 55,
    "Housing": 45,
    "Benefits and tax": 28,
    "Environment and regulation": 32,
    "Transport and highways": 16,
    "Other categories": 12,
    "Planning": 22,
}
# Subjects that others than the ombudsman usually decide.
SELDOM_INVESTIGATED = {
    "Council house repairs",
    "Council house sales and leaseholders",
    "Managing council tenancies",
    "Councillor conduct and standards",
    "Elections and electoral register",
    "Employment and pensions",
    "Parking and other penalties",
    "School exclusions",
}


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One line of the reference list of subjects."""

    category: str
    heading: str
    name: str


@cache
def subject_rows() -> tuple[SubjectRow, ...]:
    with SUBJECTS_FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(SubjectRow(**row) for row in csv.DictReader(lines))


def draw_subject(rng: Random, council_type: str, outcome: str) -> SubjectRow:
    """One subject, as likely as complaints about it are at such a council with such an outcome."""
    [row] = rng.choices(subject_rows(), cum_weights=_cumulated(council_type, outcome))
    return row


@cache
def _cumulated(council_type: str, outcome: str) -> tuple[float, ...]:
    return tuple(accumulate(likelihood(row, council_type, outcome) for row in subject_rows()))


def likelihood(row: SubjectRow, council_type: str, outcome: str) -> float:
    """How likely a subject is beside the others, before they are made to add up."""
    within_heading = sum(
        FREQUENT.get(other.name, 1) for other in subject_rows() if other.heading == row.heading
    )
    often = SHARES[row.heading] * FREQUENT.get(row.name, 1) / within_heading
    return often * _responsible(row, council_type) * _leaning(row, outcome)


def _responsible(row: SubjectRow, council_type: str) -> float:
    if council_type == COUNTY:
        if row.name in DISTRICT_EXTRAS:
            return 0.0 if row.heading == "Adult care services" else 0.3
        return 1.0 if row.heading in COUNTY_HEADINGS else COUNTY_EXTRAS.get(row.name, 0.0)
    if council_type == DISTRICT:
        if row.name in COUNTY_EXTRAS:
            return 0.0
        return 1.0 if row.heading in DISTRICT_HEADINGS else DISTRICT_EXTRAS.get(row.name, 0.0)
    if council_type == LONDON:
        return IN_LONDON.get(row.heading, 1.0)
    if council_type == OTHER:
        return 1.0 if row.heading in OTHER_HEADINGS else 0.0
    return 1.0


def _leaning(row: SubjectRow, outcome: str) -> float:
    investigated = INVESTIGATED[row.heading] / (4 if row.name in SELDOM_INVESTIGATED else 1)
    if outcome == "upheld":
        return investigated * UPHELD[row.heading]
    if outcome == "not_upheld":
        return investigated * (100 - UPHELD[row.heading])
    if outcome == "closed_after_initial_enquiries":
        return 100 - investigated
    return 1.0
