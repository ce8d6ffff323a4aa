"""Who may do what with letters."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from tests.complaints.preparation import ROLES, person

pytestmark = pytest.mark.django_db
MAY = {
    "Statistician": {
        "view_letter",
        "view_lettertemplate",
        "view_earlysight",
        "view_challenge",
        "change_lettertemplate",
        "compose_letter",
        "send_letter",
        "answer_challenge",
    },
    "Reviewer": {
        "view_letter",
        "view_lettertemplate",
        "view_earlysight",
        "view_challenge",
        "approve_letter",
        "send_letter",
        "answer_challenge",
    },
}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_do(role):
    permissions = Group.objects.get(name=role).permissions
    own = permissions.filter(content_type__app_label="letters")
    assert set(own.values_list("codename", flat=True)) == MAY.get(role, set())


def test_nobody_both_composes_and_approves_by_one_role():
    for role in ROLES:
        somebody = person(f"some-{role}", role)
        both = ("letters.compose_letter", "letters.approve_letter")
        assert not somebody.has_perms(both)


def test_making_the_roles_again_changes_nothing():
    before = list(Group.objects.order_by("pk", "permissions").values("name", "permissions"))
    made = import_module("letters.migrations.0002_roles")
    made.make_roles(apps, SimpleNamespace(connection=connection))
    again = Group.objects.order_by("pk", "permissions").values("name", "permissions")
    assert list(again) == before
