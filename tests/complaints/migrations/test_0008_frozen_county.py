"""What was frozen before has the county of the register."""

from importlib import import_module

import pytest
from django.apps import apps

from complaints.models import CouncilFigures
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


def test_todays_county_is_copied_to_every_edition():
    county = factories.council()
    district = factories.council(type="district", county=county)
    rows = (frozen(county, upheld=1), frozen(district, upheld=1))
    releases = [published(year, *rows) for year in ("2023-24", "2024-25")]
    CouncilFigures.objects.update(county=None)
    import_module("complaints.migrations.0008_frozen_county").fill(apps, None)
    found = CouncilFigures.objects.values_list("release", "council", "county").order_by("pk")
    assert list(found) == [
        (release.pk, *pks)
        for release in releases
        for pks in ((county.pk, None), (district.pk, county.pk))
    ]
