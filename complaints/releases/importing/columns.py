"""The columns of a year's published statistics, and the headings that spreadsheets give them.

This is the documented mapping: docs/files.md tells users of it. The headings of the ombudsman's
own spreadsheets are from memory (unverified); another heading is one more line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from complaints.figures.measures import MEASURES, PUBLISHED_AVERAGES
from complaints.figures.performance import COMPLIANCE, COUNTS, REMEDIES, Performance
from complaints.figures.rates import AnyRate
from complaints.figures.sums import DEALT_WITH
from complaints.figures.units import SHARE, half_up
from councils.files.cells import miswritten, why_no_figure
from councils.files.heading_map import PASSED_OVER
from councils.files.marks import without_notes
from councils.files.tables import Columns

ESTIMATE = ("residents", "residents_year")

# Columns that can be worked out from the counts are checked against them, never stored.
SUMS: dict[str, Callable[[Performance], int | None]] = {
    "total": lambda performance: performance.dealt_with,
    "investigated": lambda performance: performance.investigated,
    "complied_in_all": lambda performance: performance.complied,
    "compliance_outcomes": lambda performance: performance.compliance_outcomes,
}
SHARES = {each.column: each for each in MEASURES.values() if each.unit is SHARE}

HEADINGS = {
    **{each.label: each.name for each in DEALT_WITH.outcomes},
    "Authority name": "authority",
    "Organisation": "authority",
    "Organisation name": "authority",
    "Council": "authority",
    "Local authority": "authority",
    "Authority type": PASSED_OVER,
    "Type of authority": PASSED_OVER,
    "Type": PASSED_OVER,
    "Region": PASSED_OVER,
    "Code": PASSED_OVER,
    "GSS code": PASSED_OVER,
    "ONS code": PASSED_OVER,
    "LA code": PASSED_OVER,
    "Authority code": PASSED_OVER,
    "Organisation code": PASSED_OVER,
    "Local authority code": PASSED_OVER,
    "Category name": "category",
    "Invalid/incomplete": "invalid_or_incomplete",
    "Incomplete/invalid": "invalid_or_incomplete",
    "Incomplete or invalid": "invalid_or_incomplete",
    "Advice": "advice_given",
    "Closed after initial enquiry": "closed_after_initial_enquiries",
    "Total decided": "total",
    "Total decisions": "total",
    "Total investigated": "investigated",
    "Uphold rate (%)": "uphold_rate",
    "Upheld rate (%)": "uphold_rate",
    "Average uphold rate (%) of similar authorities": "published_average",
    "Average uphold rate (%) of similar organisations": "published_average",
    "Similar authorities average uphold rate (%)": "published_average",
    "Average compliance rate (%) of similar authorities": "published_average_compliance",
    "Average compliance rate (%) of similar organisations": "published_average_compliance",
    "Average satisfactory remedy rate (%) of similar authorities": (
        "published_average_satisfactory_remedy"
    ),
    "Average satisfactory remedy rate (%) of similar organisations": (
        "published_average_satisfactory_remedy"
    ),
    "Average upheld decisions per 100,000 residents of similar authorities": (
        "published_average_per_100000"
    ),
    "Average upheld decisions per 100,000 residents of similar organisations": (
        "published_average_per_100000"
    ),
    "Satisfactory remedy": "satisfactory_remedies",
    "Satisfactory remedies provided": "satisfactory_remedies",
    "Satisfactory remedies provided by authority prior to Ombudsman decision": (
        "satisfactory_remedies"
    ),
    "Satisfactory remedies provided by organisation prior to Ombudsman decision": (
        "satisfactory_remedies"
    ),
    "Upheld cases": "upheld",
    "Upheld decisions per 100,000 residents": PASSED_OVER,
    "Complied with on time": "on_time",
    "Remedy complied with on time": "on_time",
    "Complied with late": "late",
    "Remedy complied with late": "late",
    "Not complied with": "not_complied",
    "Remedy not complied with": "not_complied",
    "Number of cases with compliance recorded": "compliance_outcomes",
    "Compliance rate (%)": "compliance_rate",
    "Satisfactory remedy rate (%)": "satisfactory_remedy_rate",
    "Population": "residents",
    "Population year": "residents_year",
}
# Who it is about, and what every council has, be it 0.
NEVER_LACKING = frozenset(("authority", "category", *DEALT_WITH.names))
COLUMNS = Columns(
    allowed=(
        "authority",
        "category",
        *DEALT_WITH.names,
        "total",
        REMEDIES,
        *COMPLIANCE,
        *ESTIMATE,
        *PUBLISHED_AVERAGES,
        "investigated",
        "complied_in_all",
        "compliance_outcomes",
        *SHARES,
    ),
    required=("authority",),
    synonyms=HEADINGS,
    header_within=15,
    preferred=DEALT_WITH.names,
    may_lack=lambda column: column not in NEVER_LACKING,
)
# What a sheet may bring to be kept; what else it has is only checked.
KEPT = (
    *(*COUNTS, *ESTIMATE, *PUBLISHED_AVERAGES),
    "complied_in_all",  # of which and of those late, those on time are made
)
# Rows that add up the others, at the end of a table.
TOTAL_ROWS = (
    "total",
    "totals",
    "grand total",
    "england",
    "england total",
    "all england",
    "national",
    "authorities",
    "councils",
    "organisations",
    "all authorities",
    "all councils",
    "total all councils",
)
WHOLE_COUNCIL = ("", "total", "all", "all categories")
NOT_BROKEN_DOWN = "not broken down"
NO_RATE = ("#div/0!", "no investigations")  # a spreadsheet's words for nothing over nothing

_BARE_ONE = re.compile(r"1(?:\.0+)?")
_PERCENT = re.compile(r"([0-9]+)(?:\.([0-9]+))? ?(%?)")


def percent(text: str) -> tuple[Fraction, int] | None:
    """A percent and how many decimals it was written with; None where a cell says there is none.

    A spreadsheet that shows 83% keeps 0.83: what has decimals and is not above one is taken so.
    """
    if text.casefold() in NO_RATE:
        return None
    bare = without_notes(text)
    match = _PERCENT.fullmatch(bare)
    if not match:
        raise miswritten(text, why_no_figure(text) or "is not a percent")
    value, decimals = Fraction(bare.rstrip(" %")), len(match[2] or "")
    if decimals and value < 1 and not match[3]:
        return 100 * value, max(decimals - 2, 0)
    if value > 100:
        raise miswritten(text, "is more than 100%")
    return value, decimals


def published_percent(text: str) -> Decimal | None:
    """An average in percent as it was published, to two decimals, halves upward."""
    found = percent(text)
    return None if found is None else _to_hundredths(found[0])


def per_100000(text: str) -> Decimal | None:
    """An average for every 100,000 residents as it was published, to two decimals."""
    if text.casefold() in NO_RATE:
        return None
    bare = without_notes(text)
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", bare):
        raise miswritten(text, why_no_figure(text) or "is not a number such as 3.6")
    return _to_hundredths(Fraction(bare))


def _to_hundredths(value: Fraction) -> Decimal:
    return Decimal(half_up(100 * value)).scaleb(-2)


def one_as_percent(text: str, column: Iterable[str]) -> int | None:
    """What a published average of a bare 1 means; None where a cell is something else.

    A spreadsheet keeps 100% as 1, so the other cells of its column decide.
    """
    if not _BARE_ONE.fullmatch(text):
        return None
    others = [each for each in column if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", each)]
    has_fractions = any(0 < Fraction(each) < 1 for each in others)
    has_percents = any(Fraction(each) > 1 for each in others)
    if has_fractions == has_percents:
        raise ValueError(f"{text} may be 1% or 100%: write it with a percent sign")
    return 100 if has_fractions else 1


def agrees(written: tuple[Fraction, int] | None, rate: AnyRate) -> bool:
    """Whether a percent as it is written, halves upward, is what the counts make."""
    if written is None or rate.exact is None:
        return written is None or not rate.whole
    value, decimals = written
    exact, scale = 100 * Fraction(rate.exact), 10**decimals
    # In a spreadsheet 100% is kept as 1.
    return (
        half_up(exact * scale) == value * scale
        or abs(exact - value) < Fraction(1, 10**6)
        or (value == 1 and exact == 100)
    )
