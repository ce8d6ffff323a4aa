"""Files of changes for tests: an old county with two districts, and what replaces them."""

from datetime import UTC, date, datetime

import pytest

from councils.files.problems import FileRefused
from councils.register.changes.importing import import_changes
from tests.files import csv_file, problems_of

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
THE_DAY = date(2027, 4, 1)
HEADINGS = "takes_effect_on,action,council,successor,name,type,gss_code,county,source_url,cancelled"


def file(folder, *rows, headings=HEADINGS):
    return csv_file(folder, "\n".join((headings, *rows)) + "\n")


def load(path, at=AT, **options):
    return import_changes(path, at=at, **options)


def refusal(path, at=AT):
    with pytest.raises(FileRefused) as error:
        load(path, at)
    return problems_of(error)


REPLACED = (
    "2027-04-01,open,new-shire,,New Shire Council,unitary,,,https://shire.example/order,",
    *(
        row
        for name in ("Old County Council", "North District Council", "South District Council")
        for row in (
            f"2027-04-01,close,{name},,,,,,,",
            f"2027-04-01,succeed,{name},New Shire Council,,,,,,",
        )
    ),
)
