"""What others know councils under."""

import csv

import pytest

from councils.models import FormerCode
from councils.register.identifiers import IDENTIFIERS, identifiers, identifiers_of, slug_identified
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    return factories.council("Kent County Council", gss_code="E10000016")


def test_nearly_every_council_of_the_register_has_both_and_nobody_anothers():
    with (IDENTIFIERS.parent / "councils.csv").open(encoding="utf-8", newline="") as file:
        register = {row["gss_code"]: row["name"] for row in csv.DictReader(file)}
    known = identifiers()
    assert known.keys() <= register.keys()
    slugs = [each.gov_uk_slug for each in known.values() if each.gov_uk_slug]
    items = [each.wikidata for each in known.values() if each.wikidata]
    assert len(slugs) == len(set(slugs)) == 360
    assert len(items) == len(set(items)) == 359
    assert [name for code, name in register.items() if not identifiers_of([code]).wikidata] == [
        "North Northamptonshire Council",
        "West Northamptonshire Council",
        "Cumberland Council",
        "Westmorland and Furness Council",
        "North Yorkshire Council",
        "Somerset Council",
    ]


@pytest.mark.parametrize(
    ("code", "slug", "item"),
    [
        ("E10000016", "kent", "Q6386127"),
        ("E06000066", "somerset", ""),  # the unitary; GOV.UK lists it under the county's code
        ("E10000027", "", "Q6386270"),  # the county that it replaced
        ("E07000026", "allerdale", "Q72980920"),  # closed in 2023
        ("E06000058", "bournemouth-christchurch-poole", "Q54818205"),
    ],
)
def test_they_are_those_of_gov_uk_and_wikidata(code, slug, item):
    assert identifiers_of([code]) == (slug, item)


@pytest.mark.parametrize(
    "text", ["E10000016", "e10000016", "kent", "Kent", "Q6386127", " q6386127 "]
)
def test_a_council_is_found_under_each(kent, text):
    assert slug_identified(text) == "kent-county-council"


def test_it_is_found_under_a_code_that_it_had(kent):
    kent.gss_code = "E10000099"
    kent.save()
    FormerCode.objects.create(council=kent, code="E10000016")
    assert slug_identified("E10000016") == slug_identified("kent") == "kent-county-council"


def test_of_what_is_no_identifier_nothing_is_asked(kent, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert slug_identified("kent-county-council") is None
        assert slug_identified("Q1") is None
    assert slug_identified("E06000001") is None  # no council of this register


def test_a_slug_is_the_council_that_has_it_whatever_others_call_so(kent):
    factories.council("Kent", slug="kent")
    assert slug_identified("kent") is None
