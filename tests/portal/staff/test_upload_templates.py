"""Templates of files: what they say fits what is read, and what they hold loads."""

from datetime import date

import pytest
from django.test import Client

from complaints.decisions.importing import columns as decision_columns
from complaints.received.columns import COLUMNS as RECEIVED_COLUMNS
from complaints.releases.importing import columns as annual_columns
from councils.contacts import columns as contacts
from councils.models import AnnouncedChange, Contact, Upload
from councils.register.changes.columns import COLUMNS as CHANGE_COLUMNS
from councils.residents import importing as residents
from portal.staff.upload_kinds import KINDS
from portal.staff.upload_notes import NOTES
from portal.staff.upload_templates import EXAMPLE
from tests import factories
from tests.portal.staff.uploading import (
    preview,
    statistician,
    workbook_of,
)

HEADINGS = {
    "decisions": decision_columns.COLUMNS.allowed,
    "annual_statistics": annual_columns.COLUMNS.allowed,
    "received": RECEIVED_COLUMNS.allowed,
    "residents": residents.COLUMNS.allowed,
    "contacts": contacts.COLUMNS.allowed,
    "changes": CHANGE_COLUMNS.allowed,
}
OPTIONS = {"annual_statistics": {"year": "2023-24", "public_at": "2031-07-24T09:30"}}


@pytest.fixture
def stella(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    factories.subject("Education and children's services", "Education", "Special educational needs")
    factories.council("Kent County Council", gss_code="E10000016", residents=1_576_069)
    factories.council("Old Council", gss_code="E07000001", closed_on=date(2010, 4, 1))
    new = factories.council("New Council", opened_on=date(2090, 4, 1))
    AnnouncedChange.objects.create(action="open", council=new, takes_effect_on=date(2090, 4, 1))
    Contact.objects.create(council=new, role="leader", email="lee@new.example")
    client.force_login(statistician())
    return client


def template(client: Client, name: str) -> bytes:
    answer = client.get(f"/admin/uploads/template/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    return answer.content


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_has_its_note(kind):
    assert NOTES[kind].keys() == set(HEADINGS[kind])


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_the_headings_are_the_columns_that_are_read(stella, kind):
    text = template(stella, f"{kind}.csv").decode("utf-8-sig")
    assert text.splitlines()[0].split(",") == list(HEADINGS[kind])
    table, notes = workbook_of(template(stella, f"{kind}.xlsx"))
    assert [cell.value for cell in table[1]] == list(HEADINGS[kind])
    assert [row[0].value for row in notes.iter_rows(min_row=2)] == list(HEADINGS[kind])
    assert all(row[1].value for row in notes.iter_rows(min_row=2))


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        ("decisions", "new: 1, changed: 0, unchanged: 0, left as they are: 0"),
        ("annual_statistics", "new: 1, changed: 0, unchanged: 0, left as they are: 0"),
        ("received", "new: 1, changed: 0, unchanged: 0, left as they are: 0"),
        ("residents", "new: 0, changed: 0, unchanged: 1, left as they are: 0"),
        ("changes", "new: 0, changed: 0, unchanged: 1, left as they are: 0"),
        ("contacts", "new: 0, changed: 0, unchanged: 1, left as they are: 0"),
    ],
)
def test_the_example_loads_as_it_is(stella, kind, counted, suffix):
    content = template(stella, f"{kind}.{suffix}")
    preview(stella, kind, content, f"{kind}.{suffix}", **OPTIONS.get(kind, {}))
    upload = Upload.objects.get()
    assert (upload.state, upload.counts) == ("ready", counted)


@pytest.mark.django_db
def test_an_example_of_a_decision_says_that_it_is_one(stella):
    assert template(stella, "decisions.csv").decode().count(EXAMPLE) == 2


@pytest.mark.django_db
def test_without_councils_there_is_a_heading_alone(client):
    client.force_login(statistician())
    for kind in KINDS:
        assert len(template(client, f"{kind}.csv").decode().splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["decisions.pdf", "councils.csv"])
def test_there_are_no_other_templates(stella, name):
    assert stella.get(f"/admin/uploads/template/{name}").status_code == 404
