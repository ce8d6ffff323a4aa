"""The cookie of whoever gave the code: for one link, for an hour, sent to no other page."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from letters.early_sight.links import address, link_for
from letters.early_sight.passes import give_pass, has_pass
from tests.letters.early_sight.sights import LATER, link, sight

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def cookie():
    """The pass to Kent's letter."""
    path, response = link(), HttpResponse()
    give_pass(response, sight(), path, LATER)
    return response.cookies["early-sight"]


def carries(value: str):
    request = RequestFactory().get("/")
    request.COOKIES["early-sight"] = value
    return request


def test_a_pass_lasts_an_hour(cookie):
    assert has_pass(carries(cookie.value), sight(), LATER)
    assert has_pass(carries(cookie.value), sight(), LATER + HOUR - timedelta(seconds=1))
    assert not has_pass(carries(cookie.value), sight(), LATER + HOUR)


def test_a_pass_is_sent_to_its_link_s_addresses_alone_and_no_script_reads_it(cookie):
    assert cookie["path"] == urlsplit(address(sight())).path
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 3600)


@pytest.mark.parametrize("https", [True, False])
def test_a_pass_keeps_to_https_where_there_is_any(settings, https):
    settings.HTTPS = https
    path, response = link(), HttpResponse()
    give_pass(response, sight(), path, LATER)
    assert bool(response.cookies["early-sight"]["secure"]) is https


def test_an_altered_pass_is_none(cookie):
    said, _, signed = cookie.value.rpartition(":")
    names, _, until = said.rpartition("-")
    later = str(int(until) + 10_000_000)
    assert not has_pass(carries(f"{names}-{later}:{signed}"), sight(), LATER)
    assert not has_pass(carries(""), sight(), LATER)
    assert not has_pass(RequestFactory().get("/"), sight(), LATER)


def test_another_council_s_pass_opens_nothing(cookie):
    link("Essex", to="eve@essex.example.org")
    assert not has_pass(carries(cookie.value), sight("Essex"), LATER)


def test_a_new_link_voids_the_pass_to_the_old_one(cookie):
    link_for(sight().message, at=LATER)
    assert not has_pass(carries(cookie.value), sight(), LATER)
