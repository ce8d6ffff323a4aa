"""Which services are whose, as the table has it."""

import pytest

from councils.postcodes.duties import duties, duties_of
from tests import factories


def test_each_service_stands_once_and_is_somebodys():
    services = [each.service for each in duties()]
    assert len(services) == len(set(services)) >= 20
    assert {each.council for each in duties()} == {"county", "district", "both"}
    assert all(each.example for each in duties())


@pytest.mark.django_db
def test_a_council_of_two_has_its_own_and_those_of_both():
    county, district, single = (
        [each.service for each in duties_of(factories.council(type=kind))]
        for kind in ("county", "district", "unitary")
    )
    assert {"Care for adults", "Libraries", "Parking"} <= set(county)
    assert {"Council Tax", "Planning", "Parking"} <= set(district)
    assert set(county) & set(district) == {"Parking", "Antisocial behaviour"}
    assert single == []
