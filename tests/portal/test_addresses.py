"""The one address of a page."""

import pytest
from django.test import override_settings

from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/", "/"),
        ("/?year=2024-25&measure=compliance-rate&utm_source=x", "/?year=2024-25"),
        ("/?year=", "/"),
        ("/methods/?year=2024-25&fbclid=x", "/methods/"),
        ("/councils/kent-county-council/2024-25/?x=1", "/councils/kent-county-council/2024-25/"),
        (
            "/councils/kent-county-council/2024-25/?x=1&edition=1",
            "/councils/kent-county-council/2024-25/?edition=1",
        ),
        (
            "/decisions/?page=1&x=1&outcome=upheld&council=kent-county-council&q=a+%26+b",
            "/decisions/?council=kent-county-council&outcome=upheld&page=1",
        ),
        ("/revisions/?year=2024-25", "/revisions/?year=2024-25"),
    ],
)
@override_settings(SITE_URL="https://councils.example.org")
def test_a_page_names_its_one_address_whatever_was_asked(client, asked, canonical):
    published("2024-25", frozen(factories.council("Kent County Council"), upheld=1))
    response = client.get(asked)
    assert response.status_code == 200
    assert response.context["canonical"] == f"https://councils.example.org{canonical}"


def test_where_there_is_no_page_there_is_none(client):
    assert client.get("/nowhere/").context["canonical"] == ""
