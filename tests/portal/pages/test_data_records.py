"""A council's record as it is handed out."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from complaints.models import Decision
from councils.public_record import MADE_UP, changing_public_record
from portal.open_data.downloads import XLSX
from tests import factories
from tests.portal.crawling import text_of
from tests.portal.open_data.worlds import INSTANT, LATER, small_world

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def get(client, clock):
    def ask(address, at=LATER):
        clock.set(at)
        return client.get(address)

    return ask


@pytest.fixture
def slug():
    small_world()
    return Decision.objects.earliest("pk").council.slug


def test_both_forms_are_saved_under_the_council_s_name(get, slug):
    response = get(f"/councils/{slug}/record.xlsx")
    assert response["Content-Type"] == XLSX
    assert response["Content-Disposition"] == f'attachment; filename="{slug}-record.xlsx"'
    workbook = load_workbook(BytesIO(b"".join(response.streaming_content)))
    assert len(workbook.sheetnames) == 8
    response = get(f"/councils/{slug}/record.json")
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == f'attachment; filename="{slug}-record.json"'
    assert response.json()["council"]["council"] == slug


def test_a_record_knows_of_a_year_from_its_instant(get, slug):
    for at, years in (
        (INSTANT - SECOND, ["2023-24", "2022-23"]),
        (INSTANT, ["2024-25", "2023-24", "2022-23"]),
    ):
        found = get(f"/councils/{slug}/record.json", at).json()
        assert [row["year"] for row in found["figures"]] == years
        assert [row["year"] for row in found["editions"]] == years
        told = text_of(get(f"/councils/{slug}/record.xlsx", at))
        assert ("2024-25, edition 1" in told) is (at == INSTANT)


def test_nothing_private_is_in_a_record(get, slug):
    decision = Decision.objects.latest("decided_on", "pk")
    factories.recommendation(
        decision, kind="personal_remedy", public_summary="", private_text="Pay Mrs B."
    )
    for form in ("json", "xlsx"):
        told = text_of(get(f"/councils/{slug}/record.{form}"))
        assert str(decision) in told
        assert "private matter" not in told
        assert "Pay Mrs B" not in told
    Decision.objects.filter(pk=decision.pk).update(withheld_reason="consent")
    for form in ("json", "xlsx"):
        assert str(decision) not in text_of(get(f"/councils/{slug}/record.{form}"))


def test_a_council_that_is_not_there_has_none(get, slug):
    missing = get("/councils/nowhere/2099-00/")
    for form in ("xlsx", "json"):
        response = get(f"/councils/nowhere/record.{form}")
        assert (response.status_code, response.content) == (404, missing.content)


def test_a_demonstration_marks_both(get, slug):
    with changing_public_record() as record:
        record.demonstration = True
    for form in ("xlsx", "json"):
        response = get(f"/councils/{slug}/record.{form}")
        name = f"demonstration-{slug}-record.{form}"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert MADE_UP in text_of(response)


def test_the_pages_of_a_council_lead_to_its_record(get, slug):
    bare = factories.council("Kent County Council").slug
    for page, of in ((f"/councils/{slug}/2024-25/", slug), (f"/councils/{bare}/", bare)):
        told = text_of(get(page))
        for form in ("xlsx", "json"):
            assert f'href="/councils/{of}/record.{form}"' in told
    assert json.loads(text_of(get(f"/councils/{bare}/record.json")))["figures"] == []
