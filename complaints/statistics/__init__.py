"""The one place that counts and divides: rates, averages, what chance explains, map classes.

Definitions are the field's, in docs/definitions.md. ``counting`` makes figures from rows;
``rates`` and ``performance`` hold them; ``comparing`` sets a council beside similar ones;
``chance`` says what a gap means, ``dispersion`` how far councils spread beyond it; ``measures``
names the four measures and their map classes.
"""

from complaints.figures.chance import Comparison, Limits, binomial_limits, poisson_limits
from complaints.figures.performance import COUNTS, Performance
from complaints.figures.rates import (
    NOT_PUBLISHED,
    NoFigure,
    PerHundredThousand,
    PublishedPercent,
    Rate,
    half_up,
)

__all__ = [
    "COUNTS",
    "NOT_PUBLISHED",
    "Comparison",
    "Limits",
    "NoFigure",
    "PerHundredThousand",
    "Performance",
    "PublishedPercent",
    "Rate",
    "binomial_limits",
    "half_up",
    "poisson_limits",
]
