"""Composing a year: drafts are made and made new; what is approved or sent stays as it is."""

from datetime import date, timedelta

import pytest

from complaints.models import Release
from complaints.releases.steps import approval
from councils.refusals import Refused
from letters.composing.drafts import compose_letters, template_of
from letters.composing.letters import YearOfLetters
from letters.models import Letter, LetterTemplate
from tests import factories
from tests.complaints.preparation import MINUTE, announced, draft
from tests.letters.correspondence import (
    AFTER,
    AT,
    INSTANT,
    WRITTEN,
    YEAR,
    ann,
    approved,
    ben,
    composed,
    councils_with_decisions,
    last_change,
    letter,
    sent,
)

pytestmark = pytest.mark.django_db


def again(at=WRITTEN + timedelta(hours=1)):
    return compose_letters(YEAR, by=ann(), at=at)


def revised(at=AFTER, reason="A case of Kent was counted as upheld.") -> Release:
    """A further edition in which Kent has one upheld less."""
    decision = (
        Release.objects.get(edition=1)
        .cases.filter(council__name__startswith="Kent", outcome="upheld")[0]
        .decision
    )
    type(decision).objects.filter(pk=decision.pk).update(outcome="not_upheld")
    return factories.release(public_at=at + timedelta(days=1), made_at=at, reason=reason)


def test_each_council_of_the_year_gets_one_draft():
    release = composed()
    rows = Letter.objects.values_list("council__name", "issue", "release", "composed_by__username")
    assert sorted(rows) == [
        (f"{name} County Council", 1, release.pk, "ann") for name in ("Essex", "Kent", "Surrey")
    ]
    assert {each.state(WRITTEN) for each in Letter.objects.all()} == {"draft"}
    assert last_change(letter()) == ("ann", "Composed")


def test_a_year_without_an_approved_release_is_refused():
    councils_with_decisions()
    with pytest.raises(Refused, match=r"^2024-25 has no approved release: letters give the"):
        again()
    draft()
    with pytest.raises(Refused, match=r"^2024-25 has no approved release"):
        again()
    assert not Letter.objects.exists()


def test_a_council_that_had_closed_before_the_year_gets_no_letter():
    gone = factories.council("Gone County Council", closed_on=date(2024, 4, 1))
    # A case of it was recorded as complied with after it had closed.
    factories.recommendation(
        factories.decision(gone, decided_on=date(2024, 3, 20)), recorded_on=date(2024, 5, 1)
    )
    composed()
    assert Release.objects.get().figures.filter(council=gone).exists()
    assert not Letter.objects.filter(council=gone).exists()


def test_composing_again_changes_nothing_where_nothing_changed():
    composed()
    before = list(Letter.history.values_list("history_id", flat=True))
    done = again()
    assert (len(done.same), done.made, done.updated) == (3, [], [])
    assert list(Letter.history.values_list("history_id", flat=True)) == before
    assert done.sentence == "Letters of 2024-25, edition 1: 3 the same as before."


def test_composing_again_takes_the_year_s_new_words_into_drafts_alone():
    composed()
    approved("Essex")
    sent("Surrey")
    before = {name: letter(name).content for name in ("Essex", "Surrey")}
    LetterTemplate.objects.update(notes="It was a year of floods.", dated_on=date(2025, 4, 30))
    done = again()
    assert done.sentence == (
        "Letters of 2024-25, edition 1: 1 brought up to date; 1 approved already, and left as they"
        " are; 1 sent already, and left as they are."
    )
    assert "It was a year of floods." in str(letter("Kent").content)
    assert letter("Kent").dated_on == date(2025, 4, 30)
    assert {name: letter(name).content for name in before} == before
    assert last_change(letter("Kent")) == ("ann", "Composed again")


def test_after_a_revision_only_who_changed_is_proposed_a_further_letter():
    composed()
    for name in ("Kent", "Essex", "Surrey"):
        sent(name)
    revised()
    done = again(AFTER + MINUTE)
    assert (done.proposed, done.sent) == (
        ["Kent County Council"],
        ["Essex County Council", "Surrey County Council"],
    )
    kent = letter("Kent")
    assert (kent.issue, kent.release.edition, kent.state(AFTER)) == (2, 2, "draft")
    assert kent.reason == (
        "The figures of 2024-25 were counted again: A case of Kent was counted as upheld."
    )
    assert kent.content["replaces"].startswith(
        "This is issue 2 of our letter about 2024-25. It replaces issue 1, dated 15 April 2025."
    )
    assert kent.content["panels"][0]["part"] == 1
    assert Letter.objects.get(council=kent.council, issue=1).content["panels"][0]["part"] == 2


def test_a_letter_of_a_withdrawn_edition_is_published_with_the_next_where_it_still_says_so():
    """Kent's figures changed before the instant: it gets another letter, the others keep theirs."""
    first = composed()
    for name in ("Kent", "Essex", "Surrey"):
        sent(name)
    approval.withdraw(first, "Kent found a mistake.", by=ben(), at=WRITTEN + timedelta(hours=2))
    second = revised(at=WRITTEN + timedelta(hours=3))
    again(WRITTEN + timedelta(hours=4))
    assert letter("Essex").published_with == second
    assert letter("Essex").release == first
    kent = Letter.objects.filter(council__name__startswith="Kent").order_by("issue")
    assert [(each.issue, each.published_with_id) for each in kent] == [
        (1, first.pk),
        (2, second.pk),
    ]
    public = Letter.objects.public(second.public_at).values_list("council__name", flat=True)
    assert sorted(public) == ["Essex County Council", "Surrey County Council"]


def test_a_draft_of_a_withdrawn_edition_takes_the_next_with_its_own_paragraph():
    first = composed()
    Letter.objects.update(own_paragraph="Thank you for the visit.")
    approval.withdraw(first, "A mistake.", by=ben(), at=WRITTEN + timedelta(hours=2))
    second = revised(at=WRITTEN + timedelta(hours=3))
    again(WRITTEN + timedelta(hours=4))
    assert {each.release_id for each in Letter.objects.all()} == {second.pk}
    assert "Thank you for the visit." in str(letter().content)


def test_a_new_year_begins_with_our_words_and_last_year_s_signature():
    LetterTemplate.objects.create(
        year=YEAR.previous,
        dated_on=date(2024, 5, 1),
        purpose="Old.",
        closing="Old.",
        signed_by="A. Ombudsman",
        signed_as="Interim Ombudsman",
        signature=b"an image",
    )
    made = template_of(YEAR, WRITTEN)
    assert (made.signed_by, made.signed_as, bytes(made.signature)) == (
        "A. Ombudsman",
        "Interim Ombudsman",
        b"an image",
    )
    assert made.dated_on == date(2025, 4, 15)
    assert "1 April 2024 to 31 March 2025" in made.purpose
    assert template_of(YEAR, INSTANT) == made


def test_the_number_of_queries_does_not_grow_with_the_councils(django_assert_max_num_queries):
    councils_with_decisions()
    for number in range(12):
        factories.decision(factories.council(f"County {number}"))
    announced()
    with django_assert_max_num_queries(24):
        again()
    with django_assert_max_num_queries(20):
        again(AT + timedelta(hours=9))


def test_one_that_cannot_be_composed_is_named_and_the_others_are_drafts(monkeypatch):
    councils_with_decisions()
    announced()
    content = YearOfLetters.content

    def failing(self, council, *rest, **more):
        if council.name.startswith("Kent"):
            raise KeyError(council.pk)
        return content(self, council, *rest, **more)

    monkeypatch.setattr(YearOfLetters, "content", failing)
    done = again()
    assert done.made == ["Essex County Council", "Surrey County Council"]
    assert done.refused == {
        "Kent County Council": "Something went wrong (KeyError): it was noted for whoever runs the"
        " portal."
    }
    assert done.sentence == ("Letters of 2024-25, edition 1: 2 composed; 1 could not be composed.")
    assert Letter.objects.count() == 2
    monkeypatch.undo()
    done = again()
    assert (done.made, done.refused) == (["Kent County Council"], {})


def test_a_draft_that_cannot_be_made_anew_stays_as_it_was(monkeypatch):
    composed()
    Letter.objects.filter(pk=letter("Kent").pk).update(content={"version": 99})
    done = again()
    assert list(done.refused) == ["Kent County Council"]
    assert len(done.same) == 2
