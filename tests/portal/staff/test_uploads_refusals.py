"""What the pages on which staff load files refuse, and to whom; the form of annual statistics."""

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaints.models import Decision, Release
from councils.models import LoadedFile, PublicRecord, Residents, Upload
from tests import factories
from tests.complaints.decisions.importing.decision_files import FULL
from tests.portal.staff.uploading import (
    ANNUAL,
    RESIDENTS,
    colleague,
    folder,
    kent,
    lines,
    page,
    preview,
    signed_in,
    statistician,
    stella,
    upload,
    written,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("folder"),
]


def test_annual_statistics_become_a_draft(kent, stella):
    said = {"year": "2023-24", "public_at": "2031-07-24T09:30"}
    address = preview(stella, "annual_statistics", ANNUAL, **said)
    shown = page(stella, address)
    assert "24 July 2031, 9.30am, London time, once approved" in shown
    assert lines(shown)[-1] == "Kent County Council | 5 | 10 | 70 | 120 | 18 | 76 | 299"
    assert not Release.objects.exists()
    written(stella.post(f"{address}load/"))
    release = Release.objects.get()
    assert (release.prepared_by, release.made_by_command) == (User.objects.get(), False)
    assert release.history.get().history_user == User.objects.get()
    assert "/admin/complaints/release/" in page(stella, address)


def test_a_refusal_that_is_about_no_row_is_a_sentence(kent, stella):
    factories.published("2023-24", factories.frozen(kent, upheld=1))
    said = {"year": "2023-24", "public_at": "2031-07-24T09:30"}
    shown = page(stella, preview(stella, "annual_statistics", ANNUAL, **said))
    assert "2023-24 has edition 1 already: a further edition needs its reason." in shown


def test_two_files_of_one_name_are_read_apart(kent, stella):
    first = "authority,upheld,not_upheld,invalid_or_incomplete,advice_given,referred_back"
    second = "authority,on_time,late,not_complied\nKent,3,2,1\n"
    files = {
        "annual_statistics-file": (f"{first},closed_after_initial_enquiries\nKent,6,5,4,3,2,1\n"),
        "annual_statistics-second_file": second,
    }
    answer = stella.post(
        "/admin/uploads/add/annual_statistics/",
        {name: SimpleUploadedFile("same.csv", text.encode()) for name, text in files.items()}
        | {
            "annual_statistics-year": "2023-24",
            "annual_statistics-public_at": "2031-07-24T09:30",
        },
    )
    assert "data-done" in written(answer)
    assert Upload.objects.get().counts == "new: 1, changed: 0, unchanged: 0, left as they are: 0"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"year": "2023"}, "'2023' is not a year: write it as 2024-25"),
        ({"public_at": "soon"}, "'soon' is not a time: write it as 2025-05-20 09:30"),
        ({"public_at": "2031-03-30T01:30"}, "2031-03-30 01:30 does not exist"),
        ({"public_at": "2024-07-24T09:30"}, "has passed: set a later instant."),
    ],
)
def test_what_is_wrong_with_the_form_is_said_at_it(kent, stella, said, sentence, folder):
    fields = {"year": "2023-24", "public_at": "2031-07-24T09:30"} | said
    answer = upload(stella, "annual_statistics", ANNUAL, **fields)
    assert sentence in unescape(answer.content.decode())
    assert not Upload.objects.exists()
    assert not folder.exists()


def test_a_file_of_another_kind_is_refused_at_the_form(stella):
    answer = upload(stella, "residents", "a", "residents.pdf")
    assert "residents.pdf is neither CSV nor XLSX" in answer.content.decode()
    assert (
        "This field is required." in stella.post("/admin/uploads/add/residents/").content.decode()
    )
    assert not Upload.objects.exists()


def test_a_demonstration_checks_files_and_loads_residents_alone(kent, stella):
    PublicRecord.objects.create(pk=1, demonstration=True)
    shown = page(stella, "/admin/uploads/")
    assert shown.count("This portal holds a demonstration") == 4
    for kind, content in (("decisions", FULL), ("annual_statistics", ANNUAL)):
        address = preview(stella, kind, content, year="2023-24", public_at="2031-07-24T09:30")
        checked = page(stella, address)
        assert "This is what would change" in checked
        assert "This portal holds a demonstration" in checked
        assert 'value="Load"' not in checked
        assert stella.post(f"{address}load/")["Location"] == address
    assert not Decision.objects.exists()
    assert not Release.objects.exists()
    written(stella.post(f"{preview(stella, 'residents', RESIDENTS)}load/"))
    assert Residents.objects.count() == 2


def test_only_who_uploaded_it_and_a_superuser_see_it(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    other = signed_in(statistician("other"))
    root = signed_in(User.objects.create_superuser("root"))
    assert other.get(address).status_code == 404
    for action in ("load", "cancel", "check"):
        assert other.post(f"{address}{action}/").status_code == 404
    wrong = preview(stella, "residents", RESIDENTS.replace("1600000", "many"))
    assert other.get(f"{wrong}errors.csv").status_code == 404
    assert stella.get(f"{wrong}errors.csv").status_code == 200
    assert address not in page(other, "/admin/uploads/")
    assert 'value="Load"' in page(root, address)
    written(root.post(f"{address}load/"))
    assert LoadedFile.objects.get().loaded_by.username == "root"


def test_who_may_not_load_files_is_refused_everywhere(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    officer = signed_in(colleague("casey", "change_decision", "view_release"))
    for method, path in (
        ("get", "/admin/uploads/"),
        ("get", address),
        ("get", f"{address}errors.csv"),
        ("post", f"{address}sheets/"),
        ("get", "/admin/uploads/template/decisions.csv"),
        ("post", "/admin/uploads/add/residents/"),
        ("post", f"{address}load/"),
        ("post", f"{address}check/"),
        ("post", f"{address}cancel/"),
    ):
        assert getattr(officer, method)(path).status_code == 403, path
        assert getattr(Client(), method)(path).status_code == 302, path
    assert "/admin/uploads/" not in page(officer, "/admin/")
    assert "/admin/uploads/" in page(stella, "/admin/")
    assert Upload.objects.get().state == "ready"


def test_nothing_is_done_by_looking(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    for action in ("load", "cancel", "check"):
        assert stella.get(f"{address}{action}/").url == address
    assert stella.get("/admin/uploads/add/residents/").url == "/admin/uploads/"
    assert stella.post("/admin/uploads/add/councils/").status_code == 404
    assert stella.get("/admin/uploads/nothing/").status_code == 404
    assert Upload.objects.get().state == "ready"
