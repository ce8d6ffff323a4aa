"""Approving letters: by somebody else, many at once, typeset as they are approved."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.releases.steps import approval as releases
from councils.models import Owned
from councils.refusals import Refused
from letters.letters.steps import approval
from letters.letters.steps.approval import (
    IS_BACK,
    approve,
    give_back,
    may_not_approve,
    own_work,
    submit_again,
)
from letters.letters.steps.letter_text import upload, write_own_paragraph
from letters.models import Letter, LetterFile
from tests.complaints.preparation import announced, person
from tests.letters.correspondence import (
    WRITTEN,
    YEAR,
    ann,
    approved,
    ben,
    composed,
    councils_with_decisions,
    last_change,
    letter,
    sent,
)

pytestmark = pytest.mark.django_db
LATER = WRITTEN + timedelta(hours=1)


def everything():
    return Letter.objects.select_related("council", "release").order_by("council__name")


def test_many_are_approved_at_once_each_with_its_pdf_and_hash():
    composed()
    done = approve(everything(), by=ben(), at=LATER)
    assert done.approved == [f"{name} County Council" for name in ("Essex", "Kent", "Surrey")]
    assert done.refused == {}
    for file in LetterFile.objects.all():
        pdf = bytes(file.pdf)
        assert pdf.startswith(b"%PDF-")
        assert file.sha256 == hashlib.sha256(pdf).hexdigest()
    assert LetterFile.objects.count() == 3
    assert {each.state(LATER) for each in everything()} == {"approved"}
    assert last_change(letter()) == ("ben", "Approved")


def test_nobody_approves_what_she_composed_or_wrote_in_last():
    composed()
    write_own_paragraph(letter("Essex"), "Thank you.", by=ben(), at=LATER)
    Letter.objects.filter(council__name__startswith="Essex").update(composed_by=ann())
    done = approve(everything(), by=ben(), at=LATER)
    assert done.refused == {
        "Essex County Council": "You wrote in it last, so somebody else approves it."
    }
    assert approve(everything(), by=ann(), at=LATER).refused["Essex County Council"] == (
        "You composed it, so somebody else approves it."
    )
    cleo = person("cleo", "Reviewer")
    assert own_work(letter("Essex"), cleo) == ""
    assert approve([letter("Essex")], by=cleo, at=LATER).approved == ["Essex County Council"]


def test_who_wrote_in_it_approves_what_somebody_else_wrote_last():
    composed()
    write_own_paragraph(letter("Essex"), "Thank you.", by=ben(), at=LATER)
    write_own_paragraph(letter("Essex"), "Thank you all.", by=ann(), at=LATER)
    assert own_work(letter("Essex"), ben()) == ""
    assert approve([letter("Essex")], by=ben(), at=LATER).approved == ["Essex County Council"]


def test_who_gave_it_back_may_approve_it_once_it_is_submitted_again():
    composed()
    give_back(approved(), "Shorten it.", by=ben(), at=LATER)
    assert letter().state(LATER) == "draft"
    assert last_change(letter()) == ("ben", "Given back: Shorten it.")
    assert Owned.objects.get().owner == ann()
    assert not LetterFile.objects.exists()
    assert (
        approve([letter()], by=ben(), at=LATER)
        .refused["Kent County Council"]
        .startswith("Ben Sample gave it back on")
    )
    assert letter() not in Letter.objects.to_approve()
    submit_again(letter(), by=ann(), at=LATER)
    assert letter() in Letter.objects.to_approve()
    assert approve([letter()], by=ben(), at=LATER).approved == ["Kent County Council"]


def test_a_draft_is_given_back_too_and_never_without_a_comment():
    composed()
    with pytest.raises(Refused, match="Say what is to be done"):
        give_back(letter(), " ", by=ben(), at=LATER)
    give_back(letter(), "Shorten it.", by=ben(), at=LATER)
    assert may_not_approve(everything(), ben()) == {letter().pk: IS_BACK}


def test_what_changed_since_it_was_looked_at_is_not_approved():
    composed()
    looked_at = letter()
    write_own_paragraph(letter(), "Thank you.", by=ann(), at=LATER)
    done = approve([looked_at], by=ben(), at=LATER)
    assert done.approved == []
    assert "changed by Ann Example" in done.refused["Kent County Council"]
    assert letter().state(LATER) == "draft"


def test_letters_of_a_withdrawn_release_wait_for_the_next():
    release = composed()
    releases.withdraw(release, "A mistake.", by=ben(), at=LATER)
    done = approve([letter()], by=ben(), at=LATER)
    assert done.refused == {
        "Kent County Council": "2024-25, edition 1 was withdrawn: compose the letters of 2024-25"
        " again."
    }


def test_twice_is_told():
    composed()
    approved()
    assert approve([letter()], by=person("cleo", "Reviewer"), at=LATER).refused == {
        "Kent County Council": "It is approved already."
    }
    sent()
    with pytest.raises(Refused, match="It was sent on"):
        give_back(letter(), "Shorten it.", by=ben(), at=LATER)


def test_an_uploaded_letter_is_sent_when_it_is_approved_and_its_file_is_kept():
    kent, *_ = councils_with_decisions()
    announced()
    upload(kent, YEAR, b"%PDF-1.7 older", date(2025, 4, 10), by=ann(), at=WRITTEN)
    assert approve([letter()], by=ben(), at=LATER).approved == ["Kent County Council"]
    assert letter().sent_at == LATER
    assert bytes(letter().file.pdf) == b"%PDF-1.7 older"


def test_a_command_stands_in_for_the_second_person():
    composed()
    approve([letter()], by=None, at=LATER)
    assert (letter().approved_by, letter().by_command, letter().approved_at) == (None, True, LATER)


def test_one_that_cannot_be_typeset_is_named_and_the_others_are_approved(monkeypatch):
    composed()
    broken = letter("Kent")
    draw = approval.pdf

    def typeset(content, *rest):
        if content.council == "Kent County Council":
            raise RuntimeError("no glyph")
        return draw(content, *rest)

    monkeypatch.setattr(approval, "pdf", typeset)
    done = approve(everything(), by=ben(), at=LATER)
    assert done.approved == ["Essex County Council", "Surrey County Council"]
    assert done.refused == {
        "Kent County Council": "Something went wrong (RuntimeError): it was noted for whoever runs"
        " the portal."
    }
    broken.refresh_from_db()
    assert broken.state(LATER) == "draft"
    assert sorted(LetterFile.objects.values_list("letter__council__name", flat=True)) == [
        "Essex County Council",
        "Surrey County Council",
    ]
    assert last_change(letter("Kent")) == ("ann", "Composed")


def test_content_that_cannot_be_read_is_that_letters_failure():
    composed()
    Letter.objects.filter(pk=letter("Kent").pk).update(content={"version": 99})
    done = approve(everything(), by=ben(), at=LATER)
    assert list(done.refused) == ["Kent County Council"]
    assert "UnknownVersion" in done.refused["Kent County Council"]
    assert len(done.approved) == 2


@pytest.mark.parametrize("many", [1, 3])
def test_whether_figures_are_suspended_is_asked_twice_however_many_letters(many):
    """Once before they are typeset, and once more while nothing can change it."""
    composed()
    letters = list(everything()[:many])
    with CaptureQueriesContext(connection) as queries:
        done = approve(letters, by=ben(), at=LATER)
    assert len(done.approved) == many
    asked = [each for each in queries if 'FROM "complaints_suspension"' in each["sql"]]
    assert len(asked) == 2
