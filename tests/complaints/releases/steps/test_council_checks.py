"""A council is asked to check its counts, answers, and what it questions is settled."""

from datetime import date, timedelta

import pytest

from complaints.models import CountCheck, Recommendation
from complaints.releases.steps import council_checks
from complaints.releases.steps.council_checks import Standing
from councils.refusals import Refused
from tests import factories
from tests.complaints.preparation import AT, INSTANT, a_year, ann, announced, draft, submitted

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
BY = date(2025, 4, 29)


def refused(why: str):
    return pytest.raises(Refused, match=why)


@pytest.fixture
def who():
    return {"by": ann(), "at": LATER}


@pytest.fixture
def kent():
    return a_year()


def test_councils_are_asked_once(kent, who):
    release = draft()
    essex = factories.council("Essex County")
    with refused("Essex County has no counts in 2024-25, edition 1"):
        council_checks.ask(release, [kent, essex], BY, **who)
    assert not CountCheck.objects.exists()
    assert council_checks.ask(release, [kent, kent], BY, **who) == 1
    (check,) = CountCheck.objects.all()
    assert (check.council, check.asked_by, check.asked_at, check.answer_by) == (
        kent,
        ann(),
        LATER,
        BY,
    )
    assert council_checks.ask(release, [kent], date(2025, 6, 1), **who) == 0
    assert CountCheck.objects.get().answer_by == BY
    assert council_checks.standing(release) == Standing(1, 1, 0, 0, 0, 0)
    assert council_checks.standing(release).not_answered == 1


def test_a_day_that_has_passed_is_refused(kent, who):
    release = draft()
    with refused("14 April 2025 has passed"):
        council_checks.ask(release, [kent], date(2025, 4, 14), **who)
    assert council_checks.ask(release, [kent], date(2025, 4, 15), **who) == 1


def test_councils_are_asked_while_it_is_submitted(kent, who):
    assert council_checks.ask(submitted(), [kent], BY, **who) == 1


def test_councils_are_asked_before_a_release_is_approved(kent, who):
    release = announced()
    with refused("before a release is approved"):
        council_checks.ask(release, [kent], BY, **who)


def test_an_answer_is_recorded_and_may_be_corrected(kent, who):
    council_checks.ask(draft(), [kent], BY, **who)
    check = CountCheck.objects.get()
    council_checks.answer(check, "agreed", "", **who)
    check.refresh_from_db()
    assert (check.answer, check.answered_at, check.recorded_by) == ("agreed", LATER, ann())
    for answer, note, why in (
        ("questioned", " ", "Say what the council questions"),
        ("", "x", "Say whether the council agrees"),
        ("perhaps", "x", "Say whether the council agrees"),
    ):
        with refused(why):
            council_checks.answer(check, answer, note, **who)
    council_checks.answer(check, "questioned", " One is not ours. ", **who)
    check.refresh_from_db()
    assert (check.answer, check.note, check.settled) == ("questioned", "One is not ours.", False)
    assert council_checks.standing(check.release) == Standing(1, 1, 0, 1, 0, 0)
    assert council_checks.standing(check.release).open_questions == 1


def test_a_question_is_settled_and_says_how(kent, who):
    council_checks.ask(draft(), [kent], BY, **who)
    check = CountCheck.objects.get()
    with refused("no open question"):
        council_checks.settle(check, "Done", **who)
    council_checks.answer(check, "questioned", "One is not ours.", **who)
    with refused("Say how it was settled"):
        council_checks.settle(check, "", **who)
    council_checks.settle(check, "It is.", **who)
    check.refresh_from_db()
    assert check.note == "One is not ours.\nSettled on 15 April 2025: It is."
    assert council_checks.standing(check.release) == Standing(1, 1, 0, 1, 1, 0)
    with refused("no open question"):
        council_checks.settle(check, "Again", **who)


def test_whoever_is_to_be_asked_again_is_asked_before_it_answers(kent, who):
    release = draft()
    council_checks.ask(release, [kent], BY, **who)
    council_checks.answer(CountCheck.objects.get(), "agreed", "Fine.", **who)
    council_checks.counts_changed(release, {kent.pk}, LATER)
    council_checks.counts_changed(release, {kent.pk}, LATER)
    check = CountCheck.objects.get()
    assert (check.note, check.counts_changed_at) == ("Fine.", LATER)
    assert council_checks.standing(release) == Standing(1, 1, 0, 0, 0, 1)
    with refused("ask it again first"):
        council_checks.answer(check, "agreed", "", **who)
    assert council_checks.ask(release, [kent], date(2025, 5, 6), **who) == 1
    check.refresh_from_db()
    assert (check.note, check.answer_by) == ("Fine.", date(2025, 5, 6))
    council_checks.answer(check, "agreed", "", **who)


def test_a_council_is_sent_its_counts_and_cases_without_a_word_of_text(who):
    kent = factories.council("Kent County", residents=1_576_069)
    housing = factories.subject()
    made = factories.decision(
        kent,
        reference="24018407",
        decided_on=date(2024, 6, 3),
        subject=housing,
        satisfactory_remedy=True,
        title="zebratitle",
        summary="zebrasummary",
        statement="zebrastatement",
    )
    factories.recommendation(made, private_text="zebraprivate", public_summary="zebrapublic")
    factories.decision(
        kent,
        reference="24018408",
        decided_on=date(2024, 6, 4),
        outcome="not_upheld",
        subject=housing,
        withheld_reason="identifiable",
        withheld_note="zebranote",
    )
    earlier = factories.decision(
        kent, reference="23000001", decided_on=date(2023, 6, 4), subject=housing
    )
    factories.recommendation(
        earlier, recorded_on=date(2024, 5, 1), due_on=date(2024, 4, 1), done_on=date(2024, 4, 2)
    )
    factories.decision(factories.council("Essex County"), reference="24999999")
    assert Recommendation.objects.count() == 2
    rows = council_checks.rows_to_check(draft(), kent)
    assert rows == [
        ["invalid or incomplete", "0"],
        ["advice given", "0"],
        ["referred back", "0"],
        ["closed after initial enquiries", "0"],
        ["not upheld", "1"],
        ["upheld", "1"],
        ["satisfactory remedies", "1"],
        ["complied on time", "1"],
        ["complied late", "1"],
        ["not complied", "0"],
        ["residents", "1576069"],
        [],
        ["reference", "decided on", "outcome", "category", "satisfactory remedy", "compliance"],
        ["23 000 001", "2023-06-04", "decided in another year", "Housing", "", "Complied late"],
        ["24 018 407", "2024-06-03", "Upheld", "Housing", "yes", "Complied on time"],
        ["24 018 408", "", "Not upheld", "", "", ""],
    ]
    assert "zebra" not in str(rows)


def test_what_is_not_published_is_empty(who):
    kent = factories.council("Kent County")
    release = factories.published("2024-25", factories.frozen(kent, satisfactory_remedies=None))
    found = dict(council_checks.counts_to_check(release, kent))
    assert (found["satisfactory remedies"], found["residents"], found["upheld"]) == ("", "", 0)


def test_an_announced_release_still_takes_answers(kent, who):
    release = announced()
    CountCheck.objects.create(release=release, council=kent, asked_at=AT, answer_by=BY)
    council_checks.answer(CountCheck.objects.get(), "agreed", "", by=ann(), at=INSTANT)
    assert council_checks.standing(release).agreed == 1
