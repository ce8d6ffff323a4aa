"""Files of residents, and how the tests load them."""

from datetime import UTC, datetime

import pytest

from councils.files.problems import FileRefused
from councils.models import FormerCode, Residents
from councils.residents.importing import import_residents
from tests.factories import council
from tests.files import problems_of

AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def councils():
    barnsley = council("Barnsley Council", gss_code="E08000038", type="metropolitan_district")
    FormerCode.objects.create(council=barnsley, code="E08000016")
    kent = council("Kent County Council", gss_code="E10000016")
    council("Ashford Borough Council", gss_code="E07000105", type="district", county=kent)


def load(path, **options):
    return import_residents(path, at=AT, **options)


def refusal(path):
    with pytest.raises(FileRefused) as error:
        load(path)
    return problems_of(error)


def stored():
    rows = Residents.objects.order_by("council__name", "year")
    return list(rows.values_list("council__name", "year", "number"))
