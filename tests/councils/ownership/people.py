"""Colleagues of each role, for tests of what they own."""

from django.contrib.auth.models import Group, User
from django.test import Client

from councils.models import Team
from councils.years import london_instant

AT = london_instant("2024-08-01 10:00")


def colleague(name: str, role: str = "Case officer", **fields) -> User:
    user = User.objects.create_user(name, is_staff=True, first_name=name.title(), **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def team(name: str, *members: User) -> Team:
    made = Team.objects.create(name=name)
    made.members.set(members)
    return made


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
