"""Councils, types and subjects as re-users get them."""

from datetime import date

import pytest

from councils.models import Council, FormerCode
from portal.open_data.bodies import (
    COUNCIL_TYPES,
    COUNCILS,
    SUBJECTS,
    SUCCESSION,
    all_councils,
    subjects,
    successions,
)
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_council_with_its_codes_and_its_place_in_a_reorganisation():
    county = factories.council("Cumbria County Council", closed_on=date(2023, 4, 1))
    old = factories.council(
        "Carlisle City Council", type="district", county=county, closed_on=date(2023, 4, 1)
    )
    new = factories.council(
        "Cumberland Council",
        type="unitary",
        gss_code="E06000063",
        opened_on=date(2023, 4, 1),
        region="North West",
        website="https://www.cumberland.gov.uk/",
    )
    for each in (county, old):
        each.successors.add(new)
    FormerCode.objects.create(council=new, code="E06999999")
    found = {each["council"]: each for each in map(COUNCILS.nested, all_councils())}
    assert found["cumberland-council"] == {
        "council": "cumberland-council",
        "name": "Cumberland Council",
        "short_name": "Cumberland",
        "type": "unitary",
        "gss_code": "E06000063",
        "former_codes": ["E06999999"],
        "gov_uk_slug": "cumberland",
        "wikidata": None,
        "opened_on": "2023-04-01",
        "closed_on": None,
        "county": None,
        "region": "North West",
        "website": "https://www.cumberland.gov.uk/",
        "predecessors": ["carlisle-city-council", "cumbria-county-council"],
        "successors": [],
        "address": "http://127.0.0.1:8000/councils/cumberland-council/",
    }
    assert found["carlisle-city-council"]["county"] == "cumbria-county-council"
    assert [SUCCESSION.cells(each) for each in successions()] == [
        ["carlisle-city-council", "Carlisle City Council", "2023-04-01",
         "cumberland-council", "Cumberland Council"],
        ["cumbria-county-council", "Cumbria County Council", "2023-04-01",
         "cumberland-council", "Cumberland Council"],
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(number, django_assert_num_queries):
    for _ in range(number):
        factories.council().successors.add(factories.council())
    with django_assert_num_queries(4):
        assert len([COUNCILS.cells(each) for each in all_councils()]) == 2 * number


def test_types_and_subjects():
    assert COUNCIL_TYPES.nested(Council.Type.LONDON) == {
        "type": "london_borough",
        "name": "London borough",
        "plural": "London boroughs",
        "is_compared": True,
    }
    assert COUNCIL_TYPES.nested(Council.Type.OTHER)["is_compared"] is False
    factories.subject("Planning and development", "Planning", "Enforcement")
    assert [SUBJECTS.nested(each) for each in subjects()] == [
        {
            "subject": "planning-enforcement",
            "heading": "Planning",
            "name": "Enforcement",
            "category": "planning-and-development",
            "category_name": "Planning and development",
        }
    ]
