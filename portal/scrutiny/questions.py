"""Questions worth asking, chosen by rule from a council's record: docs/scrutiny-pack.md has them.

Each rule is asked in its order and gives a question, with the figure that prompted it, or nothing.
They are open and blame nobody: higher and lower are not better and worse. A gap is asked about
only where chance does not explain it, and of few cases the cases, not their rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from complaints.charts.panel_words import with_counts
from complaints.figures.chance import Comparison
from complaints.statistics.breakdown import CategoryRate
from councils.dates import day_in_words
from councils.lists import listed
from councils.register.succession_words import closing, opening
from councils.years import Year
from portal.scrutiny.content import AskedBefore, Question
from portal.scrutiny.facts import Facts
from portal.scrutiny.general_questions import GENERAL, Rule
from portal.scrutiny.words import became, cases, in_words, overdue_in_words

MOST = 6
AT_LEAST = 3  # fewer prompted: general ones follow, as far as they have a figure
NAMED = 2  # categories in one question
BEYOND = "A gap of this size is more than chance explains."


def questions(facts: Facts) -> tuple[Question, ...]:
    """At most six that the record prompts; general ones where it prompts fewer than three."""
    return tuple(question for _, question in _asked(facts))


def asked_before(before: Facts, now: Facts) -> tuple[AskedBefore, ...]:
    """What the year before prompted, each with the figure of this year where it prompts it too.

    What is overdue is so today, whatever the year: it is asked once, of this year.
    """
    found = []
    for rule, question in _asked(replace(before, overdue=0)):
        again = rule(now)
        found.append(AskedBefore(question.text, question.because, again.because if again else ""))
    return tuple(found)


def _asked(facts: Facts) -> list[tuple[Rule, Question]]:
    prompted = [(rule, found) for rule in RULES if (found := rule(facts))][:MOST]
    general = ((rule, found) for rule in GENERAL if (found := rule(facts)))
    wanted = max(0, AT_LEAST - len(prompted))
    return [*prompted, *islice(general, wanted)]


def not_complied(facts: Facts) -> Question | None:
    part, whole = facts.performance.not_complied, facts.performance.compliance_outcomes
    if not part or whole is None:
        return None
    return Question(
        "What stood in the way of doing what had been agreed, and what happens now?",
        f"{cases(part, whole)} not complied with.",
    )


def late(facts: Facts) -> Question | None:
    part, whole = facts.performance.late, facts.performance.compliance_outcomes
    if not part or whole is None:
        return None
    return Question(
        "What kept the council from doing on time what it had agreed, and what has changed since?",
        f"{cases(part, whole)} complied with late.",
    )


def overdue(facts: Facts) -> Question | None:
    if not facts.overdue:
        return None
    return Question(
        "What is still to be done, by when, and who sees to it?",
        f"On {day_in_words(facts.today)}, {overdue_in_words(facts.overdue)}, whatever the"
        " year of the decision.",
    )


def public_report(facts: Facts) -> Question | None:
    titles = facts.report_titles
    if not titles:
        return None
    one = len(titles) == 1
    return Question(
        f"How did the council respond to the public {'report' if one else 'reports'}, and what is"
        " different today?",
        f"1 public interest report: “{titles[0]}”."
        if one
        else f"{len(titles):,} public interest reports were decided in {facts.year}.",
    )


def reorganised(facts: Facts) -> Question | None:
    """Of a new council until the year after, while what was agreed is still being done."""
    council, found = facts.council, facts.reorganisation
    closes = closing(council, facts.today, found.replaced_by)
    if closes and closes.has_happened and closes.councils:
        return Question(
            "Who carries out what had been agreed, what of it is still to be done, and who reports"
            " on it?",
            f"{council.name} {closes.naming(in_words(closes.councils))}.",
        )
    opens, opened = opening(council, facts.today, found.replaces), council.opened_on
    is_new = opened and (opened in facts.year or opened in facts.year.previous)
    if opens and opens.has_happened and opens.councils and is_new:
        return Question(
            "Who carries out what the earlier councils had agreed, and how is it kept in view?",
            f"{council.name} {opens.naming(in_words(opens.councils))}.",
        )
    return None


def uphold_rate(facts: Facts) -> Question | None:
    """Beyond the limits; of one category, where that is beyond them on the same side."""
    compared = facts.uphold
    if compared is None or not _is_far(compared):
        return None
    same = [each for each in facts.beyond_chance if _side(each) == compared.direction]
    if same:
        text = (
            f"How much of the gap to similar councils comes from {_named(same)}, and what lies"
            " behind the rest?"
        )
    else:
        text = "What lies behind the gap to similar councils, and is it the same in each service?"
    return Question(text, f"{_beside('Uphold rate', compared, facts)} {BEYOND}")


def category(facts: Facts) -> Question | None:
    found = facts.beyond_chance[:NAMED]
    if not found:
        return None
    similar = (
        f"{facts.category_coverage} together" if facts.category_coverage else "similar councils"
    )
    said = "; ".join(
        f"{each.category}: {with_counts(each.rate)} upheld, {similar} {with_counts(each.average)}"
        for each in found
    )
    return Question(
        f"What do the complaints about {_named(found)} have in common, and what do those who run"
        " the service make of them?",
        f"{said}. {BEYOND}",
    )


def remedy(facts: Facts) -> Question | None:
    """Only where lower: a high share needs no question."""
    compared = facts.remedy
    if compared is None or not _is_far(compared) or compared.direction != "lower than":
        return None
    return Question(
        "What would the council have needed to offer a remedy for more of these complaints before"
        f" they reached the {facts.ombudsman}?",
        f"{_beside('Satisfactory remedy rate', compared, facts)} {BEYOND}",
    )


def changed(facts: Facts) -> Question | None:
    if facts.last is None:
        return None
    now, last = facts.performance.uphold_rate, facts.last.uphold_rate
    before: Year = facts.year.previous
    return Question(
        f"What changed between {before} and {facts.year}: the complaints, the services, or how"
        " complaints are answered?",
        f"Uphold rate {with_counts(now)}, in {before} {with_counts(last)}. A change of this size"
        " is more than chance explains.",
    )


def improvements(facts: Facts) -> Question | None:
    """Those done late are done: it is the others of which nobody can see that they were."""
    found = facts.improvements
    if not found.without_outcome and not found.not_complied:
        return None
    if found.published == 1:
        was = "was not complied with" if found.not_complied else "has no published outcome"
        because = f"The one service improvement from decisions of {facts.year} {was}."
    else:
        because = (
            f"Of {found.published:,} service improvements from decisions of {facts.year}:"
            f" {became(found)}."
        )
    return Question(
        "Which of the agreed changes are in place now, and how does the committee know that they"
        " work?",
        because,
    )


RULES: tuple[Rule, ...] = (
    *(not_complied, late, overdue, public_report, reorganised),
    *(uphold_rate, category, remedy, changed, improvements),
)


def _is_far(compared: Comparison) -> bool:
    """Beyond chance, with ten or more cases."""
    return not compared.rate.has_few and compared.position.startswith("far")


def _side(each: CategoryRate) -> str:
    return Comparison(each.rate, each.average).direction


def _named(found: Sequence[CategoryRate]) -> str:
    return listed([f"“{each.category}”" for each in found[:NAMED]])


def _beside(name: str, compared: Comparison, facts: Facts) -> str:
    councils = compared.coverage or facts.council.type_plural
    average = f"{councils} together {with_counts(compared.average)}"
    if compared.average.is_published:
        average = f"the average that the {facts.ombudsman} published {compared.average.text}"
    return f"{name} {with_counts(compared.rate)}, {average}."
