"""Signing in leads to a page of this portal, whatever the address asks for."""

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/admin/complaints/decision/", "/admin/complaints/decision/"),
        ("//example.com/", "/admin/"),
        ("https://example.com/admin/", "/admin/"),
        ("/\\example.com", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
    ],
)
def test_nobody_is_led_to_another_site(client, wanted, leads_to):
    User.objects.create_user("cara", password="long enough for tests", is_staff=True)
    given = {"username": "cara", "password": "long enough for tests", "next": wanted}
    response = client.post("/admin/login/", given)
    assert (response.status_code, response["Location"]) == (302, leads_to)
