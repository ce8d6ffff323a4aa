"""What is said to be unlike about councils side by side, and what is not."""

from datetime import date

import pytest

from councils.models import Council
from portal.compare.unlike import NO_TREND, NO_WORK, do_the_same, unlike, warning
from tests import factories

pytestmark = pytest.mark.django_db
Type = Council.Type
OPENS = date(2023, 4, 1)
TODAY = date(2026, 11, 30)


def said(*councils: Council, today: date = TODAY) -> list[str]:
    return unlike(councils, Council.objects.prefetch_related("successors"), today)


def cumbria() -> dict[str, Council]:
    """A county of two districts, each of which went to another of the two new councils."""
    county = factories.council("Cumbria County Council", closed_on=OPENS)
    made = {"county": county}
    for name in ("Allerdale", "Eden"):
        made[name] = factories.council(
            f"{name} Council", type="district", county=county, closed_on=OPENS
        )
    for name, district in (("Cumberland", "Allerdale"), ("Westmorland", "Eden")):
        made[name] = factories.council(f"{name} Council", type="unitary", opened_on=OPENS)
        made[district].successors.add(made[name])
        county.successors.add(made[name])
    return made


def test_of_one_type_there_is_nothing_to_warn_of():
    assert warning([Type.COUNTY]) == ""
    assert said(factories.council("Kent County Council"), factories.council("Essex")) == []
    assert do_the_same([Type.DISTRICT])


def test_who_does_what_is_said_of_each_type():
    kent = factories.council("Kent County Council")
    dover, ashford = (
        factories.council(f"{name} Council", type="district", county=kent)
        for name in ("Dover", "Ashford")
    )
    medway = factories.council("Medway Council", type="unitary")
    assert warning([Type.COUNTY, Type.DISTRICT, Type.UNITARY]).startswith(
        "These councils are of three types, and do different things for people. A rate of one says"
        " nothing about that of another."
    )
    assert said(kent, dover, ashford, medway) == [
        "Kent County Council is a county council. It runs social care, education, roads and waste"
        " disposal.",
        "Dover Council and Ashford Council are district councils. They run housing, benefits,"
        " council tax, most planning and bin collection.",
        "Medway Council is a unitary council. It runs what county and district councils share"
        " between them elsewhere.",
        "Dover Council and Ashford Council lie in the area of Kent County Council. The people there"
        " have both, each with its own work.",
    ]
    assert not do_the_same([Type.COUNTY, Type.UNITARY])
    assert "neither for it nor against it" in NO_WORK


def test_types_with_the_same_duties_are_not_said_to_do_different_things():
    leeds = factories.council("Leeds", type="metropolitan_district")
    types = [Type.METROPOLITAN, Type.UNITARY, Type.LONDON]
    assert said(leeds, factories.council("Medway", type="unitary")) == []
    assert "do different things" not in warning(types)
    assert "Their duties are much the same, but the places they serve differ." in warning(types)


def test_another_body_is_said_to_be_one():
    park = factories.council("Lake District National Park", type="other")
    words = said(park, factories.council("Kent County Council"))
    assert "Lake District National Park is another kind of body, which is compared with" in words[1]


def test_a_county_and_one_of_the_councils_that_replaced_it():
    made = cumbria()
    words = said(made["county"], made["Cumberland"])
    assert words == [
        "Cumbria County Council was a county council. It ran social care, education, roads and"
        " waste disposal.",
        "Cumberland Council is a unitary council. It runs what county and district councils share"
        " between them elsewhere.",
        "Cumberland Council opened on 1 April 2023 and replaced Allerdale Council and Cumbria"
        " County Council. It has a part of the area of Cumbria County Council.",
        NO_TREND,
    ]


def test_districts_of_a_county_that_closed_lay_in_it():
    made = cumbria()
    assert (
        "Allerdale Council lay in the area of Cumbria County Council. The people there had both,"
        " each with its own work."
    ) in said(made["county"], made["Allerdale"])
    assert not any("Eden" in each for each in said(made["county"], made["Allerdale"]))


def test_before_its_day_a_council_will_replace_others():
    made = cumbria()
    words = said(made["county"], made["Cumberland"], today=date(2023, 3, 31))
    assert words[0].startswith("Cumbria County Council is a county council. It runs social care")
    assert words[1].startswith("Cumberland Council will be a unitary council. It will run what")
    assert words[2] == (
        "Cumberland Council will open on 1 April 2023 and will replace Allerdale Council and"
        " Cumbria County Council. It will have a part of the area of Cumbria County Council."
    )


def test_of_many_that_one_replaced_those_beside_it_are_named_and_the_others_counted():
    new = factories.council("Somerset Council", type="unitary", opened_on=OPENS)
    old = [factories.council(f"{name} Council", closed_on=OPENS) for name in "ABCD"]
    for each in old:
        each.successors.add(new)
    replaced = said(old[0], new)[-2]
    assert (
        replaced == "Somerset Council opened on 1 April 2023 and replaced A Council and 3 others."
    )


def test_along_a_chain_the_councils_between_are_named():
    deane = factories.council("Taunton Deane", type="district", closed_on=date(2019, 4, 1))
    swt = factories.council("Somerset West", type="district", closed_on=OPENS)
    somerset = factories.council("Somerset Council", type="unitary", opened_on=OPENS)
    deane.successors.add(swt)
    swt.successors.add(somerset)
    assert said(deane, somerset)[-2:] == [
        "The place of Taunton Deane came to Somerset Council through Somerset West.",
        NO_TREND,
    ]
    # With all three beside each other, what followed what directly is said as well.
    three = said(deane, swt, somerset)
    assert "Somerset West replaced Taunton Deane." in three
    assert three.count(NO_TREND) == 1
