"""Believable texts of made-up decisions, put together from parts that belong together.

Nothing private reaches a public text: what was agreed for one person is in `personal_remedies`
alone, and neither statement nor summary names a sum of money.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeVar

from complaints.demonstration.circumstances import blanks, in_a_sentence
from complaints.demonstration.phrases import process
from complaints.demonstration.repertoire import serious_stories, stories
from complaints.demonstration.topics import Story, Variants

Choice = TypeVar("Choice")
Section = tuple[str, Iterable[str]]

UPHELD = "upheld"
CLOSED = "closed_after_initial_enquiries"

NUMBERED = tuple(f"{number}. " for number in range(1, 40))

WHY_A_REPORT = "Why this is a public report"
THE_COMPLAINT = "The complaint"
ROLE = "The Ombudsman's role and powers"
METHOD = "How I considered this complaint"
ASSESSMENT = "My assessment"
FINAL_DECISION = "Final decision"
FINDINGS = "What I found"
AGREED_ACTION = "Agreed action"
DECISION = "Decision"


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one decision; improvements and remedies may be used in part."""

    title: str
    summary: str
    statement: str
    improvements: list[str]
    personal_remedies: list[str]


class Teller:
    """Chooses among variants by chance: the only place where chance meets words."""

    __slots__ = ("chance",)

    def __init__(self, rng: Random) -> None:
        self.chance = rng.random

    def one(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self.chance() * len(choices))]

    def all(self, *parts: tuple[Variants, ...]) -> list[str]:
        chance = self.chance
        return [
            variants[int(chance() * len(variants))] if len(variants) > 1 else variants[0]
            for part in parts
            for variants in part
        ]

    def sometimes(self, share: float, part: tuple[Variants, ...]) -> tuple[Variants, ...]:
        return part if self.chance() < share else ()

    def framed(self, frames: tuple[tuple[str, str], ...], words: str) -> str:
        before, after = self.one(frames)
        return before + words + after


def text_for(
    rng: Random,
    *,
    subject_heading: str,
    subject_name: str,
    outcome: str,
    council_name: str,
    council_type: str,
    decided_on: date,
    received_on: date | None = None,
    satisfactory_remedy: bool = False,
    acted_for: str = "",
    report: bool = False,
) -> Text:
    """Write one decision: the same chances always give the same words."""
    teller = Teller(rng)
    upheld = outcome == UPHELD
    report = report and upheld
    choice = serious_stories if report else stories
    story = teller.one(choice(subject_heading, subject_name))
    filled = blanks(
        teller.chance,
        decided_on,
        received_on,
        second=story.second,
        lead=story.lead,
        council=in_a_sentence(council_name),
        london=council_type == "london_borough",
        company=acted_for,
        closed=outcome == CLOSED,
    )
    wrong = teller.one(story.wrong)
    if outcome == CLOSED:
        summary, sections = closed(teller, story, wrong, bool(acted_for))
    else:
        summary, sections = investigated(
            teller, story, wrong, bool(acted_for), upheld, satisfactory_remedy
        )
    if report:
        sections = ((WHY_A_REPORT, teller.all(process.PUBLIC_REPORT)), *sections)
    return Text(
        title=teller.one(story.title) if report else "",
        summary=summary % filled,
        statement=numbered(sections) % filled,
        improvements=[teller.one(choices) for choices in story.improve] if upheld else [],
        personal_remedies=remedies(teller, story, filled, satisfactory_remedy) if upheld else [],
    )


def investigated(
    teller: Teller, story: Story, wrong: str, company: bool, upheld: bool, offer: bool
) -> tuple[str, tuple[Section, ...]]:
    if upheld:
        summary = (
            teller.framed(process.UPHELD_SUMMARIES, wrong)
            + teller.one(story.brief)
            + teller.one(process.OFFER_SUITABLE if offer else process.REMEDY_AGREED)
        )
        found = teller.all(
            story.law,
            story.start,
            story.bad,
            answer(teller, story, upheld=True, offer=offer),
            teller.sometimes(0.6, process.ANSWER_OFFER if offer else process.ANSWER),
            story.fault,
            teller.sometimes(0.2, process.PART_NOT_UPHELD),
            teller.sometimes(0.25, process.COMPLAINT_HANDLING),
            story.harm,
        )
        ending: tuple[Section, ...] = (
            (AGREED_ACTION, teller.all(process.OFFER if offer else process.AGREED)),
            (DECISION, teller.all(process.DECISION_OFFER if offer else process.DECISION_UPHELD)),
        )
    else:
        summary = teller.framed(process.NOT_UPHELD_SUMMARIES, wrong) + teller.one(story.fine)
        found = teller.all(
            story.law,
            story.start,
            story.good,
            answer(teller, story, upheld=False, offer=False),
            story.sound,
            teller.sometimes(0.4, process.NO_BIAS),
            teller.sometimes(0.5, process.KEPT_INFORMED),
        )
        ending = ((DECISION, teller.all(process.DECISION_NOT_UPHELD)),)
    return summary, (
        (THE_COMPLAINT, complaint(teller, story, wrong)),
        (
            ROLE,
            teller.all(
                process.FAULT_AND_INJUSTICE,
                process.NOT_AN_APPEAL,
                process.REMEDIES if upheld else (),
                process.COMPANY if company else (),
            ),
        ),
        (
            METHOD,
            teller.all(process.EVIDENCE, teller.sometimes(0.7, process.YARDSTICK), process.DRAFT),
        ),
        (FINDINGS, found),
        *ending,
    )


def closed(
    teller: Teller, story: Story, wrong: str, company: bool
) -> tuple[str, tuple[Section, ...]]:
    reason = teller.one(story.reasons)
    role, assessment, final, brief = process.REASONS[reason]
    if reason == "appeal":
        assessed = [
            teller.framed(process.APPEAL_FRAMES, teller.one(story.appeal)),
            *teller.all(process.APPEAL_CLOSES),
        ]
    elif reason == "elsewhere":
        assessed = [teller.one(story.elsewhere) + ".", *teller.all(process.ELSEWHERE_CLOSES)]
    elif reason == "unlikely":
        assessed = teller.all(story.good, assessment)
    else:
        assessed = teller.all(assessment)
    summary = teller.framed(process.CLOSED_SUMMARIES, wrong) + teller.one(brief)
    return summary, (
        (THE_COMPLAINT, complaint(teller, story, wrong)),
        (ROLE, teller.all(role, process.COMPANY if company else ())),
        (METHOD, teller.all(process.CLOSED_EVIDENCE)),
        (ASSESSMENT, assessed),
        (FINAL_DECISION, teller.all(final)),
    )


def answer(teller: Teller, story: Story, *, upheld: bool, offer: bool) -> tuple[Variants, ...]:
    if not story.answered:
        return process.OFFERED_BEFORE if offer else ()
    if offer:
        return process.REPLY_OFFER
    if upheld:
        return teller.one((process.REPLY_DENIED, process.REPLY_PARTLY))
    return process.REPLY_DENIED


def complaint(teller: Teller, story: Story, wrong: str) -> list[str]:
    return [teller.framed(process.OPENINGS, wrong), teller.one(story.effect)]


def remedies(teller: Teller, story: Story, filled: dict[str, str], offer: bool) -> list[str]:
    if offer:
        return [teller.one(process.OFFERED) % filled]
    chosen = [teller.one(process.APOLOGIES)]
    if story.amends:
        chosen.append(teller.one(teller.one(story.amends)))
    if not any("£" in words for words in chosen):
        chosen.append(teller.one(process.PAYMENTS))
    return [words % filled for words in chosen]


def numbered(sections: Iterable[Section]) -> str:
    """The form in which a statement is stored: headings, and paragraphs numbered throughout."""
    parts = []
    number = 0
    for heading, told in sections:
        parts.append(f"## {heading}")
        for paragraph in told:
            parts.append(NUMBERED[number] + paragraph)
            number += 1
    return "\n\n".join(parts)
