"""What pages may ask a browser for."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/councils/", "/nowhere/", "/admin/login/"])
def test_a_page_may_ask_where_its_reader_is_and_nothing_else(client, address):
    policy = client.get(address)["Permissions-Policy"]
    assert "geolocation=(self)" in policy
    assert "camera=()" in policy
