"""Which files are taken, and where they wait."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from councils.files import uploaded_files
from councils.files.uploaded_files import UploadRefused, check_files, paths_of, safe_name
from councils.files.uploads import receive
from councils.models import Upload
from tests.councils.uploads import AT, folder, stella, uploaded

__all__ = ["folder", "stella"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("residents 2022 (final).csv", "residents 2022 (final).csv"),
        ("MYE4.XLSX", "MYE4.xlsx"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\stella\\decisions.csv", "decisions.csv"),
        ("..csv", "file.csv"),
        ("-x\n<b>$(rm)`.csv", "-x__b__(rm)_.csv"),
        (f"{'long' * 100}.csv", f"{'long' * 25}.csv"),
        ("Entscheidung für Æthelred.csv", "Entscheidung für Æthelred.csv"),
    ],
)
def test_a_name_is_made_harmless(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["decisions.xls", "decisions.pdf", "decisions", "csv"])
def test_other_kinds_of_files_are_refused(name):
    with pytest.raises(UploadRefused, match="neither CSV nor XLSX"):
        check_files([uploaded("a,b\n", name)])


def test_an_empty_file_is_refused():
    with pytest.raises(UploadRefused, match=r"a\.csv is empty"):
        check_files([uploaded("", "a.csv")])


def test_files_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(uploaded_files, "MEGABYTES", 1)
    half = uploaded("a" * 500_000, "a.csv")
    check_files([half, half])
    with pytest.raises(UploadRefused, match="more than 1 MB"):
        check_files([half, half, uploaded("a", "b.csv")])


def test_a_workbook_that_is_too_large_once_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(uploaded_files, "UNPACKED_LIMIT", 1_000_000)
    for size, is_refused in ((1_000_000, False), (1_000_001, True)):
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as made:
            made.writestr("sheet.xml", "0" * size)
        file = uploaded(packed.getvalue(), "a.xlsx")
        assert file.size < 10_000
        if is_refused:
            with pytest.raises(UploadRefused, match="too large once it is unpacked"):
                check_files([file])
        else:
            check_files([file])


@pytest.mark.django_db
def test_files_lie_where_only_the_portal_reads(stella, folder):
    files = [uploaded("first", "same.csv"), uploaded("second", "same.csv")]
    upload = receive("residents", files, {"year": "2023-24"}, by=stella, at=AT)
    first, second = paths_of(upload)
    assert (first.read_text(), second.read_text()) == ("first", "second")
    for path in (first, second):
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert first.parent.parent.stat().st_mode & 0o777 == 0o700
    assert folder.stat().st_mode & 0o777 == 0o700
    assert first.parent.parent.name == upload.token
    assert upload.names == ["same.csv", "same.csv"]
    assert upload.sha256[0].startswith("a7937b64b8ca")
    assert (upload.state, upload.options) == ("checking", {"year": "2023-24"})


@pytest.mark.django_db
def test_where_nothing_can_be_written_the_upload_is_refused(stella, folder):
    folder.write_text("this is no folder")
    with pytest.raises(UploadRefused, match="has no room for the file"):
        receive("residents", [uploaded("a")], {}, by=stella, at=AT)
    assert not Upload.objects.exists()
