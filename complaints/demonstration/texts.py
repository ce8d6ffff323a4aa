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
from complaints.demonstration.headings import serious_stories, stories
from complaints.demonstration.phrase_files import NO_PARAGRAPHS, Frames, Paragraphs
from complaints.demonstration.process import process
from complaints.demonstration.stories import Story

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

    def all(self, *parts: Paragraphs) -> list[str]:
        chance = self.chance
        return [
            variants[int(chance() * len(variants))] if len(variants) > 1 else variants[0]
            for part in parts
            for variants in part
        ]

    def sometimes(self, share: float, part: Paragraphs) -> Paragraphs:
        return part if self.chance() < share else NO_PARAGRAPHS

    def framed(self, frames: Frames, words: str) -> str:
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
    said = process()
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
        sections = ((WHY_A_REPORT, teller.all(said.public_report)), *sections)
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
    said = process()
    if upheld:
        summary = " ".join(
            (
                teller.framed(said.upheld_summaries, wrong),
                teller.one(story.brief),
                teller.one(said.offer_suitable if offer else said.remedy_agreed),
            )
        )
        found = teller.all(
            story.law,
            story.start,
            story.bad,
            answer(teller, story, upheld=True, offer=offer),
            teller.sometimes(0.6, said.answer_offer if offer else said.answer),
            story.fault,
            teller.sometimes(0.2, said.part_not_upheld),
            teller.sometimes(0.25, said.complaint_handling),
            story.harm,
        )
        ending: tuple[Section, ...] = (
            (AGREED_ACTION, teller.all(said.offer if offer else said.agreed)),
            (DECISION, teller.all(said.decision_offer if offer else said.decision_upheld)),
        )
    else:
        summary = f"{teller.framed(said.not_upheld_summaries, wrong)} {teller.one(story.fine)}"
        found = teller.all(
            story.law,
            story.start,
            story.good,
            answer(teller, story, upheld=False, offer=False),
            story.sound,
            teller.sometimes(0.4, said.no_bias),
            teller.sometimes(0.5, said.kept_informed),
        )
        ending = ((DECISION, teller.all(said.decision_not_upheld)),)
    return summary, (
        (THE_COMPLAINT, complaint(teller, story, wrong)),
        (
            ROLE,
            teller.all(
                said.fault_and_injustice,
                said.not_an_appeal,
                said.remedies if upheld else NO_PARAGRAPHS,
                said.company if company else NO_PARAGRAPHS,
            ),
        ),
        (
            METHOD,
            teller.all(said.evidence, teller.sometimes(0.7, said.yardstick), said.draft),
        ),
        (FINDINGS, found),
        *ending,
    )


def closed(
    teller: Teller, story: Story, wrong: str, company: bool
) -> tuple[str, tuple[Section, ...]]:
    said = process()
    reason = teller.one(story.reasons)
    why = said.reasons[reason]
    if reason == "appeal":
        assessed = [
            teller.framed(said.appeal_frames, teller.one(story.appeal)),
            *teller.all(said.appeal_closes),
        ]
    elif reason == "elsewhere":
        assessed = [teller.one(story.elsewhere) + ".", *teller.all(said.elsewhere_closes)]
    elif reason == "unlikely":
        assessed = teller.all(story.good, why.assessment)
    else:
        assessed = teller.all(why.assessment)
    summary = f"{teller.framed(said.closed_summaries, wrong)} {teller.one(why.summary)}"
    return summary, (
        (THE_COMPLAINT, complaint(teller, story, wrong)),
        (ROLE, teller.all(why.role, said.company if company else NO_PARAGRAPHS)),
        (METHOD, teller.all(said.closed_evidence)),
        (ASSESSMENT, assessed),
        (FINAL_DECISION, teller.all(why.final)),
    )


def answer(teller: Teller, story: Story, *, upheld: bool, offer: bool) -> Paragraphs:
    said = process()
    if not story.answered:
        return said.offered_before if offer else NO_PARAGRAPHS
    if offer:
        return said.reply_offer
    if upheld:
        return teller.one((said.reply_denied, said.reply_partly))
    return said.reply_denied


def complaint(teller: Teller, story: Story, wrong: str) -> list[str]:
    return [teller.framed(process().openings, wrong), teller.one(story.effect)]


def remedies(teller: Teller, story: Story, filled: dict[str, str], offer: bool) -> list[str]:
    said = process()
    if offer:
        return [teller.one(said.offered) % filled]
    chosen = [teller.one(said.apologies)]
    if story.amends:
        chosen.append(teller.one(teller.one(story.amends)))
    if not any("£" in words for words in chosen):
        chosen.append(teller.one(said.payments))
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
