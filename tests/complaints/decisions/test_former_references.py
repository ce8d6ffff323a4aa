"""What a decision was called before, and what followers know it by."""

import pytest

from complaints.decisions.former_references import current, former_among, known_as
from complaints.models import Decision, FormerReference
from tests import factories
from tests.complaints.colleagues import AT

pytestmark = pytest.mark.django_db
R, S, T = "24018407", "24018408", "24018409"


def called(decision: Decision, *references: str) -> Decision:
    """As if its reference had been corrected, once for each."""
    for each in references:
        FormerReference.objects.create(
            reference=decision.reference, decision=decision, corrected_at=AT
        )
        decision.reference = each
        decision.save()
    return decision


def test_a_former_reference_leads_to_the_one_now():
    called(factories.decision(reference=R), S, T)
    assert (current(R), current(S), current(T)) == (T, T, T)
    assert current("24000001") == "24000001"
    assert former_among([R, S, T, "24000001"]) == {R: T, S: T}


def test_what_has_a_reference_now_comes_first():
    called(factories.decision(reference=R), S)
    factories.decision(reference=R)
    assert (current(R), current(S)) == (R, S)


def names() -> dict[str, str]:
    found = known_as(Decision.objects.all())
    return {each.reference: found[each.pk] for each in Decision.objects.all()}


def test_followers_know_it_by_its_first_reference():
    factories.decision(reference=T)
    called(factories.decision(reference=R), S)
    assert names() == {T: T, S: R}


def test_no_two_are_known_by_one_name_whatever_is_corrected_after():
    called(factories.decision(reference=R), S)
    second = factories.decision(reference=R)
    assert names() == {S: R, R: f"{R}-2"}
    called(second, T)
    assert names() == {S: R, T: f"{R}-2"}
    factories.decision(reference=R)
    assert names() == {S: R, T: f"{R}-2", R: f"{R}-3"}


def test_a_correction_that_was_itself_wrong_is_put_back():
    called(factories.decision(reference=R), S, R)
    assert names() == {R: R}
    assert (current(R), current(S)) == (R, R)


@pytest.mark.parametrize("more", [1, 3])
def test_any_number_is_asked_for_together(more, django_assert_max_num_queries):
    for number in range(more):
        called(factories.decision(reference=f"2400000{number}"), f"2400001{number}")
    decisions = list(Decision.objects.all())
    with django_assert_max_num_queries(2):
        known_as(decisions)
