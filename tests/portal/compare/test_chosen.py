"""What an address compares, and what of it is passed over."""

from councils.models import Council
from councils.years import Year
from portal.compare.chosen import chosen, query

NAMES = ("Kent", "Essex", "Surrey", "Devon", "Dorset", "Norfolk", "Suffolk", "Cumbria")
REGISTER = {
    name.lower(): Council(pk=n, slug=name.lower(), short_name=name, type="county")
    for n, name in enumerate(NAMES, start=1)
}


def test_councils_stand_in_the_order_of_the_address():
    found = chosen(["essex", "kent"], REGISTER)
    assert found.names == "Essex and Kent"
    assert (found.are_compared, found.are_all, found.problems) == (True, False, ())


def test_one_alone_is_compared_with_nobody():
    assert not chosen(["kent"], REGISTER).are_compared
    assert not chosen([], REGISTER).are_compared


def test_one_that_stands_twice_counts_once_and_is_named():
    found = chosen(["kent", "essex", "kent"], REGISTER)
    assert found.slugs == ["kent", "essex"]
    assert found.problems == ("Kent stood in the address more than once, and counts once.",)


def test_an_unknown_name_is_left_out_and_shown_no_longer_than_a_name_can_be():
    found = chosen(["kent", "nowhere", "", " essex ", "x" * 300], REGISTER)
    assert found.slugs == ["kent", "essex"]
    assert found.problems == (
        "There is no council under “nowhere”, so it was left out.",
        f"There is no council under “{'x' * 100}…”, so it was left out.",
    )


def test_more_than_six_are_cut_and_those_left_out_are_named():
    found = chosen([name.lower() for name in NAMES], REGISTER)
    assert found.slugs == [name.lower() for name in NAMES[:6]]
    assert found.are_all
    assert found.problems == (
        "Up to six councils fit beside each other. Left out: Suffolk, Cumbria.",
    )


def test_addresses_keep_councils_and_a_year_that_was_asked_for():
    found = chosen(["kent", "essex"], REGISTER)
    assert found.address == "/compare/?council=kent&council=essex"
    in_year = found.in_year(Year(2024))
    assert in_year.address == "/compare/?council=kent&council=essex&year=2024-25"
    assert in_year.without(REGISTER["kent"]).address == "/compare/?council=essex&year=2024-25"
    assert found.with_council(REGISTER["devon"]).slugs == ["kent", "essex", "devon"]
    assert query([]) == ""
    assert found.adding == "/compare/?council=kent&council=essex&council="
    assert chosen([], REGISTER).adding == "/compare/?council="
