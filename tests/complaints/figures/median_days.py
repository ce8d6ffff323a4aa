"""A measure that the portal has not, registered: nothing else is written to add one."""

from complaints.figures.days import DUE_TO_DONE
from complaints.figures.measures import MEASURES, Line, Measure
from complaints.figures.units import DAYS

MEDIAN_DAYS = Measure(
    slug="median-days",
    name="Median days from due to done",
    question="How long did councils take after the day on which it was due?",
    definition="How many days after it was due half of the cases were done, at most.",
    rate_of=lambda performance, residents: performance.median_days(DUE_TO_DONE, "nothing done"),
    above=Line("complied"),
    below=Line("complied", "cases complied with"),
    unit=DAYS,
    none="nothing done",
    lacks="days",
    bounds=(1, 8, 15, 29),
    labels=("by the day", "1–7 days", "8–14 days", "15–28 days", "29 days and over"),
    days=DUE_TO_DONE,
)
MEASURES[MEDIAN_DAYS.slug] = MEDIAN_DAYS
