"""Made-up figures are said to be so on every page, staff's pages included."""

import re

import pytest

from councils.public_record import changing_public_record
from portal.open_data.licence import LICENCE
from tests import factories
from tests.complaints.preparation import person

pytestmark = pytest.mark.django_db

PAGES = (
    "/admin/",
    "/admin/complaints/decision/",
    "/admin/complaints/release/",
    "/admin/password_change/",
    "/admin/decisions/24-018-407/preview/",
    "/admin/decisions/99-999-999/preview/",
)


@pytest.fixture
def cara(client):
    factories.decision(reference="24018407")
    client.force_login(person("cara", "Case officer"))
    return client


def make_up():
    with changing_public_record() as record:
        record.demonstration = True


@pytest.mark.parametrize("address", PAGES)
def test_staffs_pages_say_that_all_is_made_up_where_it_is(cara, address):
    assert "are made up" not in cara.get(address).content.decode()
    make_up()
    assert cara.get(address).content.decode().count("are made up") == 1


def test_who_has_not_signed_in_reads_it_too(client):
    make_up()
    assert client.get("/admin/login/").content.decode().count("are made up") == 1


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/councils/", "Councils"),
        ("/decisions/24-018-407/", "Decisions"),
        ("/calendar/", "Releases"),
        ("/methods/", "How we work it out"),
        ("/accessibility/", None),
        ("/nowhere/", None),
    ],
)
def test_the_navigation_says_where_one_is(client, address, entry):
    factories.decision(reference="24018407")
    navigation = client.get(address).content.decode().split("</header>")[0]
    current = re.findall(r'aria-current="page">([^<]+)</a>', navigation)
    assert current == ([entry] if entry else [])


def test_staffs_pages_ask_for_it_in_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        client.get("/admin/login/")
    assert "councils_publicrecord" in asked.captured_queries[0]["sql"]


def test_the_public_reads_it_without_a_further_query(client, django_assert_num_queries):
    make_up()
    with django_assert_num_queries(1):
        assert client.get("/accessibility/").content.decode().count("are made up") == 1


@pytest.mark.parametrize("address", ["/", "/methods/", "/api/", "/data/", "/no-such-page/"])
def test_every_page_says_on_what_terms_it_is_given(client, address):
    content = client.get(address).content.decode()
    link = f'<a href="{LICENCE["path"]}" rel="license">{LICENCE["title"]}</a>'
    assert f"Content is available under the {link}" in content
