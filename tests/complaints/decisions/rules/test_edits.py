"""An edit voids an approval, and who changed last what the public reads does not approve it."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from simple_history.utils import bulk_create_with_history

from complaints.decisions.rules.edits import (
    IMPROVEMENTS,
    PUBLIC_FIELDS,
    last_writers,
    note_edit,
)
from complaints.models import Decision, Recommendation
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2024, 9, 2, 12, tzinfo=UTC)


@pytest.fixture
def ann():
    return get_user_model().objects.create_user("ann")


@pytest.fixture
def bea():
    return get_user_model().objects.create_user("bea")


@pytest.fixture
def cat():
    return get_user_model().objects.create_user("cat")


def approved(decision: Decision, by) -> Decision:
    decision.text_approved_by, decision.text_approved_at = by, AT
    decision._history_user = by
    decision.save()
    return decision


def edited(row, by, **fields):
    """Changed past `note_edit`, as a shell would: only the history knows."""
    for name, value in fields.items():
        setattr(row, name, value)
    row._history_user = by
    row.save()
    return row


def void(decision: Decision, by, **fields) -> Decision:
    for name, value in fields.items():
        setattr(decision, name, value)
    note_edit(decision, fields, by, AT)
    return edited(decision, by)


def entered(by, **fields) -> Decision:
    """A decision that somebody typed: approved by nobody."""
    decision = factories.decision(text_approved_at=None, **fields)
    decision.history.update(history_user=by)
    return decision


@pytest.mark.parametrize("name", sorted(PUBLIC_FIELDS | {IMPROVEMENTS}))
def test_an_edit_of_what_the_public_reads_voids_the_approval(name, ann, bea):
    decision = factories.decision(text_approved_by=bea, text_changed_by=ann, revision=4)
    assert note_edit(decision, {name}, bea, AT) is True
    assert decision.text_approved_by is None
    assert decision.text_approved_at is None
    assert (decision.text_changed_by, decision.revision) == (bea, 5)


@pytest.mark.parametrize("name", ["received_on", "recommendations", "withheld_note"])
def test_any_other_edit_is_counted_and_leaves_the_approval(name, ann, bea):
    decision = factories.decision(text_approved_by=bea, text_changed_by=ann, revision=4)
    approved_at = decision.text_approved_at
    assert note_edit(decision, {name}, ann, AT) is False
    assert (decision.text_approved_by, decision.text_approved_at) == (bea, approved_at)
    assert (decision.text_changed_by, decision.revision) == (ann, 5)


def test_no_change_is_no_edit(ann):
    decision = factories.decision(revision=4)
    assert note_edit(decision, set(), ann, AT) is False
    assert (decision.revision, decision.text_changed_by) == (4, None)


def test_what_was_not_approved_has_no_approval_to_void(ann):
    decision = factories.decision(text_approved_at=None)
    assert note_edit(decision, {"summary"}, ann, AT) is False
    assert decision.text_changed_by == ann


def test_the_public_fields_are_all_that_a_page_says_of_a_decision():
    others = {field.name for field in Decision._meta.concrete_fields} - PUBLIC_FIELDS
    assert others == {
        "id",
        "received_on",
        "withheld_reason",
        "withheld_note",
        "withheld_at",
        "withheld_by",
        "hidden_at",
        "restored_at",
        "withholding_confirmed_by",
        "text_changed_by",
        "text_approved_by",
        "text_approved_at",
        "revision",
    }


def test_whoever_entered_it_wrote_it(ann):
    assert last_writers(entered(ann)) == {ann.pk}


def test_an_approval_ends_what_was_written_before(ann, bea):
    assert last_writers(approved(entered(ann), bea)) == set()


def test_whoever_edited_it_last_since_its_approval_is_asked_for(ann, bea, cat):
    decision = void(approved(entered(ann), bea), cat, summary="Other words.")
    assert last_writers(decision) == {cat.pk}
    decision = void(decision, bea, title="A title")
    assert last_writers(decision) == {bea.pk}


def test_an_edit_past_the_admin_is_known_from_the_history(ann, bea):
    decision = entered(ann)
    edited(decision, bea, summary="Other words.")
    assert last_writers(decision) == {bea.pk}


def test_what_a_command_changed_was_changed_by_nobody(ann):
    decision = entered(ann)
    edited(decision, None, summary="Other words.")
    assert last_writers(decision) == {ann.pk}


def test_all_that_one_press_changed_has_one_writer_whatever_row_came_last(ann, bea):
    decision = entered(ann)
    decision.history.update(history_date=AT)
    factories.recommendation(decision)
    Recommendation.history.update(history_user=bea, history_date=AT)
    assert last_writers(decision) == {ann.pk, bea.pk}


def test_what_the_public_does_not_read_makes_nobody_a_writer(ann, bea):
    decision = entered(ann)
    edited(decision, bea, received_on=decision.decided_on, withheld_reason="other")
    assert last_writers(decision) == {ann.pk}


def test_an_edit_that_leaves_the_approval_is_none_of_the_text(ann, bea, cat):
    decision = approved(entered(ann), bea)
    edited(decision, cat, received_on=decision.decided_on)
    assert last_writers(decision) == set()


def test_whoever_added_changed_or_removed_an_improvement_changed_the_text(ann, bea, cat):
    decision = entered(ann)
    edited(factories.recommendation(decision, number=1), bea, public_summary="Train staff.")
    assert last_writers(decision) == {bea.pk}
    removed = factories.recommendation(decision, number=2)
    removed._history_user = cat
    removed.delete()
    assert last_writers(decision) == {cat.pk}


def test_compliance_and_private_words_make_nobody_a_writer(ann, bea):
    decision = entered(ann)
    edited(factories.recommendation(decision), bea, done_on=None, outcome="", recorded_on=None)
    private = factories.recommendation(decision, kind="personal_remedy", public_summary="")
    edited(private, bea, private_text="Pay Mrs B £500.")
    assert last_writers(decision) == {ann.pk}


def test_an_improvement_changed_before_the_approval_was_approved(ann, bea, cat):
    decision = entered(ann)
    improvement = edited(factories.recommendation(decision), bea, public_summary="Train staff.")
    decision = approved(decision, cat)
    assert last_writers(decision) == set()
    edited(improvement, bea, public_summary="Train all staff.")
    assert last_writers(decision) == {bea.pk}


def test_the_improvement_of_another_decision_is_none_of_its_text(ann, bea):
    decision = entered(ann)
    edited(factories.recommendation(), bea, public_summary="Train staff.")
    assert last_writers(decision) == {ann.pk}


def test_a_history_that_begins_with_a_change_tells_who_made_it_by_the_row(ann, bea):
    decision = factories.decision()
    factories.recommendation(decision)
    Decision.history.all().delete()
    Recommendation.history.all().delete()
    decision = void(decision, bea, summary="Other words.")
    edited(decision.recommendations.get(), ann, done_on=None, outcome="", recorded_on=None)
    assert last_writers(decision) == {bea.pk}


def test_rows_loaded_together_with_their_approval_were_written_by_nobody():
    decision = factories.decision()
    decision.history.update(history_date=AT)
    made = Recommendation(
        decision=decision,
        council=decision.council,
        number=1,
        kind="service_improvement",
        public_summary="Train staff.",
        due_on=decision.decided_on,
    )
    bulk_create_with_history([made], Recommendation, default_date=AT)
    assert last_writers(decision) == set()


def test_an_approval_that_was_taken_back_bars_who_wrote_before_it_again(ann, bea, cat):
    decision = entered(ann)
    void(decision, cat, summary="Cat's words.")
    approved(decision, bea)
    assert last_writers(decision) == {cat.pk}
    decision.text_approved_by = decision.text_approved_at = None
    decision._change_reason = "Approval taken back: a name is in it"
    edited(decision, bea)
    assert last_writers(decision) == {cat.pk}
