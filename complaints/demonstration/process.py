"""What every decision says whatever it is about: the role, the method and the outcome."""

from dataclasses import dataclass
from functools import cache

from complaints.demonstration.phrase_files import NO_PARAGRAPHS, Frames, Paragraphs, Variants, read


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a complaint was not investigated."""

    role: Paragraphs
    final: Paragraphs
    summary: Variants
    assessment: Paragraphs = NO_PARAGRAPHS


@dataclass(frozen=True, slots=True)
class Process:
    openings: Frames
    upheld_summaries: Frames
    not_upheld_summaries: Frames
    closed_summaries: Frames
    remedy_agreed: Variants
    offer_suitable: Variants
    company: Paragraphs
    fault_and_injustice: Paragraphs
    not_an_appeal: Paragraphs
    remedies: Paragraphs
    evidence: Paragraphs
    yardstick: Paragraphs
    draft: Paragraphs
    reply_denied: Paragraphs
    reply_partly: Paragraphs
    reply_offer: Paragraphs
    answer: Paragraphs
    answer_offer: Paragraphs
    kept_informed: Paragraphs
    offered_before: Paragraphs
    complaint_handling: Paragraphs
    part_not_upheld: Paragraphs
    no_bias: Paragraphs
    agreed: Paragraphs
    offer: Paragraphs
    decision_upheld: Paragraphs
    decision_offer: Paragraphs
    decision_not_upheld: Paragraphs
    public_report: Paragraphs
    appeal_frames: Frames
    appeal_closes: Paragraphs
    elsewhere_closes: Paragraphs
    closed_evidence: Paragraphs
    apologies: Variants
    payments: Variants
    offered: Variants
    reasons: dict[str, Reason]


@cache
def process() -> Process:
    return read(Process, "process.toml")
