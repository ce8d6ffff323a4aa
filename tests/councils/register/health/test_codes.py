"""Codes that mean two councils, or none."""

from datetime import date

import pytest

from councils.boundaries.hexagons import layouts
from councils.models import AnnouncedChange, FormerCode
from councils.postcodes.prefixes import own_codes
from tests.factories import council

pytestmark = pytest.mark.django_db


def test_a_code_that_is_a_former_one_of_another_is_found(found):
    council("Kent", gss_code="E10000016")
    essex = council("Essex", gss_code="E10000012")
    assert found("shared-codes") == []
    FormerCode.objects.create(council=essex, code="E10000016")
    assert found("shared-codes") == [
        ("Kent, Essex", "E10000016 is the code of Kent; a former code of Essex")
    ]


def test_a_code_is_the_same_in_small_letters(found):
    council("Kent", gss_code="E10000016")
    council("Essex", gss_code="e10000016")
    assert [names for names, _ in found("shared-codes")] == ["Essex, Kent"]


def test_a_code_that_is_announced_for_one_and_belongs_to_another_is_found(found):
    council("Kent", gss_code="E10000016")
    change = AnnouncedChange.objects.create(
        council=council("Essex", gss_code="E10000012"),
        action="recode",
        gss_code="E10000016",
        takes_effect_on=date(2027, 4, 1),
    )
    assert found("shared-codes") == [
        ("Kent, Essex", "E10000016 is the code of Kent; to be the code of Essex")
    ]
    change.gss_code = "E10000099"
    change.save()
    assert found("shared-codes") == []


def test_codes_of_the_portals_own_tables_that_mean_nobody_are_found(found):
    codes = own_codes() | {code for layout in layouts().values() for code in layout}
    dover, *others = sorted(codes)
    for code in others:
        council(code, gss_code=code)
    assert found("unknown-codes") == [
        ("", f"{dover}, in the portal’s own postcodes"),
        ("", f"{dover}, in the portal’s own hexagons"),
    ]
    FormerCode.objects.create(council=council("Dover"), code=dover)
    assert found("unknown-codes") == []


def test_a_register_of_other_councils_is_not_asked_for_codes_of_the_portals_tables(found):
    council("Gwynedd", gss_code="W06000002")
    assert found("unknown-codes") == []
