import pytest

from portal.open_data.received import COMPLAINTS_RECEIVED, received_rows
from tests.portal.open_data.worlds import LATER, catalogue, small_world

pytestmark = pytest.mark.django_db


def rows(slug: str) -> list[tuple]:
    file = next(each for each in catalogue(LATER).newest if each.name == slug)
    found = [COMPLAINTS_RECEIVED.nested(row) for row in file.rows()]
    return [(each["category"], each["category_name"], each["received"]) for each in found]


def test_all_comes_first_and_what_is_not_broken_down_last():
    small_world()
    assert rows("complaints-received-2022-23-edition-1") == [
        ("all", "All subjects", 9),
        ("housing", "Housing", 7),
        ("not-broken-down", "Not broken down", 2),
    ]


def test_a_year_that_is_not_broken_down_has_one_row_of_a_council():
    small_world()
    assert rows("complaints-received-2024-25-edition-1") == [("all", "All subjects", 11)]


def test_rows_are_narrowed_to_councils_and_a_category():
    small_world(3)
    releases = list(catalogue(LATER).current.values())
    (council, *_) = {row.council.pk for row in received_rows(releases)}
    assert {row.council.pk for row in received_rows(releases, {council})} == {council}
    assert [row.received for row in received_rows(releases, {council}, ["housing"])] == [7]
    assert len(list(received_rows(releases, {council}, ["all"]))) == 3


def test_the_address_leads_to_the_edition_on_the_councils_page():
    small_world()
    row = next(iter(received_rows(catalogue(LATER).current.values())))
    address = COMPLAINTS_RECEIVED.nested(row)["address"]
    assert address.endswith("/2024-25/?edition=1#received")
