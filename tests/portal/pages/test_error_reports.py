"""The form by which readers report an error."""

from datetime import date, timedelta

import pytest

from complaints.models import ErrorReport
from councils.years import london_instant
from tests import factories
from tests.complaints.elsewhere import came_of, running

AT = london_instant("2025-07-01 09:30")

pytestmark = pytest.mark.django_db


def send(client, address: str, **fields):
    return client.post(address, {"kind": "error", "text": "The date is wrong."} | fields)


def test_a_report_on_a_decision_lands_with_staff_and_nothing_of_the_reader_is_kept(client):
    made = factories.decision()
    response = send(client, f"{made.get_absolute_url()}report-an-error/", kind="identifying")
    assert (response.status_code, response["Location"]) == (302, "/report-an-error/thanks/")
    found = ErrorReport.objects.get()
    assert (found.kind, found.text, found.decision) == ("identifying", "The date is wrong.", made)
    kept = {field.name for field in ErrorReport._meta.concrete_fields}
    assert kept == {
        *("id", "kind", "decision", "council", "text", "reported_at"),
        *("answer", "closed_by", "closed_at"),
    }
    assert not response.cookies


def test_a_report_on_a_council(client):
    council = factories.council()
    send(client, f"/councils/{council.slug}/report-an-error/")
    assert ErrorReport.objects.get().council == council


def test_the_form_needs_no_token_and_sets_no_cookie(db):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    made = factories.decision()
    page = strict.get(f"{made.get_absolute_url()}report-an-error/")
    assert page.status_code == 200
    assert not page.cookies
    assert send(strict, f"{made.get_absolute_url()}report-an-error/").status_code == 302


def test_a_decision_that_is_not_shown_cannot_be_reported(client):
    for hidden in (
        factories.decision(withheld_reason="identifiable"),
        factories.decision(text_approved_at=None),
        factories.decision(decided_on=date(2999, 1, 1)),
    ):
        address = f"{hidden.get_absolute_url()}report-an-error/"
        assert client.get(address).status_code == 404
        assert send(client, address).status_code == 404
    assert not ErrorReport.objects.exists()


def test_what_is_missing_is_said_and_what_was_written_is_kept(client):
    council = factories.council()
    response = send(client, f"/councils/{council.slug}/report-an-error/", kind="")
    assert response.status_code == 400
    body = response.content.decode()
    assert "Choose what it is about." in body
    assert "The date is wrong." in body
    response = send(client, f"/councils/{council.slug}/report-an-error/", text=" ")
    assert "Say what is wrong." in response.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_is_kept(client):
    council = factories.council()
    response = send(client, f"/councils/{council.slug}/report-an-error/", website="https://x.test")
    assert response["Location"] == "/report-an-error/thanks/"
    assert not ErrorReport.objects.exists()


def test_one_address_may_write_five_times_an_hour(client, clock):
    clock.set(AT)
    council = factories.council()
    address = f"/councils/{council.slug}/report-an-error/"
    codes = [send(client, address, text=f"Wrong {n}").status_code for n in range(6)]
    assert codes == [302, 302, 302, 302, 302, 429]
    elsewhere = client.post(address, {"kind": "error", "text": "No"}, REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 302
    assert ErrorReport.objects.count() == 6
    clock.set(AT + timedelta(hours=1))
    assert send(client, address, text="Wrong again").status_code == 302


def test_who_is_turned_away_is_told_when_to_come_again_and_has_her_words(client, clock):
    council = factories.council()
    address = f"/councils/{council.slug}/report-an-error/"
    clock.set(AT)
    for number in range(5):
        send(client, address, text=f"Wrong {number}")
    clock.set(AT + timedelta(minutes=15))
    response = send(client, address)
    assert (response.status_code, response["Retry-After"]) == (429, "2700")
    assert "<strong>10.30am</strong>" in response.content.decode()
    assert "The date is wrong." in response.content.decode()
    assert not response.cookies
    assert "public" not in response.get("Cache-Control", "")


def test_nobody_shuts_the_form_for_everybody(client, clock):
    clock.set(AT)
    council = factories.council()
    address = f"/councils/{council.slug}/report-an-error/"
    ErrorReport.objects.bulk_create(
        ErrorReport(kind="error", text=f"Wrong {n}", council=council, reported_at=AT)
        for n in range(1_000)
    )
    assert [
        client.post(
            address, {"kind": "error", "text": f"Bad {n}"}, REMOTE_ADDR=f"2001:db8::{n}"
        ).status_code
        for n in range(7)
    ] == [302] * 5 + [429] * 2
    assert send(client, address).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_workers_count_together(tmp_path):
    address = f"/councils/{factories.council().slug}/report-an-error/"
    with running("tests.portal.trying", tmp_path) as start:
        codes = [came_of(start("reporting", "192.0.2.1", address, "3")) for _ in range(2)]
        assert codes == [[302] * 3, [302, 302, 429]]
        assert came_of(start("reporting", "192.0.2.2", address, "1")) == [302]


def test_what_is_written_becomes_no_markup_for_staff(client, admin_client):
    council = factories.council()
    send(client, f"/councils/{council.slug}/report-an-error/", text="<script>alert(1)</script>")
    page = admin_client.get("/admin/complaints/errorreport/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
