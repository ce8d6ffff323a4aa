"""The page of a letter whose council closed between its date and the day on which it was sent."""

import re
from datetime import date
from html import unescape

import pytest

from councils.models import Council
from councils.years import london_midnight
from letters.models import Letter
from tests import factories
from tests.letters.correspondence import AFTER, composed, letter, sent

pytestmark = pytest.mark.django_db
PAGE = "/councils/kent-county-council/letters/2024-25/"
CLOSES = date(2025, 4, 20)  # the letter is dated 15 April 2025


def test_it_says_that_it_went_to_those_that_replaced_its_council(client, clock):
    composed()
    sent("Kent")
    kent, new = letter().council, factories.council("New Kent Council", opened_on=CLOSES)
    kent.successors.add(new)
    Council.objects.filter(pk=kent.pk).update(closed_on=CLOSES)
    clock.set(AFTER)

    def words() -> str:
        page = client.get(PAGE).content.decode()
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))

    said = "The letter went to New Kent Council."
    assert "Kent County Council" in words()
    assert said not in words()
    Letter.objects.filter(pk=letter().pk).update(sent_at=london_midnight(CLOSES))
    found = words()
    assert "closed on 20 April 2025, after the date of this letter and before it was sent." in found
    assert said in found
