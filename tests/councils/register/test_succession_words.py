"""Openings, closings and who replaces whom: did, or will, as on a day in London."""

from datetime import date

import pytest

from councils.models import Council
from councils.register.succession import reorganisation_of
from councils.register.succession_words import (
    changes_of,
    closing,
    existence,
    names_in_words,
    opening,
)
from tests import factories

pytestmark = pytest.mark.django_db

EVE, DAY, NEXT = date(2027, 3, 31), date(2027, 4, 1), date(2027, 4, 2)
NEW = "East Surrey Council and West Surrey Council"
OLD = (
    "Elmbridge Borough Council, Epsom and Ewell Borough Council, Mole Valley Borough Council,"
    " Reigate and Banstead Borough Council, Surrey County Council and Tandridge Borough Council"
)


@pytest.fixture
def surrey():
    return factories.surrey_2027()


def told(council: Council, on: date) -> tuple:
    found = changes_of(council, reorganisation_of(council, on), on)
    said = [found[name] and found[name].sentence for name in ("opening", "closing")]
    return *said, found["group_were"], found["group_closed"]


def test_a_change_announced_is_to_come_until_its_day(surrey):
    assert told(surrey["Surrey"], EVE) == (
        None,
        f"Surrey County Council will close on 1 April 2027 and will be replaced by {NEW}",
        *("will be", "close"),
    )
    assert told(surrey["East Surrey"], EVE) == (
        f"East Surrey Council will open on 1 April 2027 and will replace {OLD}",
        None,
        *("will be", "close"),
    )


@pytest.mark.parametrize("on", [DAY, NEXT])
def test_from_its_day_on_it_has_happened(surrey, on):
    assert told(surrey["Surrey"], on) == (
        None,
        f"Surrey County Council closed on 1 April 2027 and was replaced by {NEW}",
        *("were", "closed"),
    )
    assert told(surrey["East Surrey"], on) == (
        f"East Surrey Council opened on 1 April 2027 and replaced {OLD}",
        None,
        *("were", "closed"),
    )


def test_in_a_list_it_is_said_in_few_words(surrey):
    council, new = surrey["Woking"], [surrey["West Surrey"]]
    said = [existence(council, on, new).without_name for on in (EVE, DAY)]
    assert said == [
        "closes 1 April 2027; to be replaced by West Surrey Council",
        "closed 1 April 2027; replaced by West Surrey Council",
    ]
    said = [existence(surrey["West Surrey"], on).without_name for on in (EVE, DAY)]
    assert said == ["opens 1 April 2027", "opened 1 April 2027"]
    assert existence(factories.council(), DAY) is None


def test_a_council_that_opened_once_and_closes_later_says_both():
    council = factories.council("Mid", opened_on=date(2019, 4, 1), closed_on=DAY)
    old = factories.council("Old", closed_on=date(2019, 4, 1))
    old.successors.add(council)
    assert told(council, EVE) == (
        "Mid opened on 1 April 2019 and replaced Old",
        "Mid will close on 1 April 2027",
        *("were", "closed"),
    )


def test_where_the_register_has_no_day_nothing_is_invented():
    council, old = factories.council("New"), factories.council("Old", closed_on=DAY)
    assert closing(council, DAY) is opening(council, DAY) is None
    assert opening(council, DAY, [old]).sentence == "New replaced Old"


def test_an_opening_that_replaced_nobody_is_told_only_while_it_is_to_come():
    council = factories.council("New", opened_on=DAY)
    assert told(council, EVE)[0] == "New will open on 1 April 2027"
    assert told(council, DAY)[0] is None


def test_names_are_listed_as_in_a_sentence(surrey):
    assert names_in_words([]) == ""
    assert names_in_words([surrey["Surrey"]]) == "Surrey County Council"
    assert names_in_words([surrey["East Surrey"], surrey["West Surrey"]]) == NEW


def test_a_closing_without_successors_names_nobody(surrey):
    council = factories.council("Gone", closed_on=DAY)
    assert closing(council, DAY).sentence == "Gone closed on 1 April 2027"
    assert existence(council, DAY).without_name == "closed 1 April 2027"


def test_which_of_several_districts_served_an_address_is_not_told_by_a_postcode():
    """Of those that lay in one county it is certain that the county did."""
    county = factories.council("Old County Council", closed_on=DAY)
    new = factories.council("New Council", type="unitary", opened_on=DAY)
    districts = [
        factories.council(f"{name} Council", type="district", county=county, closed_on=DAY)
        for name in ("North", "South")
    ]
    for each in (county, *districts):
        each.successors.add(new)

    def said(on: date) -> str:
        return changes_of(new, reorganisation_of(new, on), on)["served_before"]

    assert said(EVE) == ""
    assert said(DAY) == (
        "Before that day Old County Council served every address here; which of the others did,"
        " a postcode cannot tell."
    )
    districts[1].county = None
    districts[1].save()
    assert said(DAY) == ("Which of them served an address before that day, a postcode cannot tell.")
    districts[1].successors.clear()
    assert said(DAY) == ""
