"""To whom a letter goes, as staff see it before it is sent."""

from datetime import timedelta

import pytest

from councils.models import Council
from letters.models import Letter
from tests import factories
from tests.letters.correspondence import ann, composed, letter
from tests.letters.screens import NOON, address, signed_in, text
from tests.letters.sending.letters_ready import contact

pytestmark = pytest.mark.django_db


def test_of_a_council_that_closed_since_its_date_it_says_who_gets_it_instead(clock):
    clock.set(NOON)
    statistician = signed_in("Statistician", ann().username)
    composed()
    new = factories.council("New Kent Council", opened_on=NOON.date())
    contact(new, "chief@new-kent.example.org")
    letter().council.successors.add(new)
    Council.objects.filter(pk=letter().council_id).update(closed_on=NOON.date())
    Letter.objects.update(dated_on=NOON.date() - timedelta(days=1))
    page = text(statistician.get(address("change", letter().pk)))
    assert "addressed to Kent County Council, which closed on 15 April 2025" in page
    assert "So it goes to New Kent Council instead, and the e-mail says why." in page
    assert "date the words of 2024-25 on or after the day of closing" in page
    assert "To chief@new-kent.example.org, chief executive" in page
    letter().council.successors.clear()
    page = text(statistician.get(address("change", letter().pk)))
    assert "the register does not say which councils have its place" in page
    assert "goes to" not in page
