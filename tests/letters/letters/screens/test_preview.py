"""A letter as it would be with words that are only typed: nothing is kept by looking."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.composing.drafts import template_of
from letters.models import Letter, LetterTemplate
from tests.complaints.preparation import announced, draft
from tests.letters.correspondence import YEAR, councils_with_decisions
from tests.letters.letters.test_signatures import image
from tests.letters.screens import NOON, ann, signed_in, text, words

pytestmark = pytest.mark.django_db
TYPED = {
    "dated_on": "2025-05-01",
    "purpose": "As you asked.\r\n\r\n- first <b>point</b>",
    "notes": "As Mrs Jane Doe wrote.",
    "closing": "Yours",
    "signed_by": "Ms A",
    "signed_as": "Ombudsman",
    "seen": "0",
    "council": "kent-county-council",
}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def row():
    councils_with_decisions()
    announced()
    return template_of(YEAR, NOON)


def test_the_whole_letter_is_shown_with_the_words_as_typed(statistician, row):
    before = LetterTemplate.objects.values().get()
    page = statistician.post(words("preview", row.pk), TYPED | {"as_page": "Preview"})
    assert "With the words as you typed them, and the figures of 2024-25, edition 1" in text(page)
    assert "1 May 2025 The Chief Executive Kent County Council" in text(page)
    assert "As you asked. first <b>point</b>" in text(page)
    assert "<b>point</b>" not in page.content.decode()
    assert "As Mrs Jane Doe wrote." in text(page)
    assert "Kent County Council: the figures of 2024-25" in text(page)
    assert LetterTemplate.objects.values().get() == before
    assert not Letter.objects.exists()


def test_as_pdf_with_a_signature_that_is_only_chosen(statistician, row):
    chosen = SimpleUploadedFile("name.png", image(), "image/png")
    plain = statistician.post(words("preview", row.pk), TYPED | {"as_pdf": "Preview as PDF"})
    signed = statistician.post(
        words("preview", row.pk), TYPED | {"as_pdf": "Preview as PDF", "image": chosen}
    )
    assert plain["Content-Type"] == signed["Content-Type"] == "application/pdf"
    assert plain["Content-Disposition"] == 'inline; filename="PREVIEW-2024-25.pdf"'
    assert plain.content.startswith(b"%PDF-")
    assert plain.content.count(b"/Subtype/Image") < signed.content.count(b"/Subtype/Image")
    assert LetterTemplate.objects.get().signature is None


def test_the_words_that_are_kept_are_shown_to_who_may_not_write(row):
    LetterTemplate.objects.update(notes="A hard year.")
    page = signed_in("Reviewer").get(words("preview", row.pk), {"council": "essex-county-council"})
    assert "With the words as they are kept" in text(page)
    assert "A hard year." in text(page)
    assert "Essex County Council: the figures of 2024-25" in text(page)


def test_a_reviewer_cannot_type_words_into_the_preview(row):
    page = signed_in("Reviewer").post(words("preview", row.pk), TYPED)
    assert "As you asked." not in text(page)
    assert "With the words as they are kept" in text(page)


def test_what_was_typed_wrongly_is_said(statistician, row):
    wrong = TYPED | {"dated_on": "", "closing": "", "council": "nowhere"}
    page = text(statistician.post(words("preview", row.pk), wrong))
    assert "There is nothing to show yet" in page
    for sentence in (
        "Choose a council of the year.",
        "Date: This field is required.",
        "Closing: This field is required.",
    ):
        assert sentence in page


def test_a_year_in_preparation_can_be_previewed_and_one_without_figures_not(statistician):
    councils_with_decisions()
    row = template_of(YEAR, NOON)
    page = text(statistician.get(words("change", row.pk)))
    assert "There is no release of 2024-25 yet, and a letter needs figures" in page
    answer = text(statistician.post(words("preview", row.pk), TYPED))
    assert "There is no release of the year yet" in answer
    draft()
    page = text(statistician.get(words("change", row.pk)))
    assert "The figures are those of 2024-25, edition 1, which is not approved yet." in page
    assert "Dear Chief Executive" in text(statistician.post(words("preview", row.pk), TYPED))
