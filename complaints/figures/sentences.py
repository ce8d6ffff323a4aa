"""Sentences about figures that a councillor can quote; each follows the counts and the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints.figures.chance import UNUSUAL, Comparison, chance_in_short
from complaints.figures.performance import Performance

if TYPE_CHECKING:
    from complaints.statistics.comparison import CouncilYear
    from councils.models import Council
    from councils.years import Year

ABOUT_THE_SAME = "about the same as"


def complaints(count: int) -> str:
    return {0: "no complaints", 1: "one complaint"}.get(count, f"{count:,} complaints")


def share(part: int, whole: int) -> str:
    """As in "upheld all 20 of them"."""
    if part == whole:
        return f"all {part:,}"
    return {0: "none", 1: "one"}.get(part, f"{part:,}")


def headline(
    council: Council,
    year: Year,
    performance: Performance,
    comparison: Comparison | None,
    ombudsman: str = "Ombudsman",
) -> str:
    """The finding of a council's page in one or two sentences."""
    name = council.name_in_sentence
    about = f"In {year} the {ombudsman} investigated {complaints(performance.investigated)} about"
    if not performance.investigated:
        if not performance.dealt_with:
            return f"{about} {name}, and dealt with none."
        all_of_them = complaints(performance.dealt_with)
        return f"{about} {name}. The {ombudsman} dealt with {all_of_them} in all."
    rate = performance.uphold_rate
    if performance.investigated == 1:
        upheld = "upheld it" if performance.upheld_in_all else "did not uphold it"
        return f"{about} {name} and {upheld}. One case says little about a council."
    upheld = f"upheld {share(performance.upheld_in_all, performance.investigated)} of them"
    if rate.has_few:
        return f"{about} {name} and {upheld}. So few cases say little about a council."
    first = f"{about} {name} and {upheld}, {rate.rounded}."
    return f"{first} {beside(comparison, council)}".strip()


def why_not_compared(council: Council, year: Year, row: CouncilYear) -> str:
    """Of a council that has figures in a year in which it was not there; empty where it was."""
    if row.existed:
        return ""
    when = "before it opened" if row.not_yet else "after it had closed"
    was = "did not exist yet" if row.not_yet else "no longer existed"
    return f"{council.name} {was} in {year}. {_what_is_counted(row.performance, when)}"


def _what_is_counted(performance: Performance, when: str) -> str:
    """Of a year in which a council was not there: decisions, outcomes recorded, both or nothing."""
    recorded = performance.compliance_outcomes
    if performance.dealt_with and recorded:
        what = f"What is counted here was decided, or its outcome recorded, {when}"
    elif performance.dealt_with:
        what = f"What is counted here was decided {when}"
    elif recorded:
        return (
            f"Only outcomes of earlier decisions are counted here, recorded {when}. They are"
            " compared with no other council."
        )
    else:
        return "Nothing is counted here."
    return f"{what}, and is compared with no other council."


def beside(comparison: Comparison | None, council: Council) -> str:
    """How a rate stands beside that of similar councils, and what chance says of the gap.

    How many councils have one as large is left to the section about similar councils.
    """
    if comparison is None or comparison.average.exact is None:
        return ""
    average = comparison.average
    counts = f" ({average.counts_in_sentence})" if average.counts_in_sentence else ""
    among = f"among {comparison.coverage or f'{council.type_plural} as a whole'}"
    same = f"{among[0].upper()}{among[1:]} it was the same{counts}"
    if average.is_published:
        among = f"the average of {council.type_plural} that was published"
        same = f"That is the same as {among}"
    if comparison.are_the_same:
        return f"{same}."
    if comparison.are_about_the_same:
        return f"That is {ABOUT_THE_SAME} {among}, {average.text}{counts}."
    slightly = "slightly " if comparison.points == 0 else ""
    start = f"That is {slightly}{comparison.direction} {among}, {average.text}{counts}"
    if not comparison.chance:
        return f"{start}."
    if comparison.position == "within":
        return f"{start}; {comparison.chance}."
    seldom = ": chance alone seldom gives it" if comparison.is_unusual else ""
    return f"{start}; a gap of this size is {chance_in_short(comparison)}{seldom}."


def gap(comparison: Comparison | None) -> str:
    """The gap to similar councils in a sentence: size, direction and what chance explains."""
    if comparison is None or comparison.rate.exact is None or comparison.average.exact is None:
        return ""
    if comparison.rate.has_few:
        return _of_few(comparison)
    if comparison.are_the_same:
        return f"The same as similar councils ({average_of(comparison)})."
    start = f"{_size_and_direction(comparison)} similar councils ({average_of(comparison)})"
    verb = ". That is " if comparison.is_unusual else ": "
    verb = "; " if comparison.position == "within" else verb
    words = f"{start}{verb}{comparison.chance}." if comparison.chance else f"{start}."
    return words[0].upper() + words[1:]


def gap_in_section(comparison: Comparison | None) -> str:
    """The same where the section says once what can arise by chance (``chance_said_once``)."""
    words = gap(comparison)
    if comparison is None or comparison.position != "within" or comparison.rate.has_few:
        return words
    return words.replace(f"; {comparison.chance}.", ".")


def gap_on_card(comparison: Comparison | None) -> str:
    """The same with no more than a word about what chance does not explain.

    Of few cases within chance only what similar councils have.
    """
    if comparison is None or comparison.rate.exact is None or comparison.average.exact is None:
        return ""
    average = average_of(comparison)
    if comparison.rate.has_few and not comparison.is_beyond:
        return f"Similar councils: {average}."
    start = f"{_size_and_direction(comparison)} similar councils ({average})"
    chance = chance_in_short(comparison)
    return f"{start[0].upper()}{start[1:]}{f', {chance}' if chance else ''}."


def gap_in_short(comparison: Comparison | None) -> str:
    """The same where there is little room: direction, the average, what chance does not explain.

    Of few cases within chance only what similar councils have.
    """
    if comparison is None or comparison.rate.exact is None or comparison.average.exact is None:
        return ""
    if comparison.rate.has_few and not comparison.is_beyond:
        return f"similar councils {average_of(comparison)}"
    about = comparison.are_about_the_same and not comparison.are_the_same
    direction = ABOUT_THE_SAME if about else comparison.direction
    start = f"{direction} similar councils ({average_of(comparison)})"
    chance = "" if comparison.are_the_same else chance_in_short(comparison)
    return ", ".join(filter(None, (start, chance.replace(UNUSUAL, f"which is {UNUSUAL}"))))


def average_of(comparison: Comparison) -> str:
    """The average of similar councils with its counts, where it has any and they are not it.

    Of a figure by residents these would be two more long numbers: they stand below it. Where it
    is not of all that existed in the year, of how many it is.
    """
    average = comparison.average
    covers = comparison.coverage and f"from {comparison.coverage}"
    if average.is_published:
        covers = "as published"
    return ", ".join(each for each in (average.text, average.counts_in_sentence, covers) if each)


def _size_and_direction(comparison: Comparison) -> str:
    """A gap that no whole point is left of, and that chance explains, has no direction."""
    if comparison.are_about_the_same and not (comparison.are_the_same or comparison.points):
        return ABOUT_THE_SAME
    return comparison.size_and_direction


def _of_few(comparison: Comparison) -> str:
    """Without a percent: of few cases the counts lead."""
    if not comparison.is_beyond:
        return "Too few cases to compare."
    return f"Few cases, yet the gap to similar councils is {comparison.chance}."


def compliance(performance: Performance) -> str:
    """What compliance outcomes say, in cases: never in recommendations."""
    return " ".join(sentence for sentence, _ in compliance_sentences(performance))


def compliance_sentences(performance: Performance) -> list[tuple[str, str]]:
    """The same sentence by sentence, each with the count that it tells."""
    if not performance.compliance_outcomes:
        return []
    missed = performance.not_complied or 0
    sentences = [
        {
            0: ("Every case was complied with.", "complied"),
            1: ("One case was not complied with.", "not_complied"),
        }.get(missed, (f"{missed:,} cases were not complied with.", "not_complied"))
    ]
    if performance.late:
        cases = "one case" if performance.late == 1 else f"{performance.late:,} cases"
        sentences.append((f"In {cases} the council complied late.", "late"))
    return sentences
