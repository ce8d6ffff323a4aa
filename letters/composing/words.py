"""The words that a year's template begins with; our own, to be changed by whoever writes."""

from councils.dates import day_in_words
from councils.years import Year

PURPOSE = (
    "I write to you once a year about the complaints that people made to us about your council."
    " It says what we decided in the year from {first} to {last}, and whether the council did"
    " what it had agreed to. It also compares your council with similar councils.\n\n"
    "No council avoids every complaint. What says most about it is whether it puts things right"
    " and learns. I hope this letter helps the council and its scrutiny committee to ask that."
)
RESOURCES = (
    "The portal shows every decision we publish about your council, what it agreed to change,"
    " and its figures over the years beside those of similar councils. Councils also find:\n\n"
    "- guidance on handling complaints and on remedies\n"
    "- courses for staff who answer complaints\n"
    "- a record of the council’s own figures to put before a committee"
)
CLOSING = "Thank you for working with us through the year."
SIGNED_AS = "Ombudsman"


def first_words(year: Year) -> dict[str, str]:
    """What a new template of a year says until somebody changes it."""
    days = {"first": day_in_words(year.start), "last": day_in_words(year.last_day)}
    return {
        "purpose": PURPOSE.format(**days),
        "resources": RESOURCES,
        "closing": CLOSING,
        "signed_by": "",
        "signed_as": SIGNED_AS,
    }
