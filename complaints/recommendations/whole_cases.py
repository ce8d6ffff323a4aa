"""What is told of a case as a whole beside the improvements in it, each of which stands by itself.

A case counts with all that was agreed in it, and what was agreed for one person is never shown: so
every improvement that can be read may have been made, and the case not have been complied with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from complaints.models import Recommendation, ReleasedCase
from complaints.recommendations.fulfilment import BecameOf
from complaints.recommendations.improvements import Improvement
from councils.models import Council

Compliance = ReleasedCase.Compliance
OF_THE_CASE: dict[str, str] = {
    Compliance.ON_TIME: "complied with on time",
    Compliance.LATE: "complied with late",
    Compliance.NOT_COMPLIED: "not complied with",
}
FELL_SHORT: dict[str, str] = {
    Compliance.LATE: "was late",
    Compliance.NOT_COMPLIED: "did not comply",
}
FOR_ONE_PERSON = "in what was agreed for one person"
NOT_SHOWN = "in what is not shown here"
TO_COME = (
    "What became of the case as a whole is published with the figures of the year in which it is"
    " recorded."
)


def of_the_case(
    became: Iterable[BecameOf],
    agreed: Sequence[Improvement],
    hidden: Sequence[Improvement],
    about: Council,
) -> Iterator[str]:
    """Sentences about a decision's case: of each council whose case figures counted.

    ``hidden`` is what is not shown of what was agreed; ``about`` whom the decision is about.
    """
    counted = [each for each in became if each.compliance]
    for each in counted:
        own = [one for one in agreed if one.recommendation.council_id == each.council.pk]
        others = [one for one in hidden if one.recommendation.council_id == each.council.pk]
        is_other = each.council.pk != about.pk
        whose = f", for {each.council.name_in_sentence}" if is_other else ""
        words = OF_THE_CASE[each.compliance]
        said = f"The case as a whole{whose}: {words}, as the figures of {each.year} counted it."
        where = where_it_fell_short(each.compliance, own, others) if own else ""
        who = each.council.name if is_other else "The council"
        yield f"{said} {who} {FELL_SHORT[each.compliance]} {where}." if where else said
    if not counted and (any(each.compliance for each in agreed) or (hidden and not agreed)):
        yield TO_COME


def where_it_fell_short(
    compliance: str, agreed: Iterable[Improvement], hidden: Iterable[Improvement]
) -> str:
    """Of one council's case: empty where an improvement that can be read tells as much."""
    if compliance not in FELL_SHORT or any(each.compliance == compliance for each in agreed):
        return ""
    kinds = {each.recommendation.kind for each in hidden if each.compliance == compliance}
    if not kinds:
        return ""
    return FOR_ONE_PERSON if kinds == {Recommendation.Kind.PERSONAL_REMEDY} else NOT_SHOWN


def in_few_words(improvements: Sequence[Improvement]) -> str:
    """How many stand how: "3 done on time, 1 overdue"; of all alike once."""
    labels = [str(each.status.label).lower() for each in improvements]
    if len(set(labels)) == 1:
        return labels[0]
    return ", ".join(f"{labels.count(each)} {each}" for each in dict.fromkeys(labels))
