"""An address that a mail server does not take is known with the contact until it changes."""

from datetime import timedelta

import pytest

from councils.contacts.returned_mail import note_refusals, note_taken
from councils.models import Contact
from tests import factories
from tests.councils.ownership.people import AT

pytestmark = pytest.mark.django_db


def test_what_was_refused_is_kept_until_it_is_taken_again():
    kent, essex = factories.council("Kent"), factories.council("Essex")
    for council in (kent, essex):
        Contact.objects.create(council=council, role="leader", email="Lee@example.org")
    Contact.objects.create(council=kent, role="link_officer", email="link@example.org")
    note_refusals(kent, {"lee@example.org": "550 No such user"}, AT)
    (refused,) = Contact.objects.exclude(refused_at=None)
    assert (refused.council, refused.refused_because, refused.refused_at) == (
        *(kent, "550 No such user", AT),
    )
    later = AT + timedelta(days=1)
    note_taken(kent, ["link@example.org"], later)
    assert Contact.objects.exclude(refused_at=None).exists()
    note_taken(kent, ["LEE@example.org", "link@example.org"], later)
    assert not Contact.objects.exclude(refused_because="").exists()
    whys = refused.history.order_by("history_id").values_list("refused_because", flat=True)
    assert list(whys) == ["", "550 No such user", ""]
