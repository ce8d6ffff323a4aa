"""Addresses of recommendations that there cannot be."""

import pytest

from tests.complaints.recommendations.compliance import AT, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["1", "9" * 19, "9" * 40])
@pytest.mark.parametrize("page", ["{}/change/", "{}/record/", "{}/extend/", "record/?ids={}"])
def test_there_is_no_such_recommendation(clock, key, page):
    clock.set(AT)
    client = signed_in("Case officer")
    address = f"/admin/complaints/recommendation/{page.format(key)}"
    assert client.get(address).status_code == 404
