"""Administrators say who works together."""

import pytest

from councils.models import Team
from tests.councils.ownership.people import colleague, signed_in, team

pytestmark = pytest.mark.django_db


def test_an_administrator_makes_a_team():
    ann, ben = colleague("ann"), colleague("ben", is_active=False)
    client = signed_in(colleague("ada", "Administrator"))
    fields = {"name": "Housing", "members": [ann.pk]}
    assert client.post("/admin/councils/team/add/", fields).status_code == 302
    assert list(Team.objects.get().members.all()) == [ann]
    assert "Ann" in client.get("/admin/councils/team/").content.decode()
    left = client.post("/admin/councils/team/add/", fields | {"name": "Other", "members": [ben.pk]})
    assert left.context["adminform"].form.errors["members"]


@pytest.mark.parametrize("role", ["Case officer", "Reviewer", "Statistician"])
def test_nobody_else_does(role):
    team("Housing")
    client = signed_in(colleague("ann", role))
    assert client.get("/admin/councils/team/").status_code == 403
