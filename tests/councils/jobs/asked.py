"""Somebody who has long work done, and what she asks for."""

import pytest
from django.contrib.auth.models import Permission, User

from councils.jobs.asking import ask
from councils.models import Job
from tests.councils.jobs.counting import AT, counting, known


@pytest.fixture(autouse=True)
def kind(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    with known(counting()) as kind:
        yield kind


def colleague(name: str, *permissions: str) -> User:
    made = User.objects.create_user(name, is_staff=True)
    for each in permissions or ("view_council",):
        made.user_permissions.add(Permission.objects.get(codename=each))
    return User.objects.get(pk=made.pk)


def asked(kind, by: User, title: str = "Counting Shire", **more) -> Job:
    return ask(kind, title, **{"leads_to": "/admin/there/", "by": by, "at": AT} | more)
