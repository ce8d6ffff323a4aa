"""What sending would do is said, and nothing is done."""

import pytest

from letters.models import Letter, Message
from letters.sending.rehearsal import rehearse
from tests.letters.sending.letters_ready import NOW, chief, contact, letter, ready, send, waiting

pytestmark = pytest.mark.django_db


def test_each_email_is_named_with_its_addresses():
    letters = ready(names=("Essex", "Kent"))
    contact(letter().council, "leader@kent.example.org", "leader")
    found = rehearse(letters, at=NOW)
    assert found.lines == [
        f"Essex County Council: to {chief('Essex')}",
        f"Kent County Council: to {chief('Kent')}, copies to leader@kent.example.org",
    ]
    assert list(found.refused) == ["Surrey County Council"]
    assert not Message.objects.exists()


def test_what_was_tried_already_is_named_with_what_came_of_it():
    waiting(names=("Essex", "Kent"))
    send()
    found = rehearse(Letter.objects.approved().select_related("council"), at=NOW)
    assert found.lines == ["Surrey County Council: not sent"]
