"""What complaints are about: how often, by type of council and by outcome."""

from functools import cache
from itertools import accumulate
from random import Random

from complaints.demonstration.headings import SubjectRow, headings, subject_rows


def draw_subject(rng: Random, council_type: str, outcome: str) -> SubjectRow:
    """One subject, as likely as complaints about it are at such a council with such an outcome."""
    [row] = rng.choices(subject_rows(), cum_weights=_cumulated(council_type, outcome))
    return row


@cache
def _cumulated(council_type: str, outcome: str) -> tuple[float, ...]:
    return tuple(accumulate(likelihood(row, council_type, outcome) for row in subject_rows()))


def likelihood(row: SubjectRow, council_type: str, outcome: str) -> float:
    """How likely a subject is beside the others, before they are made to add up."""
    heading = headings()[row.heading]
    weight = heading.weight(row.name)
    within_heading = sum(
        heading.weight(other.name).often for other in subject_rows() if other.heading == row.heading
    )
    often = heading.share * weight.often / within_heading
    responsible = weight.at.get(council_type, heading.at.get(council_type, 1))
    return often * responsible * _leaning(row, outcome)


def _leaning(row: SubjectRow, outcome: str) -> float:
    heading = headings()[row.heading]
    investigated = heading.investigated * heading.weight(row.name).investigated
    if outcome == "upheld":
        return investigated * heading.upheld
    if outcome == "not_upheld":
        return investigated * (100 - heading.upheld)
    if outcome == "closed_after_initial_enquiries":
        return 100 - investigated
    return 1.0
