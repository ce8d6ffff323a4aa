"""What was changed, from what to what, by whom."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from complaints.decisions.history import Seen, changes, shortened
from complaints.models import Decision, Recommendation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return get_user_model().objects.create_user("ann", first_name="Ann", last_name="Able")


def edited(row, by=None, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row._history_user = by
    row.save()
    return row


def fields(change) -> list:
    return [(each.name, each.old, each.new) for each in change.fields]


def test_every_sort_of_value_is_told_as_staff_read_it(ann):
    kent = factories.council("Kent County Council")
    decision = factories.decision(kent, reference="24018407")
    subject = factories.subject()
    edited(
        decision,
        ann,
        reference="24018408",
        council=factories.council("Medway Council"),
        received_on=date(2024, 1, 5),
        outcome="not_upheld",
        subject=subject,
        text_approved_at=datetime(2024, 7, 1, 12, tzinfo=UTC),
        text_approved_by=ann,
        text_changed_by=None,
        revision=3,
    )
    newest = changes(decision)[0]
    assert (newest.about, newest.done, newest.by) == ("Decision", "Changed", "Ann Able")
    assert fields(newest) == [
        ("Reference", "24 018 407", "24 018 408"),
        ("Council", "Kent County Council", "Medway Council"),
        ("Received on", "empty", "5 January 2024"),
        ("Outcome", "Upheld", "Not upheld"),
        ("Subject", "empty", "Housing › Homelessness"),
        ("Text approved by", "empty", "Ann Able"),
        ("Text approved at", "4 June 2024, 12.00pm", "1 July 2024, 1.00pm"),
    ]


def test_recommendations_stand_with_their_decision_newest_first(ann):
    decision = factories.decision()
    row = factories.recommendation(decision)
    edited(row, ann, done_on=date(2024, 7, 1))
    row._history_user = ann
    row.delete()
    assert [(each.about, each.done) for each in changes(decision)] == [
        ("Recommendation 1", "Removed"),
        ("Recommendation 1", "Changed"),
        ("Recommendation 1", "Entered"),
        ("Decision", "Entered"),
    ]
    assert fields(changes(decision)[1]) == [("Done on", "15 July 2024", "1 July 2024")]


def test_what_belongs_to_another_decision_is_not_told():
    decision = factories.decision()
    factories.recommendation()
    assert [each.about for each in changes(decision)] == ["Decision"]


def test_only_what_came_after_what_was_seen(ann):
    decision = factories.decision()
    row = factories.recommendation(decision)
    seen = Seen.now(decision)
    assert changes(decision, seen) == []
    edited(decision, ann, title="New")
    edited(row, ann, private_text="More")
    assert [fields(each) for each in changes(decision, seen)] == [
        [("Private text", "empty", "More")],
        [("Title", "empty", "New")],
    ]
    assert Seen.parse(str(seen)) == seen


@pytest.mark.parametrize("text", ["", "1", "a.b", "1.2.3"])
def test_what_was_seen_is_two_numbers(text):
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        Seen.parse(text)


def test_bookkeeping_alone_is_not_told_but_a_reason_is(ann):
    decision = factories.decision()
    edited(decision, ann, revision=1)
    assert [each.done for each in changes(decision)] == ["Entered"]
    decision._change_reason = "Checked again"
    edited(decision, ann, revision=2)
    assert [each.why for each in changes(decision)] == ["Checked again", ""]


def test_a_history_that_begins_late_does_not_make_up_what_was_before(ann):
    decision = factories.decision()
    Decision.history.all().delete()
    edited(decision, ann, title="New")
    assert changes(decision) == []
    edited(decision, None, title="Newer")
    assert [(each.by, fields(each)) for each in changes(decision)] == [
        ("Not known (a file, or a command)", [("Title", "New", "Newer")])
    ]


@pytest.mark.parametrize("more", [1, 5])
def test_it_takes_the_same_queries_however_much_was_changed(ann, django_assert_num_queries, more):
    decision = factories.decision()
    for number in range(more):
        edited(decision, ann, title=f"Title {number}", council=factories.council())
        edited(factories.recommendation(decision), ann, private_text="More")
    with django_assert_num_queries(4):
        assert changes(decision)


def test_of_long_texts_what_differs_is_told():
    before, after = "one " * 40, " two" * 40
    assert shortened(f"{before}red{after}", f"{before}blue{after}") == (
        f"… {'one ' * 15}red{' two' * 15} …",
        f"… {'one ' * 15}blue{' two' * 15} …",
    )
    assert shortened("short", "shorter") == ("short", "shorter")
    assert shortened("empty", "x" * 3_000) == ("empty", "x" * 2_000 + " …")
    assert shortened("aa", "aaa") == ("aa", "aaa")


def test_a_removed_council_or_person_is_still_told():
    decision = factories.decision()
    Decision.history.update(text_approved_by=99)
    edited(decision, None)
    (newest, _) = changes(decision)
    assert fields(newest) == [("Text approved by", "number 99, which is no longer there", "empty")]


def test_recommendations_keep_no_history_of_nobody():
    assert Recommendation.history.count() == 0
