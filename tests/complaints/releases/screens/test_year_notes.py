"""Notes on years in the admin."""

import re
from html import unescape

import pytest
from django.urls import reverse

from complaints.models import YearNote
from councils.public_record import public_record
from councils.years import Year

pytestmark = pytest.mark.django_db

ADD = "admin:complaints_yearnote_add"
NOTE = {"year": "2024-25", "text": "Fewer borderline cases.", "source": "Letter, May 2025"}


def hidden(page) -> dict[str, str]:
    """The hidden fields of a form, as a browser sends them again."""
    pattern = r'<input type="hidden" name="(words_\w+)" value="([^"]*)"'
    return {name: unescape(value) for name, value in re.findall(pattern, page.content.decode())}


def test_a_note_is_saved_with_who_wrote_it(admin_client, admin_user):
    version = public_record().version
    assert admin_client.get(reverse(ADD)).status_code == 200
    assert admin_client.post(reverse(ADD), NOTE).status_code == 302
    note = YearNote.objects.get()
    assert (note.year, note.text, note.source) == (Year(2024), NOTE["text"], NOTE["source"])
    assert public_record().version == version + 1
    kept = note.history.get()
    assert (kept.history_type, kept.history_user, kept.text) == ("+", admin_user, note.text)


def test_each_change_is_kept(admin_client, admin_user):
    note = YearNote.objects.create(year=Year(2024), text="Fewer.")
    change = reverse("admin:complaints_yearnote_change", args=[note.pk])
    assert admin_client.post(change, NOTE).status_code == 302
    assert [each.text for each in note.history.all()] == [NOTE["text"], "Fewer."]
    history = reverse("admin:complaints_yearnote_history", args=[note.pk])
    assert admin_client.get(history).status_code == 200


@pytest.mark.parametrize("name", ["text", "source"])
def test_words_that_may_identify_a_person_are_changed_or_confirmed(admin_client, name):
    typed = NOTE | {name: "As Mrs Jane Doe wrote."}
    page = admin_client.post(reverse(ADD), typed)
    assert page.status_code == 200
    assert "this may identify a person: Mrs Jane Doe." in page.content.decode()
    assert "These words identify nobody: Mrs Jane Doe" in page.content.decode()
    assert hidden(page) == {"words_asked": "Mrs Jane Doe"}
    again = admin_client.post(reverse(ADD), typed | hidden(page))
    assert (again.status_code, YearNote.objects.count()) == (200, 0)
    confirmed = typed | hidden(again) | {"words_confirmed": "on"}
    assert admin_client.post(reverse(ADD), confirmed).status_code == 302
    assert YearNote.objects.count() == 1


def test_a_box_ticked_before_the_words_were_seen_confirms_nothing(admin_client):
    typed = NOTE | {"text": "As Mrs Jane Doe wrote.", "words_confirmed": "on"}
    assert admin_client.post(reverse(ADD), typed).status_code == 200
    assert not YearNote.objects.exists()


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_makes_no_query_per_row(admin_client, django_assert_max_num_queries, more):
    for number in range(more):
        YearNote.objects.create(year=Year(2020 + number), text="Fewer.")
    with django_assert_max_num_queries(11):
        page = admin_client.get(reverse("admin:complaints_yearnote_changelist"))
    assert page.status_code == 200


def test_words_in_two_texts_are_confirmed_together(admin_client):
    typed = NOTE | {"text": "As Mrs Jane Doe wrote.", "source": "Letter to Mr John Roe"}
    page = admin_client.post(reverse(ADD), typed)
    assert hidden(page) == {"words_asked": "Mrs Jane Doe\nMr John Roe"}
    confirmed = typed | hidden(page) | {"words_confirmed": "on"}
    assert admin_client.post(reverse(ADD), confirmed).status_code == 302
    assert YearNote.objects.get().source == "Letter to Mr John Roe"


@pytest.mark.parametrize("name", ["text", "source"])
def test_what_cannot_be_printed_is_named_once(admin_client, name):
    page = admin_client.post(reverse(ADD), NOTE | {name: "\uf0b7 Fewer cases."})
    assert page.content.decode().count("U+F0B7 (a sign of a private font") == 1
    assert not YearNote.objects.exists()
