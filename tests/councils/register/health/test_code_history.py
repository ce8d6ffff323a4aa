"""The register beside the ONS's code history."""

import csv
from datetime import date

import pytest

from councils.models import FormerCode
from councils.register.health.code_history import Coded, code_history, differences
from councils.register.health.whole import Whole
from councils.register.importing.councils import OWN_REGISTER
from tests.factories import council

TODAY = date(2026, 12, 1)


def said(of: str | None = None) -> list[str]:
    """What differs of one council; of none, what the register lacks."""
    found = differences(Whole(TODAY))
    if of is None:
        return [each.sentence for each in found if not each.councils]
    return [each.sentence for each in found if of in [str(c) for c in each.councils]]


def test_the_table_has_every_council_of_the_register_but_two_newer_codes():
    with OWN_REGISTER.open(encoding="utf-8", newline="") as file:
        codes = {row["gss_code"] for row in csv.DictReader(file)}
    assert codes - code_history().keys() == {"E08000038", "E08000039"}
    assert len(code_history()) == 416


def test_a_day_of_the_table_is_the_first_after_as_in_the_register():
    assert code_history()["E07000004"] == Coded(
        "E07000004", "Aylesbury Vale", date(2009, 1, 1), date(2020, 4, 1), "E10000002"
    )
    # Another name is no other code.
    assert code_history()["E07000112"].start == date(2009, 1, 1)
    assert code_history()["E07000112"].name == "Folkestone and Hythe"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"gss_code": "E10000016"}, []),
        ({"gss_code": None}, []),
        ({"gss_code": "E10000099"}, ["E10000099 is not in it"]),
        ({"gss_code": "E10000099", "opened_on": date(2027, 4, 1)}, []),
        ({"gss_code": "E10000099", "type": "other"}, []),
        (
            {"gss_code": "E10000016", "closed_on": date(2020, 4, 1)},
            ["E10000016 does not end there; here it closed 1 April 2020"],
        ),
        ({"gss_code": "E10000016", "closed_on": date(2027, 4, 1)}, []),
        ({"gss_code": "E10000006", "closed_on": date(2023, 4, 1)}, []),
        (
            {"gss_code": "E10000006", "closed_on": date(2023, 3, 31)},
            ["E10000006 ends 1 April 2023 there; here it closed 31 March 2023"],
        ),
        (
            {"gss_code": "E10000006"},
            ["E10000006 ends 1 April 2023 there; here it has no day of closing"],
        ),
        ({"gss_code": "E06000066", "opened_on": date(2023, 4, 1)}, []),
        (
            {"gss_code": "E06000066", "opened_on": date(2023, 4, 2)},
            ["E06000066 begins 1 April 2023 there; here it opened 2 April 2023"],
        ),
        (
            {"gss_code": "E06000066"},
            ["E06000066 begins 1 April 2023 there; here it has no day of opening"],
        ),
        (
            {"gss_code": "E06000057"},
            ["E06000057 is its code since 1 April 2013: it lacks the code before"],
        ),
    ],
)
def test_what_differs_is_said(fields, sentences):
    council("Essex", gss_code="E10000012")
    council("Shire", **fields)
    assert said("Shire") == sentences


@pytest.mark.django_db
def test_a_code_that_is_newer_than_the_table_is_told_from_an_unknown_one():
    barnsley = council("Barnsley", type="metropolitan_district", gss_code="E08000038")
    FormerCode.objects.create(council=barnsley, code="E08000016")
    assert said("Barnsley") == [
        "E08000038 is not in it, E08000016 is: newer than July 2024, or wrong"
    ]


@pytest.mark.django_db
def test_former_codes_belong_to_a_councils_days():
    fields = {"type": "unitary", "gss_code": "E06000057", "opened_on": date(2009, 4, 1)}
    northumberland = council("Northumberland", **fields)
    assert len(said("Northumberland")) == 1
    FormerCode.objects.create(council=northumberland, code="E06000048")
    assert said("Northumberland") == []


@pytest.mark.django_db
def test_a_district_lies_in_the_same_county():
    county = council("Devon", gss_code="E10000008")
    dover = council("Dover", type="district", gss_code="E07000108", county=county)
    assert said("Dover") == ["lies in Kent there, in Devon here"]
    dover.county = council("Kent", gss_code="E10000016")
    dover.save()
    assert said("Dover") == []


@pytest.mark.django_db
def test_a_register_of_other_councils_has_nothing_to_be_compared_with():
    council("Gwynedd", gss_code="W06000002")
    assert list(differences(Whole(TODAY))) == []


@pytest.mark.django_db
def test_councils_since_2018_that_the_register_lacks_are_named():
    council("Kent", gss_code="E10000016")
    lacks = said()
    assert "E10000008, Devon: no council here has this code" in lacks
    assert "E10000006, Cumbria: no council here has this code" in lacks
    assert not any(each.startswith(("E10000016", "E06000048")) for each in lacks)
    assert len(lacks) == 364
