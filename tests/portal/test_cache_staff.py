"""Whatever the staff area answers, nobody keeps it and no search engine finds it."""

import pytest

from tests.complaints.preparation import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/", 200),
        ("/admin/jsi18n/", 200),
        ("/admin/password_change/", 200),
        ("/admin/complaints/decision/", 200),
        ("/admin/complaints/decision/1/delete/", 403),
        ("/admin/auth/group/", 403),
        ("/admin/decisions/99-999-999/preview/", 404),
        ("/admin/nowhere/", 404),
    ],
)
def test_nobody_keeps_what_staff_see(client, address, status):
    assert "no-store" in client.get(address)["Cache-Control"]
    client.force_login(person("cara", "Case officer"))
    response = client.get(address)
    assert response.status_code == status
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert "X-Accel-Expires" not in response
    assert response["X-Robots-Tag"] == "noindex"
