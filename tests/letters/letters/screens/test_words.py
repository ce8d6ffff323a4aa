"""The words of a year's letters: written, with a signature, kept with who changed what."""

from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from councils.years import Year
from letters.composing.drafts import template_of
from letters.letters.steps.year_words import change_words, seen_now
from letters.models import LetterTemplate
from tests.complaints.colleagues import newest
from tests.letters.correspondence import YEAR, approved, composed
from tests.letters.letters.test_signatures import image
from tests.letters.screens import NOON, ann, ben, errors, hidden, said, signed_in, text, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def row():
    return template_of(YEAR, NOON)


def typed(client, row, **more) -> dict:
    """What the form holds as it was opened, with something typed over."""
    form = client.get(words("change", row.pk)).context["form"]
    held = {each.name: each.value() for each in form if each.value() is not None}
    return held | {"dated_on": "2025-05-01"} | more


def save(client, row, **more):
    return client.post(words("change", row.pk), typed(client, row, **more), follow=True)


def signature(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("name.png", content, "image/png")


def test_a_year_begins_with_words_that_we_propose(statistician):
    assert "Begin the words of a year" in text(statistician.get(words("changelist")))
    page = statistician.get(words("begin"))
    assert [key for key, _ in page.context["form"].fields["year"].choices] == [
        *("2025-26", "2024-25", "2023-24")
    ]
    page = statistician.post(words("begin"), {"year": "2024-25"}, follow=True)
    assert said(page) == ["The words of 2024-25 begin with those that we propose: make them yours."]
    assert "1 April 2024 to 31 March 2025" in text(page)
    assert newest(LetterTemplate.objects.get()).history_user == ann()
    page = statistician.get(words("begin"))
    assert "2024-25" not in [key for key, _ in page.context["form"].fields["year"].choices]


def test_what_is_saved_is_kept_with_who_changed_it(statistician, row):
    page = save(statistician, row, notes="A hard year.\r\n\r\nFor all.", signed_by="Ms A")
    assert said(page) == [
        "Kept: date, notes on the year, signed by. The drafts take it when they are composed again;"
        " a signature is put in when a letter is approved."
    ]
    row.refresh_from_db()
    assert (row.notes, row.signed_by) == ("A hard year.\n\nFor all.", "Ms A")
    change = newest(row)
    assert (change.history_user, change.history_date) == (ann(), NOON)
    assert change.history_change_reason == "Changed: date, notes on the year, signed by"
    history = text(statistician.get(words("history", row.pk)))
    assert "A hard year." in history
    assert said(save(statistician, row)) == ["Nothing was changed."]


def test_the_drafts_must_be_composed_again_and_a_button_says_so(statistician):
    composed()
    approved("Kent")
    page = statistician.get(words("change", LetterTemplate.objects.get().pk))
    assert "2 drafts take new words once they are composed again." in text(page)
    assert "1 approved letter keeps the words with which it was approved." in text(page)
    assert 'href="/admin/letters/letter/compose/?year=2024-25"' in page.content.decode()


@pytest.mark.parametrize("name", ["purpose", "notes", "resources", "closing"])
def test_words_that_may_identify_a_person_are_changed_or_confirmed(statistician, row, name):
    asked = typed(statistician, row, **{name: "As Mrs Jane Doe wrote."})
    page = statistician.post(words("change", row.pk), asked)
    assert "this may identify a person: Mrs Jane Doe" in errors(page)[name][0]
    confirmed = asked | hidden(page) | {"words_confirmed": "on"}
    page = statistician.post(words("change", row.pk), confirmed, follow=True)
    assert said(page)[0].startswith("Kept: ")
    assert LogEntry.objects.get().change_message == "Confirmed as identifying nobody: Mrs Jane Doe"


def test_words_in_two_texts_are_confirmed_together(statistician, row):
    asked = typed(statistician, row, notes="Mrs Jane Doe wrote.", closing="Call Mr John Roe.")
    page = statistician.post(words("change", row.pk), asked)
    assert list(errors(page)) == ["notes", "closing"]
    confirmed = asked | hidden(page) | {"words_confirmed": "on"}
    page = statistician.post(words("change", row.pk), confirmed, follow=True)
    assert said(page)[0].startswith("Kept: ")


def test_a_signature_is_kept_anew_shown_and_taken_away(statistician, row):
    assert "Take the image" not in text(statistician.get(words("change", row.pk)))
    page = save(statistician, row, image=signature(image(size=(2_000, 500))))
    assert said(page)[0].startswith("Kept: date, signature.")
    kept = statistician.get(words("signature", row.pk))
    assert kept["Content-Type"] == "image/png"
    assert Image.open(BytesIO(kept.content)).size == (1_200, 300)
    assert words("signature", row.pk) in page.content.decode()
    assert said(save(statistician, row)) == ["Nothing was changed."]
    page = save(statistician, row, no_image="on")
    assert said(page)[0].startswith("Kept: signature.")
    assert LetterTemplate.objects.get().signature is None
    assert statistician.get(words("signature", row.pk)).status_code == 404


@pytest.mark.parametrize("content", [b"<svg/>", image("GIF"), b"\x89PNG" + b" " * 200_000])
def test_what_is_no_image_is_refused(statistician, row, content):
    page = save(statistician, row, image=signature(content))
    assert list(errors(page)) == ["image"]
    assert LetterTemplate.objects.get().signature is None


def test_nobody_overwrites_what_another_saved_meanwhile(statistician, row):
    opened = typed(statistician, row, notes="Ann’s words.")
    other = {"notes": "Ben’s words."}
    change_words(row, other, by=ben(), at=NOON, seen=seen_now(row))
    page = statistician.post(words("change", row.pk), opened)
    assert "changed by Ben Sample on 15 April 2025, 12.00pm" in errors(page)["__all__"][0]
    assert "As it is kept now" in text(page)
    assert "Notes on the year Ben’s words." in text(page)
    assert page.context["form"]["notes"].value() == "Ann’s words."
    assert LetterTemplate.objects.get().notes == "Ben’s words."
    again = opened | hidden(page) | {"notes": "Both."}
    assert said(statistician.post(words("change", row.pk), again, follow=True))
    assert LetterTemplate.objects.get().notes == "Both."


def test_a_reviewer_reads_them_and_changes_nothing(row):
    change_words(row, {"notes": "A hard year."}, by=ann(), at=NOON, seen=seen_now(row))
    reviewer = signed_in("Reviewer")
    page = reviewer.get(words("change", row.pk))
    assert "Notes on the year A hard year." in text(page)
    assert 'type="submit" class="default"' not in page.content.decode()
    assert reviewer.post(words("change", row.pk), {"notes": "Mine."}).status_code == 403
    assert LetterTemplate.objects.get().notes == "A hard year."
    assert "Begin the words" not in text(reviewer.get(words("changelist")))


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_makes_no_query_per_row(statistician, django_assert_max_num_queries, more):
    for number in range(more):
        template_of(Year(2024 - number), NOON)
    with django_assert_max_num_queries(11):
        assert statistician.get(words("changelist")).status_code == 200
