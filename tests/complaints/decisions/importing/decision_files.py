"""Files of decisions, and how the tests load them."""

from datetime import UTC, date, datetime

import pytest

from complaints.decisions.importing.decisions import import_decisions
from councils.files.problems import FileRefused
from tests.files import problems_of

AT = datetime(2025, 6, 1, 23, 30, tzinfo=UTC)  # in London it is the 2nd already
TODAY = date(2025, 6, 2)
LISTING = (
    "reference,council,category,subcategory,decision,decision_date\n"
    "24 018 407,Kent County Council,Education,Special educational needs,Upheld,14 Mar 2025\n"
    "24-018-408,Kent,Education,Special educational needs,"
    "Closed after initial enquiries,15/03/2025\n"
    "16 010 636c,KENT COUNTY COUNCIL,Education,Special educational needs,Not upheld,2025-03-16\n"
)
FULL = (
    "reference,council,received_on,decided_on,kind,outcome,satisfactory_remedy,category,"
    "subcategory,title,summary,statement,withheld_reason,recommendation,recommendation_kind,"
    "private_text,public_summary,due_on,done_on,compliance,recorded_on\n"
    "24018407,Kent,2024-09-01,2025-03-14,report,upheld,yes,Education,Special educational needs,"
    'A year without school,We upheld it.,"## The complaint\n\n1. Mrs B complains.",,'
    "1,personal_remedy,Pay Mrs B £500,,2025-04-14,2025-04-10,complied,2025-04-20\n"
    "24018407,Kent,,,,,,,,,,,,"
    "2,service_improvement,,Train staff,2025-06-14,,,\n"
    "24018408,Kent,,2025-03-15,statement,not_upheld,no,,,,,,consent,,,,,,,,\n"
)


def load(path, **options):
    return import_decisions(path, **{"at": AT} | options)


def refusal(path, **options):
    with pytest.raises(FileRefused) as error:
        load(path, **options)
    return problems_of(error)
