"""Which PDFs may be kept as an older letter."""

import pytest
from pikepdf import Encryption

from councils.refusals import Refused
from letters.letters.uploaded_pdf import LookedThrough, look_through
from tests.letters import uploads
from tests.letters.uploads import pdf


def test_a_plain_pdf_is_kept_with_its_title_and_pages():
    assert look_through(pdf(title=" Annual review letter ", pages=3)) == LookedThrough(
        "Annual review letter", 3
    )
    assert look_through(pdf(uploads.links_to_a_page)) == LookedThrough("", 1)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (uploads.opens_with_a_script, "a script"),
        (uploads.names_a_script, "a script"),
        (uploads.links_to_a_program, "an order to start a program"),
        (uploads.has_a_file_inside, "another file inside it"),
        (uploads.has_a_film, "a film or sound"),
        (uploads.has_a_form_that_sends, "a form that sends data"),
    ],
)
def test_what_holds_more_than_a_letter_is_refused(change, what):
    with pytest.raises(Refused) as refused:
        look_through(pdf(change))
    assert str(refused.value) == (
        f"It holds {what}. Save or print it as a plain PDF again, and upload that."
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "It is no PDF."),
        (b"<html><script>alert(1)</script>", "It is no PDF."),
        (b"GIF89a%PDF-1.7", "It is no PDF."),
        (b"%PDF-1.7 and nothing else", "It is damaged, or no PDF: it cannot be opened."),
        (pdf(pages=0), "It has no page."),
        (pdf(pages=51), "It has 51 pages: a letter has 50 at most."),
        (
            pdf(encryption=Encryption(owner="a", user="b")),
            "It is locked with a password: save it without one.",
        ),
        (
            pdf(encryption=Encryption(owner="a", user="")),
            "It is encrypted: save it without a password and without restrictions.",
        ),
        (pdf() + b"%" * 5_000_000, "It is larger than 5 MB."),
    ],
)
def test_what_cannot_be_opened_by_everybody_is_refused(content, why):
    with pytest.raises(Refused) as refused:
        look_through(content)
    assert str(refused.value) == why
