"""One letter's page, its own paragraph, and the steps that are taken with it."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.letters.steps import letter_text
from letters.models import Letter, LetterFile
from tests.complaints.preparation import MINUTE
from tests.letters.correspondence import AFTER, approved, composed, last_change, letter, sent
from tests.letters.models.rows import message
from tests.letters.screens import (
    NOON,
    address,
    ann,
    ben,
    errors,
    hidden,
    said,
    signed_in,
    step,
    steps_on,
    text,
)
from tests.letters.sending.letters_ready import contact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", ben().username)


def page_of(client, made: Letter):
    return client.get(address("change", made.pk))


def test_it_is_shown_as_the_council_reads_it_with_who_made_it(statistician):
    composed()
    page = text(page_of(statistician, letter()))
    assert "Composed by Ann Example on 15 April 2025, 11.00am, with the figures of" in page
    assert "Annual review letter 2025 Dear Chief Executive" in page
    assert "Uphold rate 2 of 3" in page
    assert "15 April 2025, 11.00am: Composed, Ann Example" in page


def test_it_says_to_whom_it_goes_and_who_has_nobody(statistician):
    composed()
    contact(letter().council, "chief@kent.example.org", name="Dee Exec")
    contact(letter().council, "chair@kent.example.org", role="scrutiny_chair")
    page = text(page_of(statistician, letter("Kent")))
    assert "To chief@kent.example.org, Dee Exec, chief executive" in page
    assert "Copy to chair@kent.example.org, chair of scrutiny" in page
    assert "no chief executive to write to" not in page
    essex = page_of(statistician, letter("Essex"))
    assert "It has no chief executive to write to" in text(essex)
    link = f'href="/admin/councils/council/{letter("Essex").council_id}/change/"'
    assert essex.content.decode().count(link) == 2


@pytest.mark.parametrize(
    ("state", "role", "offered"),
    [
        ("draft", "Statistician", ["paragraph", "discard"]),
        ("draft", "Reviewer", ["approve", "give-back"]),
        ("approved", "Statistician", ["paragraph"]),
        ("approved", "Reviewer", ["give-back"]),
        ("sent", "Statistician", ["reissue"]),
        ("sent", "Reviewer", []),
        ("public", "Statistician", ["reissue"]),
        ("public", "Reviewer", []),
    ],
)
def test_only_what_fits_its_state_and_the_role_is_offered(state, role, offered, clock):
    composed()
    if state != "draft":
        approved()
    if state in ("sent", "public"):
        sent()
    if state == "public":
        clock.set(AFTER)
    page = page_of(signed_in(role), letter())
    assert steps_on(page) == offered
    assert ("Send this one" in text(page)) is (state == "approved")


def test_a_paragraph_is_written_and_stands_in_the_letter(statistician):
    composed()
    page = statistician.get(address("paragraph", letter().pk))
    typed = {"text": "You answered late.\r\n\r\n- twice\r\n- and <b>again</b>"}
    page = statistician.post(address("paragraph", letter().pk), hidden(page) | typed, follow=True)
    assert said(page) == ["The paragraph is kept."]
    assert letter().own_paragraph == "You answered late.\n\n- twice\n- and <b>again</b>"
    assert "About your council You answered late. twice and <b>again</b>" in text(page)
    assert "<b>again</b>" not in page.content.decode()
    assert last_change(letter()) == ("ann", "Own paragraph changed")


def test_words_that_may_identify_a_person_are_changed_or_confirmed(statistician):
    composed()
    at_page = address("paragraph", letter().pk)
    typed = {"text": "As Mrs Jane Doe wrote."}
    page = statistician.post(at_page, hidden(statistician.get(at_page)) | typed)
    assert "this may identify a person: Mrs Jane Doe" in errors(page)["text"][0]
    assert letter().own_paragraph == ""
    confirmed = hidden(page) | typed | {"words_confirmed": "on"}
    assert said(statistician.post(at_page, confirmed, follow=True)) == ["The paragraph is kept."]
    assert LogEntry.objects.get().change_message == (
        "Confirmed as identifying nobody: Mrs Jane Doe"
    )


def test_nobody_overwrites_what_another_wrote_meanwhile(statistician):
    composed()
    at_page = address("paragraph", letter().pk)
    opened = hidden(statistician.get(at_page))
    letter_text.write_own_paragraph(letter(), "Ben’s words.", by=ben(), at=NOON)
    page = statistician.post(at_page, opened | {"text": "Ann’s words."})
    assert errors(page)["__all__"][0].startswith("It was changed by Ben Sample on 15 April 2025")
    assert "As it is kept now Ben’s words." in text(page)
    assert "Ann’s words." in text(page)
    assert letter().own_paragraph == "Ben’s words."
    statistician.post(at_page, hidden(page) | {"text": "Ben’s words. Ann’s words."})
    assert letter().own_paragraph == "Ben’s words. Ann’s words."


def test_in_a_letter_that_was_sent_nothing_is_written(statistician):
    composed()
    sent()
    at_page = address("paragraph", letter().pk)
    typed = {"text": "Too late.", "seen": letter().revision}
    for page in (
        statistician.get(at_page, follow=True),
        statistician.post(at_page, typed, follow=True),
    ):
        assert "what was sent is not changed" in text(page)
        assert 'value="Save"' not in page.content.decode()
    assert letter().own_paragraph == ""


def test_writing_in_an_approved_letter_makes_it_a_draft_again(statistician):
    composed()
    approved()
    at_page = address("paragraph", letter().pk)
    page = statistician.get(at_page)
    assert "Saving makes it a draft again" in text(page)
    page = statistician.post(at_page, hidden(page) | {"text": "One more thing."}, follow=True)
    assert said(page) == [
        "The paragraph is kept. Its approval is void: somebody else approves it again."
    ]
    assert (letter().approved_at, LetterFile.objects.count()) == (None, 0)


def test_a_second_person_approves_and_what_is_kept_is_the_pdf(reviewer):
    composed()
    page = step(reviewer, letter(), "approve")
    assert said(page) == ["Approved. Its PDF is kept as it will be sent."]
    assert (letter().approved_by, letter().approved_at) == (ben(), NOON)
    kept = reviewer.get(address("pdf", letter().pk))
    assert kept.content == bytes(letter().file.pdf)
    assert "Approved by Ben Sample on 15 April 2025, 12.00pm." in text(page)


def test_nobody_approves_what_they_composed_or_wrote_in():
    composed()
    letter_text.write_own_paragraph(letter("Essex"), "More.", by=ben(), at=NOON)
    ann().groups.add(*ben().groups.all())
    sentence = "You composed it, so somebody else approves it."
    for who, name in ((ann(), "Kent"), (ben(), "Essex")):
        client = Client()
        client.force_login(who)
        page = page_of(client, letter(name))
        assert "approve" not in steps_on(page)
        assert sentence in text(page)
        assert errors(step(client, letter(name), "approve")) == {"__all__": [sentence]}
        assert letter(name).approved_at is None


def test_a_letter_that_changed_since_it_was_read_is_not_approved(reviewer):
    composed()
    opened = hidden(reviewer.get(address("step", letter().pk, "approve")))
    letter_text.write_own_paragraph(letter(), "Not read.", by=ann(), at=NOON)
    answer = reviewer.post(address("step", letter().pk, "approve"), opened)
    assert "after you opened this page. Nothing was done" in errors(answer)["__all__"][0]
    assert letter().approved_at is None


def test_an_approved_letter_is_given_back(reviewer):
    composed()
    page = step(reviewer, approved(), "give-back", comment="Leave out the street.")
    assert said(page) == [
        "Given back: it is a draft again. Ann Example reads why, where they work."
    ]
    assert letter().approved_at is None
    assert "Leave out the street." in text(page)
    assert steps_on(page) == ["submit-again"]
    page = step(signed_in("Statistician"), letter(), "submit-again")
    assert said(page) == ["It waits for approval again."]
    assert "It waits for nobody" not in text(page)


def test_a_draft_is_discarded(statistician):
    composed()
    page = step(statistician, letter(), "discard")
    assert said(page) == ["Letter to Kent County Council about 2024-25 has been discarded."]
    assert Letter.objects.filter(council__short_name="Kent").count() == 0


def test_a_sent_letter_is_corrected_by_a_further_one(statistician):
    composed()
    first = sent()
    assert errors(step(statistician, first, "reissue", reason=" ")) == {
        "reason": ["This field is required."]
    }
    page = step(statistician, first, "reissue", reason="A name was wrong.")
    assert said(page)[0].startswith("This is the draft that will replace it.")
    assert (letter().issue, letter().reason) == (2, "A name was wrong.")
    assert "It replaces issue 1, dated 15 April 2025. A name was wrong." in text(page)
    assert re.search(r"Issue 1 ?, dated 15 April 2025 ?, was sent before", text(page))
    before = page_of(statistician, first)
    assert "is to replace it, and is not sent yet" in text(before)
    assert steps_on(before) == []


def test_a_step_that_no_longer_fits_says_why(reviewer):
    composed()
    approved()
    page = text(reviewer.get(address("step", letter().pk, "approve")))
    assert "It is approved already." in page
    assert "Approved by Ben Sample" in page
    answer = reviewer.post(address("step", letter().pk, "approve"), {"seen": letter().revision})
    assert errors(answer) == {"__all__": ["It is approved already."]}
    assert 'class="default"' not in answer.content.decode()


def test_its_messages_are_shown_with_what_can_be_decided(statistician):
    composed()
    made = message(
        letter=approved(),
        council=letter().council,
        state="unsure",
        to="chief@kent.example.org",
        copies="chair@kent.example.org\nleader@kent.example.org",
        problem="The connection ended.",
        note="One line.",
        tried_at=NOON - MINUTE,
    )
    page = page_of(statistician, letter())
    assert (
        "Kent County Council: perhaps sent To chief@kent.example.org; copies to"
        " chair@kent.example.org, leader@kent.example.org. Tried last on 15 April 2025, 11.59am."
        " The connection ended. One line. Try again It arrived Sent another way"
    ) in text(page)
    assert "say below what happens with it" in text(page)
    assert "Send this one" not in text(page)
    found = re.findall(rf"/message/{made.pk}/([a-z-]+)/", page.content.decode())
    assert found == ["try-again", "arrived", "sent-otherwise"]


def test_an_address_of_nothing_is_not_found(reviewer):
    composed()
    for each in (
        address("change", 999),
        address("pdf", 999),
        address("step", 999, "approve"),
        address("step", letter().pk, "nonsense"),
    ):
        assert reviewer.get(each).status_code == 404


@pytest.mark.parametrize("contacts", [1, 3])
def test_a_page_has_a_fixed_number_of_queries(reviewer, contacts):
    composed()
    for number in range(contacts):
        contact(letter().council, f"{number}@kent.example.org")
        letter_text.write_own_paragraph(
            letter(), f"{number}", by=ann(), at=NOON + timedelta(seconds=number)
        )
    made = letter()
    with CaptureQueriesContext(connection) as queries:
        page_of(reviewer, made)
    own = re.compile('FROM "(letters|councils|complaints)_')
    assert len([each for each in queries if own.search(each["sql"])]) == 17
