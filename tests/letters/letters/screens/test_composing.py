"""Composing a year's letters from the screen."""

from datetime import timedelta

import pytest

from complaints.releases.steps import approval, preparation
from letters.models import Letter, LetterTemplate
from tests.complaints.preparation import MINUTE, announced, decide, draft
from tests.letters.correspondence import (
    AFTER,
    approved,
    composed,
    councils_with_decisions,
    letter,
    sent,
)
from tests.letters.screens import NOON, address, ann, ben, errors, signed_in, text

pytestmark = pytest.mark.django_db
YEAR = {"year": "2024-25"}


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(NOON)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


def lists(page) -> list[tuple[str, list[str]]]:
    return page.context["lists"]


def test_every_council_gets_a_draft_and_the_year_its_words(statistician):
    councils_with_decisions()
    announced()
    assert "2024-25, edition 1" in text(statistician.get(address("compose")))
    page = statistician.post(address("compose"), YEAR)
    assert "Letters of 2024-25, edition 1: 3 composed" in text(page)
    names = ["Essex County Council", "Kent County Council", "Surrey County Council"]
    assert lists(page) == [("Composed", names)]
    assert set(Letter.objects.values_list("composed_by", "composed_at")) == {(ann().pk, NOON)}
    words = LetterTemplate.objects.get()
    assert f"/admin/letters/lettertemplate/{words.pk}/change/" in page.content.decode()


def test_composing_again_takes_new_words_and_leaves_the_rest(statistician):
    composed()
    approved("Kent")
    sent("Essex")
    LetterTemplate.objects.update(notes="A hard year.")
    page = statistician.post(address("compose"), YEAR)
    assert lists(page) == [
        ("Brought up to date", ["Surrey County Council"]),
        ("Approved already, and left as they are", ["Kent County Council"]),
        ("Sent already, and left as they are", ["Essex County Council"]),
    ]


def test_after_a_revision_only_those_whose_figures_changed_are_proposed(statistician, clock):
    composed()
    for name in ("Essex", "Kent", "Surrey"):
        sent(name)
    decide(letter("Kent").council, upheld=1)
    later = AFTER + timedelta(days=1)
    release = draft(reason="One case had been left out.", public_at=later, at=AFTER)
    preparation.submit(release, by=ann(), at=AFTER + MINUTE)
    approval.approve(release, by=ben(), at=AFTER + 2 * MINUTE)
    clock.set(AFTER + 3 * MINUTE)
    page = statistician.post(address("compose"), YEAR)
    assert lists(page) == [
        ("Proposed again, because the council’s own figures changed", ["Kent County Council"]),
        (
            "Sent already, and left as they are",
            ["Essex County Council", "Surrey County Council"],
        ),
    ]
    assert letter("Kent").issue == 2


def test_without_an_approved_release_there_is_nothing_to_compose(statistician):
    councils_with_decisions()
    draft()
    page = statistician.get(address("compose"))
    assert "No year has an approved release yet" in text(page)
    answer = statistician.post(address("compose"), YEAR)
    assert list(errors(answer)) == ["year"]
    assert not Letter.objects.exists()


def test_the_year_in_the_address_is_chosen(statistician):
    composed()
    page = statistician.get(address("compose"), YEAR)
    assert '<option value="2024-25" selected>' in page.content.decode()
    assert "2024-25, edition 1, composed before" in text(page)
