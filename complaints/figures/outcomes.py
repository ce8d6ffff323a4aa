"""The outcomes of decisions. An outcome is one entry here, and everything else follows from it.

Its choice when a decision is typed, its column in frozen figures, files and the API, the sums that
it is part of, its place in the chart, its list of cases and its notes are all made of ``OUTCOMES``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """``name`` is that of its column and in addresses; ``label`` is what the public reads.

    ``counts`` says what its column counts, ``in_chart`` what its part of the chart is called, where
    that is not its label. ``is_shown`` is whether its decisions are ever public.
    """

    name: str
    label: str
    counts: str
    in_chart: str = ""
    is_for_us: bool = True
    is_investigated: bool = False
    is_upheld: bool = False
    is_shown: bool = True


# What stands in an outcome's place where a decision was entered in error: it is none, so nothing
# that asks for outcomes finds it.
VOID, VOID_LABEL = "entered_in_error", "Entered in error"

# In the order in which complaints are dealt with: what is not for us first, what is upheld last.
OUTCOMES = (
    Outcome(
        "invalid_or_incomplete",
        "Invalid or incomplete",
        "Complaints that were invalid or incomplete",
        is_for_us=False,
        is_shown=False,
    ),
    Outcome(
        "advice_given",
        "Advice given",
        "Complaints answered with advice",
        is_for_us=False,
        is_shown=False,
    ),
    Outcome(
        "referred_back",
        "Referred back for local resolution",
        "Complaints referred back for local resolution",
        is_for_us=False,
        is_shown=False,
    ),
    Outcome(
        "closed_after_initial_enquiries",
        "Closed after initial enquiries",
        "Complaints closed after initial enquiries",
    ),
    Outcome(
        "not_upheld",
        "Not upheld",
        "Complaints investigated and not upheld",
        is_investigated=True,
    ),
    Outcome(
        "upheld",
        "Upheld",
        "Complaints investigated and upheld",
        in_chart="upheld: fault found, or accepted",
        is_investigated=True,
        is_upheld=True,
    ),
)
