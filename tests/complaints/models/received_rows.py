"""Bad rows of complaints received, each refused by the constraint that it is named by."""

from complaints.models import ComplaintsReceived, ReceivedFigures
from councils.years import Year
from tests import factories
from tests.complaints.models.rows import figures, twice


def received(**fields) -> ComplaintsReceived:
    return ComplaintsReceived.objects.create(**{"year": Year(2024), "number": 3} | fields)


def received_figures(**fields) -> ReceivedFigures:
    return ReceivedFigures.objects.create(**{"received": 3} | fields)


BAD = {
    "received_once_in_a_category": lambda: twice(
        received, council=factories.council(), category=factories.subject().category
    ),
    "received_once_in_all": lambda: twice(received, council=factories.council()),
    "received_once_per_council_and_release": lambda: twice(
        received_figures, figures=figures(), category=factories.subject().category
    ),
    "received_not_broken_down_once_per_council_and_release": lambda: twice(
        received_figures, figures=figures()
    ),
}
