"""Hidden at once by one person; confirmed or restored by another."""

import pytest
from django.db import IntegrityError, transaction

from complaints.decisions.last_shown import withdrawn
from complaints.decisions.steps.reviews import end_review, open_review
from complaints.decisions.steps.withholding import confirm, restore, withhold
from complaints.models import Decision
from complaints.statistics.counts import cases_in, tally
from councils.public_record import changing_public_record, public_record
from councils.refusals import Refused
from councils.years import Year
from tests import factories
from tests.complaints.colleagues import AT, LATER, colleague, done, newest

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return colleague("Ann")


@pytest.fixture
def bob():
    return colleague("Bob")


@pytest.fixture
def decision():
    return factories.decision(reference="24018407", subject=factories.subject())


def public(at=AT):
    return list(Decision.objects.public(at))


def kept(decision):
    decision.refresh_from_db()
    names = ("withheld_reason", "withheld_note", "withheld_by", "withheld_at", "hidden_at")
    return [getattr(decision, name) for name in names] + [decision.withholding_confirmed_by]


def test_it_is_hidden_at_once_and_says_by_whom_and_why(decision, ann):
    assert public() == [decision]
    version = public_record().version
    done(withhold, decision, "identifiable", " A street is named. ", ann, AT)
    assert public() == []
    assert kept(decision) == ["identifiable", "A street is named.", ann, AT, AT, None]
    assert (decision.revision, public_record().version) == (1, version + 1)
    last = newest(decision)
    assert (last.history_user, last.history_date, last.history_change_reason) == (
        ann,
        AT,
        "Withheld from the public: a person could be identified",
    )


def test_what_was_not_shown_yet_leaves_no_trace_for_the_public(ann):
    unapproved = factories.decision(text_approved_at=None)
    done(withhold, unapproved, "consent", "", ann, AT)
    assert unapproved.hidden_at is None
    assert list(withdrawn(AT)) == []


@pytest.mark.parametrize("reason", ["", "under_review", "because"])
def test_it_has_a_reason_of_its_own(decision, ann, reason):
    with pytest.raises(Refused, match="Choose a reason"):
        done(withhold, decision, reason, "", ann, AT)
    assert public() == [decision]


def test_the_second_of_two_is_told_who_did_it_and_since_when(decision, ann, bob):
    done(withhold, decision, "identifiable", "", ann, AT)
    seen_by_bob = Decision.objects.get()
    with pytest.raises(Refused) as refused:
        done(withhold, seen_by_bob, "consent", "", bob, LATER)
    assert str(refused.value) == (
        "24 018 407 is withheld already (a person could be identified), by Ann, since 1 July 2025,"
        " 9.30am. The public does not see it."
    )
    assert kept(decision)[:4] == ["identifiable", "", ann, AT]


def test_what_a_file_withheld_says_so(ann):
    loaded = factories.decision(withheld_reason="consent")
    with pytest.raises(Refused, match=r"withheld already \(consent\), since it was loaded"):
        done(withhold, loaded, "consent", "", ann, AT)


def test_somebody_else_confirms(decision, ann, bob):
    done(withhold, decision, "consent", "", ann, AT)
    assert list(Decision.objects.awaiting_confirmation()) == [decision]
    with pytest.raises(Refused, match="You withheld 24 018 407 yourself"):
        done(confirm, decision, ann, LATER)
    assert kept(decision)[-1] is None
    done(confirm, decision, bob, LATER)
    assert kept(decision) == ["consent", "", ann, AT, AT, bob]
    assert list(Decision.objects.awaiting_confirmation()) == []
    assert public(LATER) == []


def test_the_database_refuses_who_withheld_it_too(decision, ann):
    done(withhold, decision, "consent", "", ann, AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(withholding_confirmed_by=ann)


def test_the_second_to_confirm_is_told_who_did(decision, ann, bob):
    done(withhold, decision, "consent", "", ann, AT)
    done(confirm, decision, bob, LATER)
    with pytest.raises(
        Refused, match=r"Bob has confirmed already .*by Bob on 1 July 2025, 10[.]30am"
    ):
        done(confirm, decision, colleague("Cat"), LATER)


def test_somebody_else_restores_and_the_approval_stands(decision, ann, bob):
    done(withhold, decision, "consent", "", ann, AT)
    with pytest.raises(Refused, match="somebody else confirms or restores"):
        done(restore, decision, ann, LATER)
    assert public(LATER) == []
    done(restore, decision, bob, LATER)
    assert kept(decision) == ["", "", None, None, AT, None]
    assert public(LATER) == [decision]
    assert newest(decision).history_user == bob


def test_a_confirmed_withholding_is_restored_by_anybody_but_who_withheld_it(decision, ann, bob):
    done(withhold, decision, "consent", "", ann, AT)
    done(confirm, decision, bob, LATER)
    with pytest.raises(Refused):
        done(restore, decision, ann, LATER)
    done(restore, decision, bob, LATER)
    assert public(LATER) == [decision]


@pytest.mark.parametrize("step", [confirm, restore])
def test_what_is_not_withheld_cannot_be_confirmed_or_restored(decision, ann, bob, step):
    done(withhold, decision, "consent", "", ann, AT)
    done(restore, decision, bob, LATER)
    with pytest.raises(
        Refused, match=r"is not withheld \(last changed by Bob on 1 July 2025, 10[.]30am"
    ):
        done(step, decision, ann, LATER)


@pytest.mark.parametrize("step", [confirm, restore])
def test_who_read_something_else_is_sent_back_to_read(decision, ann, bob, step):
    done(withhold, decision, "consent", "", ann, AT)
    with pytest.raises(
        Refused, match=r"has changed since you opened this page \(last changed by Ann"
    ):
        done(step, decision, bob, LATER, seen=0)
    done(step, decision, bob, LATER, seen=1)


@pytest.mark.parametrize("step", [confirm, restore])
def test_anybody_confirms_or_restores_what_a_file_withheld(ann, step):
    loaded = factories.decision(withheld_reason="consent")
    done(step, loaded, ann, AT)
    loaded.refresh_from_db()
    assert (loaded.withheld_reason, loaded.withholding_confirmed_by) in (
        ("consent", ann),
        ("", None),
    )


def test_what_a_review_hides_is_not_restored_while_it_is_under_way(decision, ann, bob):
    done(open_review, decision, AT.date(), "The council asked.", ann, AT)
    for step in (confirm, restore):
        with pytest.raises(Refused, match="end the review instead"):
            done(step, decision, bob, LATER)
    assert public(LATER) == []


def test_what_a_review_hides_can_be_withheld_for_longer(decision, ann, bob):
    review = done(open_review, decision, AT.date(), "The council asked.", ann, AT)
    done(withhold, decision, "identifiable", "", ann, LATER)
    done(end_review, review, "confirmed", "", bob, LATER)
    assert public(LATER) == []
    assert kept(decision) == ["identifiable", "", ann, LATER, AT, None]


def test_what_is_withheld_for_longer_has_to_be_confirmed_again(ann):
    loaded = factories.decision(withheld_reason="under_review")
    done(confirm, loaded, ann, AT)
    done(withhold, loaded, "consent", "", ann, LATER)
    assert kept(loaded) == ["consent", "", ann, LATER, None, None]
    assert list(Decision.objects.awaiting_confirmation()) == [loaded]


def test_restored_while_a_review_is_under_way_it_stays_hidden(decision, ann, bob):
    done(withhold, decision, "identifiable", "", ann, AT)
    review = done(open_review, decision, AT.date(), "The council asked.", ann, AT)
    done(restore, decision, bob, LATER)
    assert public(LATER) == []
    assert kept(decision) == ["under_review", "", None, AT, AT, None]
    done(end_review, review, "confirmed", "", bob, LATER)
    assert public(LATER) == [decision]


def test_when_a_withholding_ended_is_kept_whether_or_not_it_had_been_seen(decision, ann, bob):
    unseen = factories.decision(decision.council, text_approved_at=None)
    for each in (decision, unseen):
        done(withhold, each, "consent", "", ann, AT)
        assert each.restored_at is None
        done(restore, each, bob, LATER)
        each.refresh_from_db()
        assert each.restored_at == LATER


def test_it_still_counts_but_is_not_broken_down(decision, ann):
    def counted():
        [(total, categories)] = tally(cases_in(Year.parse("2024-25"))).values()
        return total.upheld, {key: each.upheld for key, each in categories.items()}

    assert counted() == (1, {decision.subject.category_id: 1})
    done(withhold, decision, "identifiable", "", ann, AT)
    assert counted() == (1, {None: 1})


def test_stopped_in_the_middle_nothing_is_written(decision, ann):
    rows = decision.history.count()

    def stopped():
        with changing_public_record():
            withhold(decision, "identifiable", "", ann, AT)
            raise KeyboardInterrupt

    version = public_record().version
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert public() == [Decision.objects.get()]
    assert (decision.history.count(), public_record().version) == (rows, version)
