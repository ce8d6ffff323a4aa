"""The pages of attachments: who attaches, takes away and removes, and how the file is given."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from councils.attachments.shown import panel
from councils.attachments.steps import attach, remove
from councils.models import Attachment
from tests import factories
from tests.complaints.colleagues import AT, ROLES, colleague
from tests.complaints.steps import errors, told
from tests.councils.attachments.files import EICAR, PDF
from tests.councils.attachments.test_scanner import COMMAND
from tests.letters.models import rows

pytestmark = pytest.mark.django_db
HTML = b"%PDF-1.7 <script>alert(1)</script>"
WORKS = {
    "decision": ("Case officer", "Reviewer"),
    "recommendation": ("Case officer", "Reviewer"),
    "challenge": ("Reviewer", "Statistician"),
}
MAKE = {
    "decision": factories.decision,
    "recommendation": factories.recommendation,
    "challenge": rows.challenge,
}


def add_to(row):
    return reverse("admin:attachment-add", args=[row._meta.model_name, row.pk])


def change(row):
    name = row._meta.label_lower.replace(".", "_")
    return reverse(f"admin:{name}_change", args=[row.pk])


def file(made, name="attachment"):
    return reverse(f"admin:{name}", args=[made.pk])


def sent(content=PDF, name="a.pdf", **fields):
    return {"file": SimpleUploadedFile(name, content), "about": "Receipt"} | fields


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def ann(client):
    ann = colleague("Ann", *ROLES)
    client.force_login(ann)
    return ann


@pytest.fixture
def row():
    return factories.recommendation()


@pytest.mark.parametrize("role", [*ROLES, ""])
@pytest.mark.parametrize("noun", MAKE)
def test_only_who_works_on_such_records_sees_and_has_it(client, role, noun):
    row = MAKE[noun]()
    made = attach(row, "numbat.pdf", PDF, by=colleague("Ann", *ROLES), at=AT)
    client.force_login(colleague("Cat", *filter(None, [role])))
    expected = 200 if role in WORKS[noun] else 403
    for address in (add_to(row), file(made), file(made, "attachment-remove")):
        assert client.get(address).status_code == expected
    page = client.get(change(row))
    assert ("numbat.pdf" in page.content.decode()) == (expected == 200)
    if expected == 403:
        assert client.post(add_to(row), sent()).status_code == 403
        answer = client.post(file(made, "attachment-remove"), {"reason": "Because."})
        assert answer.status_code == 403
        assert Attachment.objects.there().get() == made


def test_nobody_from_outside_gets_in(client, row):
    made = attach(row, "a.pdf", PDF, by=colleague("Ann", *ROLES), at=AT)
    for address in (add_to(row), file(made), file(made, "attachment-remove")):
        response = client.get(address)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("noun", MAKE)
def test_it_is_attached_on_a_page_and_stands_with_its_record(client, ann, noun):
    row = MAKE[noun]()
    assert add_to(row) in client.get(change(row)).content.decode()
    page = client.post(add_to(row), sent(name="<b>it</b>.pdf", about="<i>It</i>"), follow=True)
    assert page.redirect_chain[-1][0] == change(row)
    assert told(page) == ["success: b_.pdf is attached."]
    words = page.content.decode()
    assert "&lt;i&gt;It&lt;/i&gt;" in words
    assert "<i>It" not in words
    assert "No virus scanner looked through it." in words
    assert file(Attachment.objects.get()) in words


def test_it_is_saved_and_never_shown(client, ann, row):
    made = attach(row, "Kläger.pdf", HTML, by=ann, at=AT)
    response = client.get(file(made))
    assert response.content == HTML
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Kl%C3%A4ger.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "no-store" in response["Cache-Control"]
    policy = {each.strip() for each in response["Content-Security-Policy"].split(";")}
    assert policy == {
        "sandbox",
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    }
    assert "Taken away" in client.get(change(row)).content.decode()
    assert client.post(file(made)).status_code == 405


def test_it_is_removed_with_a_reason_that_stays(client, ann, row):
    made = attach(row, "numbat.pdf", PDF, by=ann, at=AT)
    page = client.post(file(made, "attachment-remove"), {"reason": ""})
    assert errors(page) == {"reason": ["This field is required."]}
    why = {"reason": "It named a neighbour."}
    page = client.post(file(made, "attachment-remove"), why, follow=True)
    assert page.redirect_chain[-1][0] == change(row)
    words = page.content.decode()
    assert "It named a neighbour." in words
    assert "numbat.pdf" not in words
    assert client.get(file(made)).status_code == 404
    assert "It was removed already." in client.get(file(made, "attachment-remove")).content.decode()


def test_what_is_refused_is_said_on_the_page(client, ann, row, settings):
    settings.VIRUS_SCANNER = COMMAND
    for content, why in (
        (b"MZ", "none of the files that are taken"),
        (PDF + EICAR, "The virus scanner found something"),
    ):
        page = client.post(add_to(row), sent(content))
        assert why in errors(page)["__all__"][0]
    assert errors(client.post(add_to(row), {})) == {"file": ["This field is required."]}
    assert not Attachment.objects.exists()
    page = client.post(add_to(row), sent(), follow=True)
    assert told(page) == ["success: a.pdf is attached. The virus scanner found nothing in it."]
    assert "No virus scanner" not in page.content.decode()


def test_what_is_not_there_is_not_found(client, ann, row):
    made = attach(row, "a.pdf", PDF, by=ann, at=AT)
    assert client.get(f"/admin/attachments/letter/{row.pk}/add/").status_code == 404
    assert client.get(f"/admin/attachments/decision/{row.pk + 999}/add/").status_code == 404
    Attachment.objects.filter(pk=made.pk).update(row=row.pk + 999)
    assert client.get(file(made)).status_code == 404
    assert client.get("/admin/attachments/999/remove/").status_code == 404


def test_a_form_from_elsewhere_attaches_nothing(ann, row):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ann)
    assert strict.post(add_to(row), sent()).status_code == 403
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("more", [1, 3])
def test_many_are_shown_with_as_many_queries_as_one(ann, row, more, django_assert_num_queries):
    for _ in range(more):
        remove(attach(row, "b.pdf", PDF, by=ann, at=AT), "Twice.", by=ann, at=AT)
        attach(row, "a.pdf", PDF, by=ann, at=AT)
    ann.has_perm("complaints.change_recommendation")
    with django_assert_num_queries(1):
        shown = panel(row, ann)
    assert (len(shown["attachments"]), len(shown["removed"])) == (more, more)
