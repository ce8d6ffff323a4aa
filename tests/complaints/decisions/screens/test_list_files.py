"""The list of decisions as a file: what is filtered, for whoever may read it."""

import csv
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from councils.public_record import changing_public_record
from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db
FILE = reverse("admin:complaints_decision_list_csv")
HEADS = ["Reference", "Council", "Decided on", "The public", "Outcome", "Subject"]


@pytest.fixture
def officer():
    return signed_in(somebody("Case officer"))


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def content(answer) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def lines(client, **asked) -> list[list[str]]:
    text = content(client.get(FILE, asked)).decode("utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_it_has_what_is_filtered_in_the_columns_of_the_list(officer, kent):
    factories.decision(
        kent,
        reference="24018407",
        subject=factories.subject(),
        statement="Words that no list has",
        withheld_reason="other",
        withheld_note="A note that no list has",
        withheld_by=officer.user,
    )
    factories.decision(kent, reference="24018408", outcome="not_upheld")
    assert lines(officer, outcome__exact="upheld") == [
        HEADS,
        *[
            [
                *("24 018 407", "Kent County Council", "2024-06-03"),
                *("Withheld, not confirmed", "Upheld", "Housing › Homelessness"),
            ]
        ],
    ]
    assert [row[0] for row in lines(officer)[1:]] == ["24 018 408", "24 018 407"]


def test_a_workbook_has_the_same_with_days_that_are_days(officer, kent):
    factories.decision(kent, reference="24018407")
    answer = officer.get(FILE.replace(".csv", ".xlsx"))
    found = BytesIO(content(answer))
    for close in answer._resource_closers:  # and not the connection, which the test has
        close()
    heads, row = load_workbook(found).active.iter_rows(values_only=True)
    assert list(heads) == HEADS
    assert (row[0], row[2].date().isoformat()) == ("24 018 407", "2024-06-03")


def test_it_is_more_than_a_page_and_asks_no_more_for_more(officer, kent):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = lines(officer, p="2", q="Kent")
        return len(found) - 1, len(queries)

    for _ in range(55):
        factories.decision(kent)
    asked()  # what is asked once and kept
    few, queries = asked()
    for _ in range(60):
        factories.decision(kent)
    assert asked() == (few + 60, queries)


def test_who_may_not_read_the_list_takes_nothing_away(kent):
    factories.decision(kent)
    visitor = Client()
    assert visitor.get(FILE).status_code == 302
    visitor.force_login(User.objects.create_user("nobody", is_staff=True))
    assert visitor.get(FILE).status_code == 403


def test_the_list_leads_to_its_files_as_it_is_filtered_and_they_say_what_is_made_up(officer, kent):
    factories.decision(kent)
    page = officer.get("/admin/complaints/decision/?q=Kent").content.decode()
    assert f'href="{FILE}?q=Kent"' in page
    assert 'filename="decisions-' in officer.get(FILE)["Content-Disposition"]
    with changing_public_record() as record:
        record.demonstration = True
    assert 'filename="demonstration-decisions-' in officer.get(FILE)["Content-Disposition"]
