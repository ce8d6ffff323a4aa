"""An administrator, ada, and a colleague, mary."""

import pytest
from django.contrib.auth.models import Group, Permission

from tests.portal.staff.sign_in import colleague


@pytest.fixture
def roles():
    wanted = ("auth.add_user", "auth.change_user", "auth.view_user")
    administrator, _ = Group.objects.get_or_create(name="Administrator")
    for each in wanted:
        label, codename = each.split(".")
        found = Permission.objects.get(content_type__app_label=label, codename=codename)
        administrator.permissions.add(found)
    reviewer, _ = Group.objects.get_or_create(name="Reviewer")
    officer, _ = Group.objects.get_or_create(name="Case officer")
    return {"Administrator": administrator, "Reviewer": reviewer, "Case officer": officer}


@pytest.fixture
def ada(roles):
    """An administrator."""
    ada = colleague("ada", first_name="Ada", last_name="Byron")
    ada.groups.add(roles["Administrator"])
    return ada


@pytest.fixture
def mary(roles):
    mary = colleague("mary", first_name="Mary", last_name="Somerville", email="mary@example.org")
    mary.groups.add(roles["Case officer"])
    return mary


@pytest.fixture
def admin(client, ada):
    client.force_login(ada)
    return client
