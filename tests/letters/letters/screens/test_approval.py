"""Many letters approved at once: which, which not and why."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.letters.steps import letter_text
from letters.models import Letter
from tests import factories
from tests.complaints.preparation import decide
from tests.letters.correspondence import approved, composed, letter
from tests.letters.screens import NOON, address, ann, ben, said, signed_in, text, written

pytestmark = pytest.mark.django_db
PAGE = "?year=2024-25"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def reviewer():
    return signed_in("Reviewer", ben().username)


def names(listed) -> list[str]:
    return [each.letter.council.short_name for each in listed]


def ticked(page) -> list[str]:
    return re.findall(r'name="seen" value="([\d-]+)" checked', page.content.decode())


def test_all_drafts_of_a_year_are_approved(reviewer):
    composed()
    page = reviewer.get(address("approve") + PAGE)
    assert names(page.context["to_approve"]) == ["Essex", "Kent", "Surrey"]
    lines = written(reviewer.post(address("approve") + PAGE, {"seen": ticked(page)}))
    assert lines == ["Letters approved: all 3 letters", "3 letters were approved."]
    assert set(Letter.objects.values_list("approved_by", "approved_at")) == {(ben().pk, NOON)}
    assert [bytes(each.file.pdf)[:5] for each in Letter.objects.all()] == [b"%PDF-"] * 3


def test_those_that_are_not_ticked_stay_drafts(reviewer):
    composed()
    kent = f"{letter('Kent').pk}-{letter('Kent').revision}"
    lines = written(reviewer.post(address("approve") + PAGE, {"seen": [kent]}))
    assert lines[1] == "1 letter was approved."
    assert list(Letter.objects.drafts().values_list("council__short_name", flat=True)) == [
        "Essex",
        "Surrey",
    ]


def test_own_work_is_left_out_and_refused():
    composed()
    letter_text.write_own_paragraph(letter("Essex"), "More.", by=ben(), at=NOON)
    client = Client()
    client.force_login(ben())
    page = client.get(address("approve") + PAGE)
    assert names(page.context["to_approve"]) == ["Kent", "Surrey"]
    assert "Left out: 1 Essex County Council : You composed it, so somebody else" in text(page)
    essex = f"{letter('Essex').pk}-{letter('Essex').revision}"
    lines = written(client.post(address("approve") + PAGE, {"seen": [*ticked(page), essex]}))
    assert lines[1:3] == [
        "2 letters were approved.",
        "Essex County Council, not approved: You composed it, so somebody else approves it.",
    ]
    assert letter("Essex").approved_at is None


def test_whoever_wrote_last_in_a_letter_that_was_composed_again_does_not_approve_it():
    composed()
    letter_text.write_own_paragraph(letter("Essex"), "More.", by=ben(), at=NOON)
    Letter.objects.filter(pk=letter("Essex").pk).update(composed_by=ann())
    client = Client()
    client.force_login(ben())
    page = client.get(address("approve") + PAGE)
    assert "Essex County Council : You wrote in it last, so somebody else approves it." in text(
        page
    )


def test_what_changed_since_the_page_was_opened_is_not_approved(reviewer):
    composed()
    page = reviewer.get(address("approve") + PAGE)
    letter_text.write_own_paragraph(letter("Kent"), "Not read.", by=ann(), at=NOON)
    lines = written(reviewer.post(address("approve") + PAGE, {"seen": ticked(page)}))
    assert lines[1] == "2 letters were approved."
    assert lines[2].startswith("Kent County Council, not approved: It was changed by Ann Example")
    assert letter("Kent").approved_at is None


def test_an_own_paragraph_is_marked(reviewer):
    composed()
    letter_text.write_own_paragraph(letter("Kent"), "More.", by=ann(), at=NOON)
    page = text(reviewer.get(address("approve") + PAGE))
    assert "Kent County Council, 2024-25 Read it own paragraph" in page
    assert "Essex County Council, 2024-25 Read it Kent" in page


def test_what_has_an_own_paragraph_is_not_ticked(reviewer):
    composed()
    letter_text.write_own_paragraph(letter("Kent"), "More.", by=ann(), at=NOON)
    page = reviewer.get(address("approve") + PAGE)
    assert {int(each.partition("-")[0]) for each in ticked(page)} == {
        letter("Essex").pk,
        letter("Surrey").pk,
    }
    assert "1 with an own paragraph is not ticked, because it says more" in text(page)


@pytest.mark.parametrize("sent", [[], ["nonsense"], ["1-"], ["-1"], ["²-³"]])
def test_nothing_ticked_approves_nothing(reviewer, sent):
    composed()
    page = reviewer.post(address("approve") + PAGE, {"seen": sent})
    assert said(page) == ["No letter was ticked, so none was approved."]
    assert not Letter.objects.approved().exists()


@pytest.mark.parametrize("query", ["", "?year=nonsense", "?year=2019-20", "?letter=x", "?letter=9"])
def test_where_there_is_no_draft_it_leads_back_to_the_list(reviewer, query):
    composed()
    page = reviewer.get(address("approve") + query, follow=True)
    assert page.redirect_chain == [(address("changelist"), 302)]
    assert said(page) == ["There is no draft to approve."]


def test_letters_that_were_approved_meanwhile_are_named(reviewer):
    composed()
    page = reviewer.get(address("approve") + PAGE)
    approved("Kent")
    lines = written(reviewer.post(address("approve") + PAGE, {"seen": ticked(page)}))
    assert lines[1:3] == [
        "2 letters were approved.",
        "Kent County Council, not approved: It is approved already.",
    ]


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_has_a_fixed_number_of_queries(reviewer, more):
    for number in range(more):
        decide(factories.council(f"More {number} Council"), upheld=1)
    composed()
    with CaptureQueriesContext(connection) as queries:
        page = reviewer.get(address("approve") + PAGE)
    assert len(ticked(page)) == 3 + more
    assert len([each for each in queries if 'FROM "letters_' in each["sql"]]) == 3
