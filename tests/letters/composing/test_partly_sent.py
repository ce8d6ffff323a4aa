"""A letter of a withdrawn edition about a closed council with two successors needs no hand."""

from datetime import date, timedelta

import pytest

from complaints.models import Decision, Release
from complaints.releases.steps import approval as releases
from complaints.releases.steps import preparation
from councils.models import Council
from letters.composing.drafts import compose_letters
from letters.letters.steps.approval import approve
from letters.models import Letter, Message
from letters.sending.preparation import prepare_messages
from tests import factories
from tests.complaints.preparation import decide
from tests.letters.correspondence import INSTANT, MINUTE, YEAR, ann, ben, letter
from tests.letters.sending.letters_ready import NOW, ready

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def two():
    """Kent has closed; its letter is approved, and waits to be sent to each of two successors."""
    letters = ready()
    kent = Council.objects.get(name__startswith="Kent")
    new = [factories.council(f"{name} Council") for name in ("North Kent", "South Kent")]
    kent.successors.add(*new)
    Council.objects.filter(pk=kent.pk).update(closed_on=date(2025, 4, 1))
    prepare_messages(
        [each for each in Letter.objects.all() if each.council_id == kent.pk], by=ann(), at=NOW
    )
    assert letters
    assert goes() == {"North Kent Council": "waiting", "South Kent Council": "waiting"}
    return new


def goes(issue: int = 1) -> dict[str, str]:
    rows = Message.objects.filter(letter__council__name__startswith="Kent", letter__issue=issue)
    return dict(rows.order_by("council__name").values_list("council__name", "state"))


def went(*names: str) -> None:
    """As if it had been sent to these."""
    Message.objects.filter(council__name__in=names).update(state="sent", sent_at=NOW)
    if len(names) == 2:
        Letter.objects.filter(council__name__startswith="Kent").update(sent_at=NOW)


def counted_again(kent_differs: bool) -> Release:
    """The announced edition is withdrawn, and the next one announced for the same instant."""
    releases.withdraw(Release.objects.get(), "A mistake.", by=ben(), at=LATER)
    if kent_differs:
        kents = Decision.objects.filter(council__name__startswith="Kent", outcome="upheld")
        Decision.objects.filter(pk=kents.first().pk).update(outcome="not_upheld")
    else:
        decide(Council.objects.get(name__startswith="Essex"), not_upheld=1)
    draft = preparation.prepare(
        YEAR, public_at=INSTANT, reason="Counted again.", by=ann(), at=LATER + MINUTE
    )
    preparation.submit(draft, by=ann(), at=LATER + MINUTE)
    releases.approve(draft, by=ben(), at=LATER + 2 * MINUTE)
    return Release.objects.get(edition=2)


def composed_again():
    return compose_letters(YEAR, by=ann(), at=LATER + 3 * MINUTE)


def prepared(*letters: Letter) -> dict[str, str]:
    return prepare_messages(letters, by=ann(), at=LATER + 5 * MINUTE).refused


def test_both_have_it_and_its_figures_are_the_same_so_it_stands(two):
    went("North Kent Council", "South Kent Council")
    second = counted_again(kent_differs=False)
    assert "Kent County Council" in composed_again().sent
    assert (letter().issue, letter().published_with) == (1, second)
    assert Letter.objects.public(INSTANT).get(council__name__startswith="Kent") == letter()


def test_both_have_it_and_its_figures_changed_so_each_gets_the_next(two):
    went("North Kent Council", "South Kent Council")
    counted_again(kent_differs=True)
    assert composed_again().proposed == ["Kent County Council"]
    assert not approve([letter()], by=ben(), at=LATER + 4 * MINUTE).refused
    assert prepared(letter()) == {}
    assert goes(issue=2) == {"North Kent Council": "waiting", "South Kent Council": "waiting"}


def test_one_has_it_and_its_figures_are_the_same_so_the_other_gets_it_too(two):
    went("North Kent Council")
    second = counted_again(kent_differs=False)
    assert "Kent County Council" in composed_again().approved
    assert (letter().issue, letter().published_with, letter().sent_at) == (1, second, None)
    assert prepared(letter()) == {}
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "waiting"}


@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_one_has_it_and_its_figures_changed_so_each_gets_the_next(two, state):
    went("North Kent Council")
    Message.objects.filter(council__name="South Kent Council").update(state=state, tries=1)
    counted_again(kent_differs=True)
    assert composed_again().proposed == ["Kent County Council"]
    first = Letter.objects.get(council__name__startswith="Kent", issue=1)
    assert first.sent_at == NOW
    assert goes() == {"North Kent Council": "sent"}
    assert not Message.objects.to_look_at().exists()
    assert not approve([letter()], by=ben(), at=LATER + 4 * MINUTE).refused
    assert prepared(letter()) == {}
    assert goes(issue=2) == {"North Kent Council": "waiting", "South Kent Council": "waiting"}
    Letter.objects.filter(issue=2).update(sent_at=LATER + 6 * MINUTE)
    public = Letter.objects.public(INSTANT).filter(council__name__startswith="Kent")
    assert list(public.values_list("issue", flat=True)) == [2]


def test_what_perhaps_went_is_left_for_a_person_to_say(two):
    went("North Kent Council")
    Message.objects.filter(council__name="South Kent Council").update(state="unsure")
    counted_again(kent_differs=True)
    assert "Kent County Council" in composed_again().approved
    assert goes() == {"North Kent Council": "sent", "South Kent Council": "unsure"}
