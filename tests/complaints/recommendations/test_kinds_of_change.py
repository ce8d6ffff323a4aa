"""The database tells the kind of change by the words of a summary."""

import pytest

from complaints.models import Recommendation
from complaints.recommendations.kinds_of_change import KINDS
from tests import factories

pytestmark = pytest.mark.django_db


def kind_of(summary: str) -> str:
    made = factories.recommendation(public_summary=summary)
    return Recommendation.objects.values_list("change", flat=True).get(pk=made.pk)


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Train officers who review decisions.", "training"),
        ("The Council will TRAIN its officers.", "training"),
        ("Remind staff to keep a record of the reasons.", "guidance"),
        ("Change standard letters so that they give reasons.", "letters"),
        ("Check that homes tell families about falls.", "checks"),  # it begins so
        ("Keep a list of families and review it.", "records"),
        ("Review how moves are recorded.", "policy"),
        ("Name one officer for each case.", "other"),
        ("Explore constraints.", "other"),  # a word begins so, or it tells nothing
    ],
)
def test_what_it_begins_with_tells_it_else_a_word_in_it(summary, kind):
    assert kind_of(summary) == kind


def test_it_follows_the_summary_whatever_writes_it():
    made = factories.recommendation(public_summary="Train staff.")
    Recommendation.objects.filter(pk=made.pk).update(public_summary="Publish the policy.")
    assert Recommendation.objects.get(pk=made.pk).change == "letters"
    private = factories.recommendation(kind="personal_remedy", public_summary="", private_text="£5")
    assert Recommendation.objects.get(pk=private.pk).change == ""


def test_each_kind_is_named_once():
    assert len({each.name for each in KINDS} | {each.label for each in KINDS}) == 2 * len(KINDS)
