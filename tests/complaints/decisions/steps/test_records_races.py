"""Two people take the same step at once, or one is killed half way: the second is told."""

import pytest
from django.contrib.auth.models import User

from complaints.decisions.steps.reviews import open_review
from complaints.decisions.steps.withholding import withhold
from complaints.models import Decision
from tests import factories
from tests.complaints import racing_steps
from tests.complaints.colleagues import AT, colleague, done
from tests.complaints.elsewhere import came_of, running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def elsewhere(tmp_path):
    with running("tests.complaints.racing_steps", tmp_path) as start:
        yield start


@pytest.fixture
def decision():
    for name in ("Ann", "Bob", "Cat"):
        colleague(name)
    return factories.decision(factories.council("Kent"), reference="24018407")


def the_other_is_told(found: list, *sentences: str) -> None:
    """Of Bob and Cat one was not refused; the other reads the sentence about the first."""
    assert found.count(None) == 1
    first = found.index(None)
    assert found[1 - first] == sentences[first]


def test_of_two_who_withhold_the_second_is_told(elsewhere, decision):
    the_other_is_told(
        came_of(elsewhere("withholdings")),
        *(
            f"24 018 407 is withheld already (consent), by {name}, since 1 July 2025, 9.30am. The"
            " public does not see it."
            for name in ("Bob", "Cat")
        ),
    )


def test_of_two_who_confirm_the_second_is_told(elsewhere, decision):
    done(withhold, decision, "consent", "", User.objects.get(first_name="Ann"), AT)
    Decision.objects.update(revision=0)
    the_other_is_told(
        came_of(elsewhere("confirmations")),
        *(
            f"{name} has confirmed already that 24 018 407 is withheld (last changed by {name} on"
            " 1 July 2025, 9.30am: Withholding confirmed)."
            for name in ("Bob", "Cat")
        ),
    )


def test_of_two_who_approve_the_second_is_told(elsewhere, decision):
    Decision.objects.update(text_approved_at=None)
    the_other_is_told(
        came_of(elsewhere("approvals")),
        *(
            f"{name} approved the text of 24 018 407 already, on 1 July 2025, 9.30am."
            for name in ("Bob", "Cat")
        ),
    )


def test_of_two_who_end_a_review_the_second_is_told(elsewhere, decision):
    done(open_review, decision, AT.date(), "", User.objects.get(first_name="Ann"), AT)
    said = (
        "No review of 24 018 407 is under way: {} ended the last one on 1 July 2025, 9.30am ({})."
    )
    the_other_is_told(
        came_of(elsewhere("endings")),
        said.format("Bob", "confirmed: the decision and its date stand"),
        said.format("Cat", "replaced: a new statement, outcome and date"),
    )


def test_what_is_killed_half_way_leaves_all_as_it_was(elsewhere, decision):
    factories.recommendation(decision)
    essex = factories.council("Essex")
    before = racing_steps.state()
    process = elsewhere("move", "until killed")
    assert process.stdout.readline() == "half way\n"
    process.kill()
    process.wait()
    assert came_of(elsewhere("state")) == before
    assert came_of(elsewhere("move"))[:3] == [essex.slug, [essex.slug], True]
