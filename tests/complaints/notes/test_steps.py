"""A note is kept as it was written, and whom it mentions finds it until they have read it."""

import pytest
from django.db import IntegrityError, transaction

from complaints.models import Mention, Note
from complaints.notes.people import mentioned, readers
from complaints.notes.shown import in_short, notes_of, waiting_for
from complaints.notes.steps import mark_read, unread, write
from councils.public_record import public_record
from councils.refusals import Refused
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann", "Case officer")


@pytest.fixture
def bob():
    return colleague("Bob", "Reviewer")


@pytest.fixture
def decision():
    return factories.decision()


def names(people):
    return [each.username for each in people]


def test_who_works_on_cases_reads_and_nobody_else(ann, bob):
    colleague("Cat", "Statistician")
    gone = colleague("Dan", "Case officer")
    gone.is_active = False
    gone.save()
    assert names(readers()) == ["ann", "bob"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("@bob, look.", ["bob"]),
        ("Ask (@Bob) or @ann.", ["ann", "bob"]),
        ("bob@example.org and @@bob", []),
        ("nobody", []),
    ],
)
def test_whoever_is_named_with_a_sign_is_mentioned(ann, bob, words, found):
    assert sorted(names(mentioned(words))) == found


def test_whoever_may_not_read_it_is_not_mentioned(ann, decision):
    colleague("Cat", "Statistician")
    with pytest.raises(Refused, match="Nobody who may read this note is called @cat, @zed"):
        write(decision, "@cat and @zed, @ann and @cat", by=ann, at=AT)
    assert not Note.objects.exists()


def test_a_note_waits_for_whom_it_mentions_until_it_is_read(ann, bob, decision):
    before = public_record().version
    note = write(decision, "  @bob, ring the council.\r\nBy Friday. ", by=ann, at=AT)
    assert (note.text, note.written_by) == ("@bob, ring the council.\nBy Friday.", ann)
    assert [each.note for each in waiting_for(bob)] == [note]
    assert (unread(decision, bob), unread(decision, ann)) == (1, 0)
    assert in_short(note) == "Ann: @bob, ring the council. By Friday."
    assert mark_read(decision, by=bob, at=LATER, seen=note.pk) == 1
    assert list(waiting_for(bob)) == []
    assert Mention.objects.get().read_at == LATER
    with pytest.raises(Refused, match="You have read"):
        mark_read(decision, by=bob, at=LATER, seen=note.pk)
    assert public_record().version == before


def test_whoever_is_ticked_reads_it_too_and_the_writer_need_not(ann, bob, decision):
    cat = colleague("Cat", "Reviewer")
    note = write(decision, "@bob, @ann", by=ann, at=AT, to=[bob, cat, ann])
    assert sorted(names(each.colleague for each in note.mentions.all())) == ["bob", "cat"]


def test_what_came_after_the_page_was_opened_is_not_marked(ann, bob, decision):
    seen = write(decision, "@bob, one", by=ann, at=AT)
    later = write(decision, "@bob, two", by=ann, at=LATER)
    write(factories.decision(), "@bob, of another case", by=ann, at=AT)
    mark_read(decision, by=bob, at=LATER, seen=seen.pk)
    assert later in [each.note for each in waiting_for(bob)]
    assert len(waiting_for(bob)) == 2


def test_a_note_has_words(ann, decision):
    with pytest.raises(Refused, match="Write what is to be noted"):
        write(decision, " \n ", by=ann, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(decision=decision, text="", written_by=ann, written_at=AT)


def test_a_colleague_is_mentioned_once_in_a_note(ann, bob, decision):
    note = write(decision, "@bob", by=ann, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.create(note=note, colleague=bob)


def test_they_are_shown_the_newest_first_and_nothing_in_them_is_markup(ann, bob, decision):
    write(decision, "@bob <i>one</i>", by=ann, at=AT)
    write(decision, "two", by=bob, at=LATER)
    newer, older = notes_of(decision, bob)
    assert (newer.by, newer.words, newer.is_for_you) == ("Bob", "two", False)
    assert older.words == "<b>@bob</b> &lt;i&gt;one&lt;/i&gt;"
    assert (older.to, older.is_for_you) == ("Bob, not read yet", True)


@pytest.mark.parametrize("more", [1, 3])
def test_many_are_shown_with_as_many_queries_as_one(
    ann, bob, decision, more, django_assert_num_queries
):
    for _ in range(more):
        write(decision, "@bob", by=ann, at=AT)
    with django_assert_num_queries(3):
        assert len(notes_of(decision, bob)) == more
