"""Every address of the staff area is closed to who has not given both password and code."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, get_resolver

from tests.portal.staff.sign_in import code_of, give_code, give_password, set_up

pytestmark = pytest.mark.django_db
OPEN = {"/admin/login/", "/admin/logout/", "/admin/second-factor/code/"}
LINK = "/admin/invitation/1/1/"  # says that it is none
PROVIDER = dict.fromkeys(("/admin/provider/", "/admin/provider/back/"), 404)  # there is none


def addresses(resolver, before: str) -> Iterator[str]:
    """An address of each page, with 1 wherever something has to be named."""
    for each in resolver.url_patterns:
        route = str(each.pattern)
        here = before + re.sub(r"<[^>]+>", "1", re.sub(r"\(\?P<\w+>[^)]*\)|[$^]", "1", route))
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from addresses(each, here)


@pytest.fixture
def pages() -> list[str]:
    [admin] = [each for each in get_resolver().url_patterns if str(each.pattern) == "admin/"]
    found = sorted(set(addresses(admin, "/admin/")))
    assert len(found) > 40
    assert {*OPEN, "/admin/", "/admin/autocomplete/", "/admin/auth/user/1/password/"} <= set(found)
    return found


@pytest.fixture
def chief():
    return User.objects.create_superuser("chief", password="four calm herons wade")


def opened(client, pages) -> dict[str, int]:
    """What answers with anything but the way to the next step of signing in."""
    found = {}
    for address in pages:
        for ask in (client.get, client.post):
            answer = ask(address)
            ways = ("/admin/login/", "/admin/second-factor/")
            if answer.status_code != 302 or not answer.url.startswith(ways):
                found[address] = answer.status_code
    assert found.items() >= PROVIDER.items()
    return {address: found[address] for address in found.keys() - PROVIDER.keys()}


def test_nothing_is_open_to_nobody(client, pages):
    assert opened(client, pages).keys() == {"/admin/login/", "/admin/logout/", LINK}


def test_nothing_is_open_to_a_password_alone(client, pages, chief):
    set_up(chief)
    pages.remove("/admin/logout/")
    give_password(client, chief)
    assert opened(client, pages).keys() == {"/admin/login/", "/admin/second-factor/code/", LINK}
    assert client.get("/admin/login/").status_code == 302


def test_nothing_is_open_before_the_device_that_is_required(client, pages, chief, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    pages.remove("/admin/logout/")
    give_password(client, chief)
    found = {"/admin/login/", "/admin/second-factor/set-up/", LINK}
    assert opened(client, pages).keys() == found


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/jsi18n/",
        "/admin/password_change/",
        "/admin/second-factor/",
        "/admin/auth/user/",
        "/admin/complaints/decision/",
        "/admin/councils/council/",
    ],
)
def test_it_is_open_after_the_code(client, chief, address):
    set_up(chief)
    give_password(client, chief)
    give_code(client, code_of(chief))
    assert client.get(address).status_code == 200
