"""What of the letters is found, by whoever reads them."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision
from complaints.releases.steps import approval, preparation, revisions
from councils.models import Council
from councils.register.names.answers import named
from councils.years import Year
from letters.composing.drafts import compose_letters
from letters.letters.issues import (
    Together,
    letters_about,
    letters_of,
    newest_letters,
    newest_together,
    pdf_of,
    read_letter,
    replaced_councils,
    revised_since,
    with_letters,
    years_with_letters,
)
from letters.letters.steps.letter_text import reissue, upload
from letters.models import Letter, LetterFile
from tests import factories
from tests.letters.correspondence import (
    AFTER,
    BEFORE,
    INSTANT,
    YEAR,
    ann,
    approved,
    ben,
    composed,
    letter,
    sent,
)
from tests.letters.pdf_text import words_of

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(days=30)
REVISED = LATER + timedelta(days=30)


def kent() -> Council:
    return Council.objects.get(name__startswith="Kent")


def reissued(name: str = "Kent", at=LATER) -> Letter:
    """A letter that replaces one after both were public."""
    reissue(letter(name), "A slip of the pen.", by=ann(), at=at)
    return sent(name, at)


def test_nothing_is_found_before_the_instant_and_only_what_was_sent_after():
    composed()
    sent("Kent")
    approved("Essex")
    assert read_letter(kent(), YEAR, None, BEFORE) is None
    assert (years_with_letters(BEFORE), letters_of(kent(), BEFORE)) == ([], [])
    assert letters_about(YEAR, None, BEFORE) == []
    assert read_letter(kent(), YEAR, None, INSTANT).letter == letter("Kent")
    assert years_with_letters(INSTANT) == [YEAR]
    for name in ("Essex", "Surrey"):
        council = Council.objects.get(name__startswith=name)
        assert read_letter(council, YEAR, None, AFTER) is None
        assert letters_of(council, AFTER) == []
    [(kind, [found])] = letters_about(YEAR, None, AFTER)
    assert (kind, found) == (Council.Type.COUNTY, letter("Kent"))


def test_a_replaced_letter_stays_and_each_knows_the_other():
    composed()
    first = sent("Kent")
    second = reissued()
    for at in (AFTER, LATER - timedelta(seconds=1)):
        assert read_letter(kent(), YEAR, "2", at) is None
        assert read_letter(kent(), YEAR, None, at).replaced_by is None
    old = read_letter(kent(), YEAR, "1", LATER)
    assert (old.letter, old.replaced_by, old.current, old.replaces) == (first, second, second, None)
    assert (old.letter.public_since, old.replaced_by.public_since) == (INSTANT, LATER)
    new = read_letter(kent(), YEAR, None, LATER)
    assert (new.letter, new.replaced_by, new.replaces) == (second, None, first)
    assert [(each.issue, each.is_replaced) for each in letters_of(kent(), LATER)] == [
        (2, False),
        (1, True),
    ]
    [(_, found)] = letters_about(YEAR, None, LATER)
    assert found == [second]


@pytest.mark.parametrize("issue", ["", "0", "3", "01", "1 ", "-1", "x", "²", "1" * 400])
def test_an_issue_that_is_none_is_not_found(issue):
    composed()
    sent("Kent")
    assert read_letter(kent(), YEAR, issue, AFTER) is None
    assert read_letter(kent(), YEAR, "1", AFTER) is not None


def test_figures_that_were_revised_since_are_told_from_those_that_were_not():
    release = composed()
    for name in ("Kent", "Essex"):
        sent(name)
    wrong = Decision.objects.filter(council=kent(), outcome="upheld").earliest("pk")
    Decision.objects.filter(pk=wrong.pk).update(outcome="not_upheld")
    made = revisions.revise(
        release, reason="One was not upheld.", public_at=REVISED, by=ann(), at=LATER
    )
    preparation.submit(made, by=ann(), at=LATER)
    approval.approve(made, by=ben(), at=LATER)
    first = read_letter(kent(), YEAR, None, REVISED).letter
    assert revised_since(first, REVISED - timedelta(seconds=1)) == []
    [revision] = revised_since(first, REVISED)
    assert (revision.edition, revision.counts) == (2, True)
    essex = read_letter(Council.objects.get(name__startswith="Essex"), YEAR, None, REVISED).letter
    assert [each.changed for each in revised_since(essex, REVISED)] == [False]
    compose_letters(YEAR, by=ann(), at=LATER)
    sent("Kent", LATER)
    assert revised_since(read_letter(kent(), YEAR, None, REVISED).letter, REVISED) == []


def test_a_list_is_by_type_of_council_and_finds_part_of_a_name():
    factories.decision(factories.council("Dover District Council", type="district"))
    factories.decision(factories.council("Authority of Parks", type="other"))
    composed()
    for name in ("Kent", "Essex", "Surrey", "Dover", "Authority"):
        sent(name)
    found = letters_about(YEAR, None, AFTER)
    assert [(kind.value, [each.council.short_name for each in rows]) for kind, rows in found] == [
        ("county", ["Essex", "Kent", "Surrey"]),
        ("district", ["Dover District"]),
        ("other", ["Authority of Parks"]),
    ]
    [(_, rows)] = letters_about(YEAR, named("kent county"), AFTER)
    assert rows == [letter("Kent")]
    assert letters_about(YEAR, named("nowhere"), AFTER) == []


def test_the_pdf_is_the_one_that_was_approved():
    composed()
    sent("Kent")
    kept = LetterFile.objects.get(letter=letter("Kent"))
    assert pdf_of(letter("Kent")) == bytes(kept.pdf)
    assert read_letter(kent(), YEAR, None, AFTER).letter.pdf_size == len(kept.pdf)


def test_a_pdf_that_was_not_kept_is_typeset_from_the_same_content():
    composed()
    kept = LetterFile.objects.get(letter=sent("Kent"))
    LetterFile.objects.all().delete()
    made = pdf_of(letter("Kent"))
    assert made == bytes(kept.pdf)
    assert "Kent County Council: the figures of 2024-25" in words_of(made)
    assert read_letter(kent(), YEAR, None, AFTER).letter.pdf_size is None


def test_an_uploaded_letter_has_its_file_and_no_content():
    composed()
    made = upload(kent(), Year(2019), b"%PDF-1.7 older", date(2020, 7, 1), by=ann(), at=AFTER)
    assert read_letter(kent(), Year(2019), None, LATER) is None
    Letter.objects.filter(pk=made.pk).update(approved_by=ben(), approved_at=AFTER, sent_at=AFTER)
    read = read_letter(kent(), Year(2019), None, LATER)
    assert (read.content, read.file_name) == (
        None,
        "kent-county-council-letter-2019-20-issue-1.pdf",
    )
    assert (pdf_of(read.letter), read.letter.pdf_size) == (b"%PDF-1.7 older", 14)
    assert (read.letter.public_since, revised_since(read.letter, LATER)) == (AFTER, [])


def test_a_council_knows_whether_it_has_letters_and_who_was_replaced():
    composed()
    sent("Kent")
    new = factories.council("New Kent", type="unitary")
    kent().successors.add(new)
    Council.objects.get(name__startswith="Essex").successors.add(new)

    def marks(year, at):
        found = with_letters(Council.objects.all(), year, at).get(pk=kent().pk)
        return found.has_letter, found.has_letters

    assert marks(YEAR, BEFORE) == (False, False)
    assert marks(YEAR, AFTER) == (True, True)
    assert marks(Year(2023), AFTER) == (False, True)
    assert list(replaced_councils(new, BEFORE)) == []
    assert list(replaced_councils(new, AFTER)) == [kent()]


THREE_ISSUES = [("Kent", 3, None), ("Kent", 2, 3), ("Kent", 1, 2)]


def issues_of(letters):
    return [
        (each.council.short_name, each.issue, each.replaced_by and each.replaced_by.issue)
        for each in letters
    ]


def test_the_newest_letters_know_what_replaced_them_though_that_was_long_ago():
    composed()
    sent("Kent")
    sent("Essex")
    for days in (30, 60):
        reissue(letter("Kent"), "Again.", by=ann(), at=AFTER + timedelta(days=days))
        sent("Kent", AFTER + timedelta(days=days))
    at = AFTER + timedelta(days=60)

    essex, kent = (letter(name).council for name in ("Essex", "Kent"))

    def told(limit, council, at=at):
        return issues_of(newest_letters(at, limit, council))

    assert told(1, kent) == told(9, kent) == THREE_ISSUES
    assert told(9, essex) == [("Essex", 1, None)]
    before = at - timedelta(seconds=1)
    assert told(9, kent, before) == [("Kent", 2, None), ("Kent", 1, 2)]
    assert told(9, kent, BEFORE) == []
    both = Together(YEAR, INSTANT, councils=2, reissues=0)
    for limit, together in ((1, []), (9, [both])):
        found, alone = newest_together(at, limit)
        assert (found, issues_of(alone)) == (together, THREE_ISSUES)
    assert newest_together(AFTER, 9) == ([both], [])
    assert newest_together(BEFORE, 9) == ([], [])


def test_letters_of_one_instant_say_how_many_replace_others():
    composed()
    for name in ("Kent", "Essex", "Surrey"):
        sent(name)
    for name in ("Kent", "Essex"):
        reissue(letter(name), "Again.", by=ann(), at=LATER)
        sent(name, LATER)
    assert newest_together(LATER, 9) == (
        [Together(YEAR, LATER, 2, 2), Together(YEAR, INSTANT, 3, 0)],
        [],
    )
