"""What tests of the pages of compliance share: outstanding recommendations, and people of roles."""

import re
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints.models import Recommendation
from councils.years import LONDON
from tests import factories

AT = datetime(2024, 8, 1, 10, tzinfo=LONDON)


def outstanding(of=None, **fields) -> Recommendation:
    """Due on 15 July 2024, of a decision of 3 June 2024 about a council of its own."""
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    return factories.recommendation(of or factories.decision(), **open_ | fields)


def signed_in(role: str, name: str = "") -> Client:
    name = name or role.lower().replace(" ", "-")
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.set([Group.objects.get(name=role)])
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def address(page: str, *arguments) -> str:
    return reverse(f"admin:complaints_recommendation_{page}", args=arguments)


def messages(response) -> list[str]:
    return [str(each) for each in response.context["messages"]]


def asked(client: Client, page: str) -> int:
    """How many queries a page makes, less those that say who reads it or that all is made up."""
    with CaptureQueriesContext(
        connection,
    ) as context:
        assert client.get(page).status_code == 200
    own = re.compile('FROM "(complaints_|councils_(?!publicrecord))')
    return sum(bool(own.search(each["sql"])) for each in context)
