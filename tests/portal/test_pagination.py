"""Turning pages: whatever stands in the address is a page."""

import pytest

from complaints.models import Decision
from portal.pagination import LAST, NoSuchPage, page_or_404, turned_page
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (None, 1),
        ("", 1),
        ("0", 1),
        ("000", 1),
        ("007", 7),
        ("-1", 1),
        ("²", 1),
        ("2", 2),
        ("9" * 5_000, LAST),
        ("0" * 5_000 + "3", 3),
    ],
)
def test_anything_that_is_no_number_is_the_first_page(asked, number):
    assert turned_page(Decision.objects.order_by("pk"), asked, 10).number == number


def test_a_page_knows_whether_there_is_a_next_one():
    for _ in range(3):
        factories.decision()
    rows = Decision.objects.order_by("pk")
    first, second = (turned_page(rows, asked, 2) for asked in ("1", "2"))
    assert (len(first.rows), first.previous_number, first.next_number) == (2, None, 2)
    assert (len(second.rows), second.previous_number, second.next_number) == (1, 1, None)


def test_a_public_list_answers_a_number_of_thousands_of_digits(client):
    assert client.get("/decisions/", {"page": "9" * 5_000}).status_code == 404


def test_a_page_beyond_the_end_is_none_and_says_which_is_the_last():
    rows = Decision.objects.order_by("pk")
    assert page_or_404(rows, "1", 2).rows == []
    for _ in range(4):
        factories.decision()
    assert len(page_or_404(rows, "2", 2).rows) == 2
    for kept in (rows, list(rows)):
        with pytest.raises(NoSuchPage) as beyond:
            page_or_404(kept, "7", 2)
        assert (beyond.value.number, beyond.value.last) == (7, 2)
    with pytest.raises(NoSuchPage) as beyond:
        page_or_404(Decision.objects.none(), "2", 2)
    assert beyond.value.last == 1
