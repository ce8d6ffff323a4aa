"""Councils to load boundaries for, and files that hold them."""

import json
from datetime import date

import pytest

from councils.models import Council, FormerCode
from tests import factories


@pytest.fixture
def councils():
    """Cumbria before and after 2023, and Barnsley, whose code changed with its boundary."""
    barnsley = council("Barnsley", "E08000038", Council.Type.METROPOLITAN)
    FormerCode.objects.create(council=barnsley, code="E08000016")
    cumbria = council("Cumbria", "E10000006", Council.Type.COUNTY, closed_on=date(2023, 4, 1))
    for name, code in (("Allerdale", "E07000026"), ("Carlisle", "E07000028")):
        council(name, code, Council.Type.DISTRICT, closed_on=date(2023, 4, 1), county=cumbria)
    council("Cumberland", "E06000063", Council.Type.UNITARY, opened_on=date(2023, 4, 1))


def council(name, code, type, **fields):
    return factories.council(f"{name} Council", gss_code=code, type=type, **fields)


@pytest.fixture
def save(tmp_path):
    def save(*features, name="boundaries.geojson", **members):
        file = tmp_path / name
        document = {"type": "FeatureCollection", "features": features} | members
        file.write_text(json.dumps(document), encoding="utf-8")
        return file

    return save
