"""A case is moved to the council it belongs to."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.moves import move
from complaints.decisions.steps.records import released_years
from complaints.models import Decision, Recommendation
from complaints.statistics.counts import cases_in
from councils.public_record import changing_public_record
from councils.refusals import Refused
from councils.years import Year
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


@pytest.fixture
def essex():
    return factories.council("Essex County Council")


@pytest.fixture
def decision(kent):
    return factories.decision(kent, reference="24018407")


def complying():
    return list(Recommendation.objects.order_by("number").values_list("council__slug", flat=True))


def test_the_case_counts_for_the_other_council(decision, kent, essex, ann):
    factories.recommendation(decision)
    done(move, decision, essex, " It is about Essex. ", ann, AT)
    [case] = cases_in(Year.parse("2024-25"))
    assert (case.council_id, case.outcome, case.compliance) == (essex.pk, "upheld", "on_time")
    assert complying() == [essex.slug]
    for row in (decision, Recommendation.objects.get()):
        kept = newest(row)
        assert (kept.history_user, kept.history_date, kept.history_change_reason) == (
            ann,
            AT,
            "Moved: It is about Essex.",
        )


def test_its_text_is_approved_again_by_somebody_else(decision, essex, ann):
    assert list(Decision.objects.public(AT)) == [decision]
    done(move, decision, essex, "It is about Essex.", ann, AT)
    assert list(Decision.objects.public(AT)) == []
    with pytest.raises(Refused, match="You were the last to change"):
        done(approve_text, decision, ann, LATER)
    done(approve_text, decision, colleague("Bob"), LATER)
    assert list(Decision.objects.public(LATER)) == [decision]


def test_what_another_council_has_to_do_stays_with_it(decision, kent, essex, ann):
    third = factories.council("Third Council")
    factories.recommendation(decision)
    factories.recommendation(decision, council=third)
    done(move, decision, essex, "It is about Essex.", ann, AT)
    assert complying() == [essex.slug, third.slug]


def test_what_a_successor_has_to_do_goes_along(ann):
    closed = {"closed_on": date(2024, 7, 1)}
    old, new = factories.council("Old Council", **closed), factories.council("New Council")
    heir, other = factories.council("Heir Council"), factories.council("Other Council", **closed)
    old.successors.add(heir)
    other.successors.add(new)
    decision = factories.decision(old, reference="24018407")
    factories.recommendation(decision, council=heir)
    factories.recommendation(decision, council=old, due_on=date(2024, 6, 20))
    done(move, decision, other, "It is about the other.", ann, AT)
    assert complying() == [new.slug, other.slug]


def test_where_the_register_does_not_say_who_must_comply_nothing_moves(decision, kent, ann):
    closed = factories.council("Closed Council", closed_on=date(2024, 7, 1))
    factories.recommendation(decision)
    with pytest.raises(Refused, match=r"Recommendation 1 cannot go along: Closed .* no successor"):
        done(move, decision, closed, "It is about another.", ann, AT)
    assert Decision.objects.get().council == kent
    assert complying() == [kent.slug]


def test_the_same_council_is_refused(decision, kent, ann):
    with pytest.raises(Refused, match="24 018 407 is about Kent County Council already"):
        done(move, decision, kent, "Why not", ann, AT)


def test_why_is_said(decision, essex, ann):
    with pytest.raises(Refused, match="Say why"):
        done(move, decision, essex, " ", ann, AT)


def test_a_council_that_had_not_opened_is_refused(decision, kent, ann):
    young = factories.council("Young Council", opened_on=date(2024, 6, 4))
    with pytest.raises(ValidationError) as wrong:
        done(move, decision, young, "It is about them.", ann, AT)
    assert wrong.value.message_dict == {
        "decided_on": ["Young Council opened on 4 June 2024, after this date."]
    }
    assert Decision.objects.get().council == kent
    Decision.objects.update(decided_on=date(2024, 6, 4))
    done(move, decision, young, "It is about them.", ann, AT)
    assert Decision.objects.get().council == young


def test_the_second_to_move_it_is_told_what_the_first_did(decision, kent, essex, ann):
    third = factories.council("Third Council")
    done(move, decision, essex, "It is about Essex.", ann, AT, seen=0)
    with pytest.raises(Refused) as refused:
        done(move, decision, third, "It is about a third.", colleague("Bob"), LATER, seen=0)
    assert str(refused.value) == (
        "24 018 407 has changed since you opened this page (last changed by Ann on 1 July 2025,"
        " 9.30am: Moved: It is about Essex.). Nothing was done: read it again first."
    )
    assert Decision.objects.get().council == essex


def test_figures_that_are_frozen_do_not_move(decision, kent, essex, ann):
    assert released_years(decision) == []
    release = factories.release()
    done(move, decision, essex, "It is about Essex.", ann, AT)
    assert released_years(decision) == [Year.parse("2024-25")]
    [counted] = release.cases.all()
    assert counted.council == kent


def test_stopped_in_the_middle_nothing_moves(decision, kent, essex, ann):
    factories.recommendation(decision)

    def stopped():
        with changing_public_record():
            move(decision, essex, "It is about Essex.", ann, AT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert Decision.objects.get().council == kent
    assert complying() == [kent.slug]
