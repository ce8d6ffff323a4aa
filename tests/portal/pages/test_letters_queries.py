"""Letters are shown in the same number of queries, however many there are."""

from datetime import date, timedelta

import pytest

from councils.models import Council
from councils.years import Year
from letters.letters.steps.letter_text import reissue, upload
from letters.models import Letter
from tests import factories
from tests.letters.correspondence import AFTER, ann, ben, composed, letter, sent

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(days=30)
PAGE = "/councils/kent-county-council/letters/2024-25/"
PDF = "/councils/kent-county-council/letters/2024-25.pdf"


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/letters/", 3),
        ("/letters/?year=2024-25&q=council", 5),
        ("/councils/kent-county-council/letters/", 4),
        (PAGE, 4),
        (PDF, 4),
    ],
)
def test_queries_do_not_grow(client, clock, django_assert_num_queries, address, queries, more):
    composed()
    sent("Kent")
    kent = Council.objects.get(name__startswith="Kent")
    for _ in range(more):
        reissue(letter("Kent"), "Again.", by=ann(), at=LATER)
        sent("Kent", LATER)
    for number in range(more):
        council = factories.council(f"Council of {number}", type="unitary")
        for about in (council, kent):
            made = upload(
                about, Year(2015 + number), b"%PDF-", date(2016 + number, 7, 1), by=ann(), at=AFTER
            )
            Letter.objects.filter(pk=made.pk).update(
                approved_by=ben(), approved_at=AFTER, sent_at=AFTER
            )
    clock.set(LATER)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
