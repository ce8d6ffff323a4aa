"""Which councils a postcode leads to, on a day, with the register as it is."""

from datetime import date

import pytest

from councils.models import Alias, Council
from councils.postcodes.lookup import lookup, may_be_postcode
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import london_instant

TODAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def register(module_db):
    import_councils(OWN_REGISTER, at=london_instant("2025-06-01 12:00"))


def names(typed, on=TODAY):
    found = lookup(typed, on)
    return [[each.name for each in place.councils] for place in found.places]


@pytest.mark.parametrize(
    ("typed", "councils"),
    [
        ("AL1 3JE", ["St Albans City and District Council", "Hertfordshire County Council"]),
        ("sw1a 1aa", ["City of Westminster"]),
        ("S14 7UB", ["Sheffield City Council"]),  # E08000039, in the file as E08000019
        ("HG1 2AE", ["North Yorkshire Council"]),  # Harrogate, closed in 2023
        ("CA14 3YJ", ["Cumberland Council"]),  # Allerdale, of a county that became two
        ("TA1 1HE", ["Somerset Council"]),
        ("TR21 0LW", ["Council of the Isles of Scilly"]),
    ],
)
def test_a_postcode_leads_to_todays_councils(register, typed, councils):
    assert names(typed) == [councils]


@pytest.mark.parametrize(
    ("on", "council"),
    [
        (date(2023, 3, 31), "Harrogate Borough Council"),
        (date(2023, 4, 1), "North Yorkshire Council"),
    ],
)
def test_the_councils_are_those_of_the_day_asked(register, on, council):
    [[local, *county]] = names("HG1 2AE", on)
    assert local == council
    assert county == ([] if on.month == 4 else ["North Yorkshire County Council"])


def test_a_part_of_a_postcode_has_every_council_that_it_lies_in(register):
    assert names("AL5 1") == [names("AL5 1AB")[0]]
    assert len(names("WD3")) > 1
    assert names("AL1 3JE")[0] in names("AL1")


def test_where_no_council_of_england_is_the_nation_is_said(register):
    for typed, nation in (
        ("EH1 1AA", "Scotland"),
        ("CF10 1AA", "Wales"),
        ("BT1", "Northern Ireland"),
    ):
        found = lookup(typed, TODAY)
        assert (found.places, found.elsewhere.name) == ((), nation)
    border = lookup("CH1", TODAY)
    assert border.places
    assert border.is_partly_elsewhere
    assert border.place is None


def test_what_is_no_place_is_said(register):
    found = lookup("AL1 9ZA", TODAY)
    assert (found.places, found.elsewhere, found.is_known) == ((), None, True)


def test_what_does_not_exist_is_said(register):
    assert lookup("ZZ1 1AA", TODAY).is_known is False
    assert lookup("ZZ1", TODAY) is None


def test_no_name_of_a_council_is_taken_for_a_postcode(register):
    written = {name for row in Council.objects.values_list("name", "short_name") for name in row}
    written |= set(Alias.objects.values_list("key", flat=True))
    assert [each for each in written if lookup(each, TODAY)] == []
    assert may_be_postcode("Poole")  # its letters stand where digits may be meant


def test_the_number_of_queries_is_the_same_however_many_councils(
    register, django_assert_num_queries
):
    for typed in ("HG1 2AE", "CA14", "LA"):
        with django_assert_num_queries(0 if typed == "LA" else 5):
            lookup(typed, TODAY)
