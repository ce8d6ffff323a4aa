"""What was changed, from what to what, newest first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.history import EMPTY
from letters.letters.history import changes_of
from letters.letters.steps import letter_text
from tests.letters.correspondence import WRITTEN, approved, composed, letter
from tests.letters.screens import NOON, address, ann, signed_in, text

pytestmark = pytest.mark.django_db
FIELDS = ("dated_on", "own_paragraph")


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


def test_each_change_has_who_when_why_and_from_what_to_what():
    composed()
    letter_text.write_own_paragraph(letter(), "Late.", by=ann(), at=NOON)
    letter_text.write_own_paragraph(letter(), "Late, twice.", by=ann(), at=NOON)
    approved()
    found = changes_of(letter(), FIELDS)
    assert [(each.by, each.done, each.why) for each in found] == [
        ("Ben Sample", "Changed", "Approved"),
        ("Ann Example", "Changed", "Own paragraph changed"),
        ("Ann Example", "Changed", "Own paragraph changed"),
        ("Ann Example", "Entered", "Composed"),
    ]
    assert [[(one.old, one.new) for one in each.fields] for each in found[:3]] == [
        [],
        [("Late.", "Late, twice.")],
        [(EMPTY, "Late.")],
    ]
    assert (found[3].at, found[1].at) == (WRITTEN, NOON)


def test_the_page_shows_them_in_one_query_of_the_history():
    composed()
    for number in range(3):
        letter_text.write_own_paragraph(letter(), f"Late {number}.", by=ann(), at=NOON)
    client, made = signed_in("Reviewer"), letter()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address("history", made.pk))
    assert "Date 15 April 2025 " in text(page)
    assert "Own paragraph from Late 1. to Late 2." in text(page)
    assert "changed by Ann Example, 15 April 2025, 12.00pm. Own paragraph changed" in text(page)
    assert len([each for each in queries if "historicalletter" in each["sql"]]) == 1
    assert "style=" not in page.content.decode()
