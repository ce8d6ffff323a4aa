"""What is announced and contradicts, or has no source; contacts that are left."""

from datetime import date

import pytest

from councils.models import AnnouncedChange, Contact
from tests.factories import council

pytestmark = pytest.mark.django_db

COMING = date(2027, 4, 1)
SOURCE = "https://shire.example/order"


def test_what_contradicts_since_it_was_announced_is_found(found):
    old = council("Old", closed_on=COMING)
    new = council("New", opened_on=COMING)
    old.successors.add(new)
    for action, of, successor in (("close", old, None), ("succeed", old, new), ("open", new, None)):
        AnnouncedChange.objects.create(
            council=of, successor=successor, action=action, takes_effect_on=COMING
        )
    assert found("announced") == []
    new.opened_on = date(2027, 5, 1)  # as somebody may enter it in its form
    new.save()
    assert found("announced") == [
        (
            "Old, New",
            "announced for 1 April 2027 (is succeeded by New), but New is not open on 1 April"
            " 2027: it opens on 1 May 2027",
        )
    ]


def test_what_is_still_to_come_has_a_source(found):
    kent = council("Kent")
    for day, source, cancelled in (
        (date(2026, 4, 1), "", None),
        (COMING, SOURCE, None),
        (date(2027, 5, 1), "", "2026-11-01T09:00Z"),
    ):
        AnnouncedChange.objects.create(
            council=kent,
            action="rename",
            name="Kent and Medway",
            takes_effect_on=day,
            source_url=source,
            cancelled_at=cancelled,
        )
    assert found("sources") == []
    AnnouncedChange.objects.update(source_url="")
    assert found("sources") == [("Kent", "is renamed Kent and Medway on 1 April 2027")]


def test_contacts_at_a_closed_council_are_found(found):
    for name, closed_on in (("Gone", date(2023, 4, 1)), ("Going", COMING), ("Kent", None)):
        made = council(name, closed_on=closed_on)
        Contact.objects.create(council=made, role="leader", email="leader@kent.example")
    assert found("contacts") == [("Gone", "it has a contact, and closed on 1 April 2023")]
