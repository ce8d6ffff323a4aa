"""An older letter is uploaded, looked through, and approved by somebody else."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from letters.models import Letter
from tests import factories
from tests.letters import uploads
from tests.letters.screens import (
    NOON,
    address,
    ann,
    ben,
    errors,
    said,
    signed_in,
    step,
    steps_on,
    text,
)
from tests.letters.uploads import pdf

pytestmark = pytest.mark.django_db
FILE = pdf(title="Annual letter 2023", pages=2)


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def kent():
    made = factories.council("Kent County Council")
    factories.published("2022-23", factories.frozen(made, upheld=1))
    return made


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


def upload(client, content: bytes = FILE, **typed):
    fields = {"council": "kent-county-council", "year": "2022-23", "dated_on": "2023-07-19"}
    file = SimpleUploadedFile("letter.pdf", content, "application/pdf")
    return client.post(address("upload"), fields | typed | {"file": file}, follow=True)


def test_it_is_kept_as_it_is_and_shown_with_its_title(statistician, kent):
    page = upload(statistician)
    assert said(page) == [
        "Kept as a draft. Somebody else looks at it and approves it; nothing is sent. No year could"
        " be read in the file: look whether it is the right one."
    ]
    made = Letter.objects.get()
    assert (made.source, str(made.year), made.composed_by) == ("uploaded", "2022-23", ann())
    assert bytes(made.file.pdf) == FILE
    assert made.file.sha256 == hashlib.sha256(FILE).hexdigest()
    assert "“Annual letter 2023”, 2 pages, dated 19 July 2023" in text(page)
    assert steps_on(page) == ["discard"]
    assert "To whom it goes" not in text(page)


def test_its_file_is_saved_and_not_opened_by_the_browser(statistician, kent):
    upload(statistician)
    answer = statistician.get(address("pdf", Letter.objects.get().pk))
    assert answer.content == FILE
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        'attachment; filename="DRAFT-kent-county-council-letter-2022-23-issue-1.pdf"'
    )
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_second_person_approves_it_and_nothing_is_sent(statistician, kent, mailoutbox):
    upload(statistician)
    made = Letter.objects.get()
    page = step(signed_in("Reviewer", ben().username), made, "approve")
    assert said(page) == ["Approved. Nothing is sent: it went out in its own time."]
    made.refresh_from_db()
    assert (made.approved_by, made.sent_at, made.messages.count()) == (ben(), NOON, 0)
    assert mailoutbox == []
    assert "Public since 15 April 2025, 12.00pm." in text(page)
    assert "Correct it" not in text(page)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html>", "It is no PDF."),
        (pdf(uploads.opens_with_a_script), "It holds a script."),
        (pdf(uploads.has_a_file_inside), "It holds another file inside it."),
        (FILE + b"%" * 5_000_000, "It is larger than 5 MB."),
    ],
)
def test_what_is_no_plain_pdf_is_refused(statistician, kent, content, why):
    page = upload(statistician, content)
    assert errors(page)["file"][0].startswith(why)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"dated_on": "2025-04-16"}, "__all__", "16 April 2025 is to come"),
        ({"year": "2021-22", "dated_on": "2022-07-20"}, "year", "The file is called “Annual"),
        ({"year": "2024-25"}, "__all__", "2024-25 is not published here"),
        ({"year": "1999-00"}, "year", "Select a valid choice"),
        ({"council": "nowhere"}, "council", "Select a valid choice"),
        ({"dated_on": ""}, "dated_on", "This field is required."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(statistician, kent, typed, field, why):
    page = upload(statistician, **typed)
    assert errors(page)[field][0].startswith(why)
    assert not Letter.objects.exists()


def test_a_letter_of_a_year_older_than_those_published_here(statistician, kent):
    file = pdf(title="Annual letter 2022")
    upload(statistician, file, year="2021-22", dated_on="2022-07-20")
    assert Letter.objects.get().published_with is None


def test_a_letter_of_another_year_is_asked_about_and_the_answer_kept(statistician, kent):
    asked = {"year": "2003-04", "dated_on": "2004-07-20"}
    page = upload(statistician, **asked)
    assert errors(page) == {
        "year": [
            "The file is called “Annual letter 2023”, which is not about 2003-04. Is that right?"
            " Say why below, or change it."
        ]
    }
    assert not Letter.objects.exists()
    form = page.context["form"]
    asked |= {"asked": form["asked"].value(), "because": "It was scanned in 2023."}
    assert said(upload(statistician, **asked))[0].startswith("Kept as a draft.")
    assert Letter.objects.get().history.get().history_change_reason == (
        "Uploaded. Unlikely, but right: It was scanned in 2023. (asked: The file is called"
        " “Annual letter 2023”, which is not about 2003-04.)"
    )


def test_a_council_has_one_letter_of_a_year(statistician, kent):
    upload(statistician)
    page = upload(statistician)
    assert errors(page)["__all__"] == ["Kent County Council has a letter of 2022-23 already."]
