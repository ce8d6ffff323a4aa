"""Two outcomes that the portal has not, registered: nothing else is written to add one."""

from complaints.figures import outcomes

PARTLY_UPHELD = outcomes.Outcome(
    "partly_upheld",
    "Partly upheld",
    "Complaints investigated and upheld in part",
    in_chart="upheld in part",
    is_investigated=True,
    is_upheld=True,
)
WITHDRAWN = outcomes.Outcome(
    "withdrawn",
    "Withdrawn",
    "Complaints that were withdrawn",
    is_for_us=False,
    is_shown=False,
)
outcomes.OUTCOMES = (WITHDRAWN, *outcomes.OUTCOMES, PARTLY_UPHELD)
