"""What councils have agreed to change, and what is told of it."""

from datetime import date, timedelta

import pytest

from complaints.models import Recommendation, Release
from complaints.recommendations.filters import ImprovementFilter
from complaints.recommendations.improvements import Status, status_on, with_status
from complaints.recommendations.similar import address_part
from councils.years import Year, london_midnight
from tests import factories

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2026, 1, 1))
RECORDED = date(2024, 9, 1)


def listed(council, at=LATER, **data):
    return list(ImprovementFilter.of(council, data, at).qs)


def statuses(council, at=LATER) -> list[str]:
    rows = listed(council, at)
    told = with_status(rows, Release.objects.current(at), at)
    return [each.compliance_in_words for each in told]


def test_newest_first_with_those_of_predecessors_that_it_took_over():
    new, old = factories.council("New"), factories.council("Old")
    first = factories.recommendation(factories.decision(new, decided_on=date(2024, 5, 1)))
    taken = factories.recommendation(factories.decision(old), council=new)
    factories.recommendation(factories.decision(old))
    assert listed(new) == [taken, first]


def test_nothing_private_is_listed():
    made = factories.decision()
    factories.recommendation(made, kind="personal_remedy", public_summary="", private_text="£500")
    withheld = factories.decision(made.council, withheld_reason="other")
    factories.recommendation(withheld)
    shown = factories.recommendation(made)
    assert listed(made.council) == [shown]
    assert "private_text" in listed(made.council)[0].get_deferred_fields()


def test_it_waits_for_its_decision():
    made = factories.recommendation()
    shown_from = london_midnight(made.decision.decided_on + timedelta(42))
    assert listed(made.council, shown_from - timedelta(seconds=1)) == []
    assert listed(made.council, shown_from) == [made]


def test_by_year_of_the_decision_and_by_category():
    council = factories.council()
    subject = factories.subject("Housing")
    made = factories.recommendation(factories.decision(council, subject=subject))
    other = factories.recommendation(factories.decision(council, decided_on=date(2025, 4, 1)))
    assert listed(council, year="2024-25") == [made]
    assert listed(council, year="2025-26") == [other]
    assert listed(council, subject="housing") == [made]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "done on time"),
        ({"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}, "done late"),
        ({"outcome": "not_complied", "done_on": None}, "not complied with"),
        ({"outcome": "", "done_on": None, "recorded_on": None}, ""),
    ],
)
def test_its_status_is_told_once_the_year_of_recording_is_released(fields, status):
    made = factories.recommendation(**{"recorded_on": RECORDED} | fields)
    release = factories.release()
    before = release.public_at - timedelta(seconds=1)
    assert statuses(made.council, before) == [""]
    assert statuses(made.council, release.public_at) == [status]


def test_the_year_of_recording_decides_and_not_that_of_the_decision():
    made = factories.recommendation(recorded_on=date(2025, 4, 1))
    factories.release()
    assert made.decision.year == Year(2024)
    assert statuses(made.council) == [""]


def test_the_queries_do_not_grow(django_assert_num_queries):
    """Two for the subjects that can be chosen, one for the list."""
    council = factories.council()
    for wanted in (1, 3):
        while len(listed(council)) < wanted:
            factories.recommendation(factories.decision(council, subject=factories.subject()))
        with django_assert_num_queries(3):
            rows = listed(council)
            assert [str(row.decision.subject) for row in rows] == [
                "Housing › Homelessness"
            ] * wanted


def test_what_is_no_longer_required_is_listed_no_more():
    made = factories.recommendation(outcome="not_complied", done_on=None, recorded_on=RECORDED)
    factories.published("2024-25", factories.frozen(made.council))
    assert statuses(made.council) == ["not complied with"]
    made.no_longer_required_reason, made.no_longer_required_at = "The school closed.", LATER
    made.save()
    assert statuses(made.council) == []


def test_a_first_failure_stands_although_it_was_complied_with_later():
    made = factories.recommendation(
        outcome="not_complied", done_on=None, recorded_on=RECORDED, first_not_complied_on=RECORDED
    )
    factories.release()
    assert statuses(made.council) == ["not complied with"]
    for year in (2025, 2024):  # recorded in a year that is not released, and in one that is
        Recommendation.objects.filter(pk=made.pk).update(
            outcome="complied", done_on=date(2024, 12, 1), recorded_on=date(year, 12, 1)
        )
        assert statuses(made.council) == ["not complied with"]


def test_they_are_found_by_what_became_of_them_and_by_nothing_that_is_not_told():
    """The filter says of each what its status says, on either side of the instant."""
    council = factories.council()
    later = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}
    failed = {"outcome": "not_complied", "done_on": None}
    for fields in ({}, later, failed, {"outcome": "", "done_on": None, "recorded_on": None}):
        recorded = {"recorded_on": RECORDED} | fields
        factories.recommendation(factories.decision(council), **recorded)
    factories.recommendation(factories.decision(council), recorded_on=date(2025, 5, 1), **later)
    mended = factories.recommendation(factories.decision(council), **failed, recorded_on=RECORDED)
    Recommendation.objects.filter(pk=mended.pk).update(
        outcome="complied", done_on=date(2025, 5, 1), recorded_on=date(2025, 5, 2)
    )
    released = factories.release().public_at
    for at, numbers in ((released - timedelta(seconds=1), [0, 0, 0]), (released, [2, 1, 1])):
        current = Release.objects.current(at)
        told = with_status(ImprovementFilter.of(council, {}, at).qs, current, at)
        assert len(told) == 6
        for value, number in zip(("not_complied", "late", "on_time"), numbers, strict=True):
            found = set(ImprovementFilter.of(council, {"status": value}, at, current).qs)
            assert found == {each.recommendation for each in told if each.compliance == value}
            assert len(found) == number


def test_each_stands_as_the_database_says_it_does_on_any_day():
    """Every way in which days can lie, and every outcome, on either side of each instant."""
    council = factories.council()
    days = [date(2024, 7, 20), date(2024, 9, 1), date(2025, 5, 1), date(2025, 7, 10)]
    complied = Recommendation.Outcome.COMPLIED
    for due_on in days:
        for done, recorded in ((0, 1), (1, 1), (1, 2), (2, 2)):
            done_on, recorded_on = days[done], days[recorded]
            made = factories.recommendation(
                factories.decision(council), due_on=due_on, done_on=done_on, recorded_on=recorded_on
            )
            assert made.outcome == complied
        for recorded_on in days[1:3]:
            failed = {"outcome": "not_complied", "done_on": None, "recorded_on": recorded_on}
            factories.recommendation(factories.decision(council), due_on=due_on, **failed)
        open_ = {"outcome": "", "done_on": None, "recorded_on": None}
        factories.recommendation(factories.decision(council), due_on=due_on, **open_)
    released = factories.release().public_at
    met = set()
    for at in (released - timedelta(seconds=1), released, LATER):
        current = Release.objects.current(at)
        rows = Recommendation.objects.public(at)
        stands = dict(
            rows.annotate(stands=status_on(at.date(), current)).values_list("pk", "stands")
        )
        told = {each.recommendation.pk: each.status for each in with_status(rows, current, at)}
        assert told == stands
        assert len(told) == 28
        met |= set(told.values())
        for status in Status:
            found = ImprovementFilter.of(None, {"status": status}, at, current).qs
            assert {each.pk for each in found} == {pk for pk in told if told[pk] == status}
    assert met == set(Status)


def test_what_is_due_today_is_not_due_yet_and_tomorrow_it_is_overdue():
    open_ = {"outcome": "", "done_on": None, "recorded_on": None}
    made = factories.recommendation(due_on=date(2026, 1, 1), **open_)
    [today] = with_status([made], [], LATER)
    [tomorrow] = with_status([made], [], LATER + timedelta(days=1))
    assert (today.status, tomorrow.status) == (Status.NOT_DUE, Status.OVERDUE)


def test_by_sub_category_or_category_by_kind_of_change_and_by_the_day_it_is_due():
    homeless, repairs = factories.subject(), factories.subject(name="Repairs")
    trained = factories.recommendation(
        factories.decision(subject=homeless), public_summary="Train staff.", due_on=date(2024, 8, 1)
    )
    told = factories.recommendation(factories.decision(subject=repairs), due_on=date(2024, 9, 1))

    def found(**data):
        return set(ImprovementFilter.of(None, data, LATER).qs)

    assert found(subject="housing") == {trained, told}
    assert found(subject="housing-repairs") == {told}
    assert found(change="training") == {trained}
    assert found(due_after="2024-08-01", due_before="2024-08-31") == {trained}
    assert found(due_after="2024-08-02") == {told}
    wrong = ImprovementFilter.of(None, {"subject": "no-such"}, LATER)
    assert (list(wrong.qs), [each.name for each in wrong.unreadable]) == ([], ["subject"])


def test_those_that_are_the_same_are_found_by_one_of_them():
    subject = factories.subject()
    rows = [factories.recommendation(factories.decision(subject=subject)) for _ in range(3)]
    factories.recommendation(factories.decision(), public_summary=rows[0].public_summary)
    found = ImprovementFilter.of(None, {"like": address_part(rows[0])}, LATER)
    assert (found.liked, set(found.qs)) == (rows[0], set(rows[1:]))


@pytest.mark.parametrize("like", ["99-999-999.1", "nonsense", "99-999-999.", ".1", "24-018-407.²"])
def test_an_improvement_that_is_not_there_is_named(like):
    factories.recommendation()
    found = ImprovementFilter.of(None, {"like": like}, LATER)
    [wrong] = found.unreadable
    assert (list(found.qs), wrong.name) == ([], "like")
    assert "there is no service improvement" in wrong.sentence


def test_one_that_is_withheld_is_as_one_that_does_not_exist():
    hidden = factories.recommendation(factories.decision(withheld_reason="other"))
    found = ImprovementFilter.of(None, {"like": address_part(hidden)}, LATER)
    assert [each.name for each in found.unreadable] == ["like"]
