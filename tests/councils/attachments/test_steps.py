"""A file is attached, taken away and removed by who works on its record, and by nobody else."""

import pytest
from django.db import IntegrityError, transaction

from councils.attachments.steps import attach, remove, stem_of, take_away
from councils.models import Attachment, AttachmentFile, AttachmentLook
from councils.public_record import public_record
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague
from tests.councils.attachments.files import EICAR, PDF, office
from tests.councils.attachments.test_scanner import COMMAND
from tests.letters.models import rows

pytestmark = pytest.mark.django_db
WHY = "It named a neighbour."


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def stat():
    return colleague("Stat", "Statistician")


@pytest.fixture
def row():
    return factories.recommendation()


def test_it_is_kept_as_what_it_is(ann, row):
    before = public_record().version
    made = attach(row, "Letter of 3 May.exe", PDF, "  The council\n paid ", by=ann, at=AT)
    assert (made.name, made.type, made.size) == ("Letter of 3 May.pdf", "pdf", len(PDF))
    assert (made.about, made.added_by, made.added_at) == ("The council paid", ann, AT)
    assert not made.is_scanned
    assert list(row.attachments.all()) == [made]
    assert take_away(made, by=ann, at=LATER) == PDF
    look = AttachmentLook.objects.get()
    assert (look.attachment, look.by, look.at) == (made, ann, LATER)
    assert public_record().version == before


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\ann\Kläger & Co.docx", "Kläger & Co"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_b__Set-Cookie_ x"),
        ("invoice\u202efdp.exe", "invoice_fdp"),
        ("<script>.pdf", "_script_"),
        ("...", "___"),
        ("  .pdf", "file"),
        ("x" * 300 + ".pdf", "x" * 120),
        ("", "file"),
    ],
)
def test_its_name_can_be_taken_for_nothing_else(name, stem):
    assert stem_of(name) == stem


@pytest.mark.parametrize("role", ["", "Statistician", "Administrator"])
def test_who_does_not_work_on_it_has_nothing_of_it(ann, row, role):
    other = colleague("Cat", *filter(None, [role]))
    made = attach(row, "a.pdf", PDF, by=ann, at=AT)
    for refused in (
        lambda: attach(row, "b.pdf", PDF, by=other, at=AT),
        lambda: take_away(made, by=other, at=AT),
        lambda: remove(made, WHY, by=other, at=AT),
    ):
        with pytest.raises(Refused, match="Who works on such records alone"):
            refused()
    assert Attachment.objects.get().name == "a.pdf"
    assert not AttachmentLook.objects.exists()


def test_who_answers_challenges_works_with_theirs(ann, stat):
    made = attach(rows.challenge(), "a.docx", office("word/document.xml"), by=stat, at=AT)
    assert made.type == "docx"
    with pytest.raises(Refused):
        take_away(made, by=ann, at=AT)


def test_what_was_removed_leaves_its_reason_and_nothing_of_itself(ann, row):
    bob = colleague("Bob", "Reviewer")
    made = attach(row, "Mrs Smith.pdf", PDF, "Mrs Smith’s letter", by=ann, at=AT)
    kept = attach(row, "b.pdf", PDF, by=ann, at=AT)
    with pytest.raises(Refused, match="why it is removed"):
        remove(made, " ", by=bob, at=LATER)
    remove(made, f" {WHY} ", by=bob, at=LATER)
    made.refresh_from_db()
    assert (made.name, made.about, made.removed_because) == ("", "", WHY)
    assert (made.added_by, made.removed_by, made.removed_at) == (ann, bob, LATER)
    assert [each.attachment for each in AttachmentFile.objects.all()] == [kept]
    with pytest.raises(Refused, match=r"^It was removed\.$"):
        take_away(made, by=ann, at=LATER)
    with pytest.raises(Refused, match=r"^Bob removed it on 1 July 2025, 10\.30am\.$"):
        remove(made, WHY, by=ann, at=LATER)


def test_a_record_has_twenty_at_most(ann, row, monkeypatch):
    monkeypatch.setattr("councils.attachments.steps.MOST", 2)
    first, _ = (attach(row, "a.pdf", PDF, by=ann, at=AT) for _ in range(2))
    with pytest.raises(Refused, match="There are 2 files already"):
        attach(row, "c.pdf", PDF, by=ann, at=AT)
    remove(first, WHY, by=ann, at=AT)
    attach(row, "c.pdf", PDF, by=ann, at=AT)
    attach(factories.recommendation(), "d.pdf", PDF, by=ann, at=AT)


def test_what_a_scanner_finds_is_not_kept(ann, row, settings):
    settings.VIRUS_SCANNER = COMMAND
    with pytest.raises(Refused, match="found something"):
        attach(row, "a.pdf", PDF + EICAR, by=ann, at=AT)
    settings.VIRUS_SCANNER = "/no/such/scanner"
    with pytest.raises(Refused, match="could not look through"):
        attach(row, "a.pdf", PDF, by=ann, at=AT)
    assert not Attachment.objects.exists()
    settings.VIRUS_SCANNER = COMMAND
    assert attach(row, "a.pdf", PDF, by=ann, at=AT).is_scanned


def test_it_goes_with_its_record(ann, row):
    attach(row, "a.pdf", PDF, by=ann, at=AT)
    kept = attach(row.decision, "b.pdf", PDF, by=ann, at=AT)
    row.delete()
    assert list(Attachment.objects.all()) == [kept]
    assert AttachmentFile.objects.count() == 1


def test_the_database_keeps_no_name_of_what_is_removed(ann, row):
    made = attach(row, "a.pdf", PDF, by=ann, at=AT)
    made.removed_by, made.removed_at, made.removed_because = ann, AT, WHY
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()
