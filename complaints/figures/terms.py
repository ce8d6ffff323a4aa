"""The field's own words and what each means: said once on a page on which the word stands.

``tests/portal/test_plain_words.py`` looks for each on the public pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from complaints.figures.sums import NOT_FOR_US, in_words


@dataclass(frozen=True)
class Term:
    """``word`` begins the sentence that explains it; ``found_by`` finds what calls for it."""

    word: str
    means: str
    found_by: str

    @property
    def sentence(self) -> str:
        return f"{self.word} {self.means}"


TERMS = {
    "upheld": Term(
        "Upheld",
        "means that the Ombudsman found fault, or that the council had already accepted it.",
        r"\buph[eo]ld\b",
    ),
    "compliance": Term(
        "A compliance outcome",
        "is what became of one case: whether the council did what it had agreed to do, on time or"
        " late.",
        r"\bcompliance (outcome|rate)s?\b",
    ),
    "remedy": Term(
        "A satisfactory remedy",
        "is one that the council had already offered, and that the Ombudsman agreed with.",
        r"\bsatisfactory remed(y|ies)\b",
    ),
    "dealt-with": Term(
        "Dealt with",
        "counts every complaint that the Ombudsman decided in the year, investigated or not.",
        r"\bdealt with\b",
    ),
    "not-for-us": Term(
        "Not for the Ombudsman",
        f"are complaints with one of these outcomes: {in_words(NOT_FOR_US.outcomes, 'or')}.",
        r"\bnot for the Ombudsman\b",
    ),
    "closed": Term(
        "Closed after initial enquiries",
        "means that the Ombudsman looked at the complaint and decided not to investigate it.",
        r"\bclosed after initial enquiries\b",
    ),
    "not-broken-down": Term(
        "Not broken down",
        "counts cases whose decision is withheld or has no subject.",
        r"\bnot broken down\b",
    ),
    "improvement": Term(
        "A service improvement",
        "is a change that a council agreed to make to how it works, after fault was found.",
        r"\bservice improvements?\b",
    ),
    "report": Term(
        "A public interest report",
        "is a decision that matters to more people than the one who complained.",
        r"\bpublic interest reports?\b",
    ),
    "edition": Term(
        "An edition",
        "is one version of a year’s figures: a revision makes the next, and says why.",
        r"\bedition \d",
    ),
}
