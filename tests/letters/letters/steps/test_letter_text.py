"""Writing in letters: an edit voids an approval, and what was sent stays."""

import hashlib
from datetime import date, timedelta

import pytest

from councils.dates import day_in_words
from councils.refusals import Refused
from councils.years import Year
from letters.letters.steps.letter_text import discard, reissue, upload, write_own_paragraph
from letters.models import Letter, LetterFile
from tests import factories
from tests.complaints.preparation import MINUTE, announced, draft
from tests.letters.correspondence import (
    AFTER,
    AT,
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
    words,
)

pytestmark = pytest.mark.django_db
LATER = WRITTEN + timedelta(hours=1)
PDF = b"%PDF-1.7 a letter"


def write(text="We met in March.\r\n\r\nThank you.", by=None, **fields):
    return write_own_paragraph(letter(), text, by=by or ben(), at=LATER, **fields)


def test_the_own_paragraph_stands_in_the_letter_as_text():
    composed()
    write("We met in March.\r\n\r\n#strong[x] <b>Thank</b> you.")
    assert letter().own_paragraph == "We met in March.\n\n#strong[x] <b>Thank</b> you."
    assert "We met in March.\n#strong[x] <b>Thank</b> you." in words(letter())
    assert last_change(letter()) == ("ben", "Own paragraph changed")


def test_an_edit_voids_an_approval_and_the_pdf_that_was_approved_goes():
    composed()
    approved()
    assert LetterFile.objects.filter(letter=letter()).exists()
    write(by=ann())
    assert (letter().state(LATER), letter().approved_by) == ("draft", None)
    assert not LetterFile.objects.filter(letter=letter()).exists()
    assert last_change(letter()) == ("ann", "Own paragraph changed; its approval is void")


def test_who_saw_an_older_letter_is_told_who_changed_it():
    composed()
    seen = letter().revision
    write(seen=seen)
    with pytest.raises(
        Refused, match=r"changed by Ben Sample on 15 April 2025, 12[.]00pm, after you"
    ):
        write("Another.", by=ann(), seen=seen)
    assert letter().own_paragraph == "We met in March.\n\nThank you."


def test_what_was_sent_is_not_changed_nor_discarded():
    composed()
    sent()
    before = Letter.objects.values().get(pk=letter().pk)
    for step in (write, lambda: discard(letter(), by=ann(), at=LATER)):
        with pytest.raises(
            Refused, match=r"^It was sent on 15 April 2025, 11[.]02am, and what was"
        ):
            step()
    assert Letter.objects.values().get(pk=letter().pk) == before


def test_a_draft_is_discarded_and_its_history_stays():
    composed()
    pk = letter().pk
    discard(letter(), by=ann(), at=LATER)
    assert not Letter.objects.filter(pk=pk).exists()
    assert Letter.history.filter(id=pk).latest("history_id").history_change_reason == "Discarded"


def test_an_approved_letter_is_given_back_before_it_is_discarded():
    composed()
    with pytest.raises(Refused, match="give it back first"):
        discard(approved(), by=ann(), at=LATER)


def test_a_sent_letter_is_replaced_by_a_further_issue_with_its_reason():
    composed()
    sent()
    made = reissue(letter(), " The wrong office was named. ", by=ann(), at=LATER)
    assert (made.issue, made.reason) == (2, "The wrong office was named.")
    assert made.content["replaces"] == (
        "This is issue 2 of our letter about 2024-25. It replaces issue 1, dated 15 April 2025."
        " The wrong office was named."
    )
    assert made.content["dated_on"] == day_in_words(made.dated_on)
    assert last_change(made) == ("ann", "Correction begun")
    with pytest.raises(Refused, match="Issue 2 is to replace it already"):
        reissue(Letter.objects.get(council=made.council, issue=1), "Again.", by=ann(), at=LATER)


def test_a_correction_needs_a_sent_letter_and_a_reason():
    composed()
    with pytest.raises(Refused, match="It has not been sent"):
        reissue(letter(), "A slip.", by=ann(), at=LATER)
    sent()
    with pytest.raises(Refused, match="Say why it is replaced"):
        reissue(letter(), "  ", by=ann(), at=LATER)
    assert Letter.objects.filter(issue=2).count() == 0


def test_an_older_letter_is_kept_as_it_was_uploaded_with_its_hash():
    kent, *_ = councils_with_decisions()
    release = announced()
    made = upload(kent, YEAR, PDF, date(2025, 4, 10), by=ann(), at=LATER)
    assert (bytes(made.file.pdf), made.file.sha256) == (PDF, hashlib.sha256(PDF).hexdigest())
    assert (made.published_with, made.content, made.state(LATER)) == (release, None, "draft")
    with pytest.raises(Refused, match=r"has a letter of 2024-25 already\.$"):
        upload(kent, YEAR, PDF, date(2025, 4, 10), by=ann(), at=LATER)


def test_an_older_letter_cannot_run_ahead_of_its_year():
    kent, *_ = councils_with_decisions()

    def refused(year=YEAR, day=date(2025, 4, 10), at=AT, council=kent):
        with pytest.raises(Refused) as refusal:
            upload(council, year, PDF, day, by=ann(), at=at)
        return str(refusal.value)

    assert "is not published here, nor is a later year" in refused()
    assert "10 April 2026 is to come" in refused(day=date(2026, 4, 10))
    gone = factories.council(closed_on=date(2023, 4, 1))
    assert "did not exist in 2024-25" in refused(council=gone)
    draft()
    assert "The figures of 2024-25 are being prepared" in refused()
    assert not Letter.objects.exists()


def test_a_letter_of_a_year_before_those_published_needs_no_release():
    kent, *_ = councils_with_decisions()
    announced()
    made = upload(kent, Year(2015), PDF, date(2016, 7, 1), by=ann(), at=AFTER + MINUTE)
    assert made.published_with is None


def test_the_words_of_an_uploaded_letter_are_in_its_file():
    kent, *_ = councils_with_decisions()
    announced()
    upload(kent, YEAR, PDF, date(2025, 4, 10), by=ann(), at=LATER)
    with pytest.raises(Refused, match="uploaded as PDF"):
        write()
