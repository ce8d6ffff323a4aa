"""What a revision changed, by how much, and why."""

from datetime import date, timedelta

import pytest

from complaints.models import Release
from complaints.statistics.changes import Change
from complaints.statistics.revisions import revisions
from councils.years import london_midnight
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

LATER = london_midnight(date(2025, 9, 1))
WHY = "Two cases had been recorded against the wrong council."


def changed(before, after):
    """The changes of the one revision between two editions."""
    [revision] = revisions([before, after])
    assert (revision.before, revision.release) == (before, after)
    return revision.changes


def as_tuples(found: list[Change]):
    return [(each.council.name, each.label, each.was, each.now, each.difference) for each in found]


def test_every_count_that_differs_and_no_other():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    first = published("2024-25", frozen(kent, upheld=63, not_upheld=13), frozen(surrey, upheld=9))
    second = published(
        "2024-25",
        frozen(kent, upheld=61, not_upheld=13, late=1),
        frozen(surrey, upheld=9),
        public_at=LATER,
        reason=WHY,
    )
    assert as_tuples(changed(first, second)) == [
        ("Kent", "upheld", 63, 61, -2),
        ("Kent", "late", 0, 1, 1),
    ]


def test_a_council_that_came_or_went():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    nothing = dict.fromkeys(("satisfactory_remedies", "on_time", "late", "not_complied"))
    first = published("2024-25", frozen(kent, upheld=2, **nothing))
    second = published("2024-25", frozen(surrey, upheld=2, **nothing), public_at=LATER, reason=WHY)
    found = [each for each in as_tuples(changed(first, second)) if each[1] == "upheld"]
    assert found == [("Kent", "upheld", 2, None, None), ("Surrey", "upheld", None, 2, None)]


def test_what_was_not_published_is_not_zero():
    kent = factories.council("Kent")
    first = published("2024-25", frozen(kent, upheld=2, satisfactory_remedies=None))
    second = published(
        "2024-25", frozen(kent, upheld=2, satisfactory_remedies=0), public_at=LATER, reason=WHY
    )
    assert as_tuples(changed(first, second)) == [("Kent", "satisfactory remedies", None, 0, None)]


def test_revisions_are_editions_after_the_first_newest_first():
    kent = factories.council("Kent")
    for year in ("2023-24", "2024-25"):
        published(year, frozen(kent, upheld=1))
    for upheld, day in ((2, date(2025, 9, 1)), (3, date(2025, 10, 1))):
        published(
            "2024-25", frozen(kent, upheld=upheld), public_at=london_midnight(day), reason=WHY
        )
    found = revisions(list(Release.objects.all()))
    assert [(each.release.edition, each.before.edition) for each in found] == [(3, 2), (2, 1)]
    assert [as_tuples(each.changes) for each in found] == [
        [("Kent", "upheld", 2, 3, 1)],
        [("Kent", "upheld", 1, 2, 1)],
    ]


def test_only_public_editions_are_compared():
    kent = factories.council("Kent")
    published("2024-25", frozen(kent, upheld=1))
    published("2024-25", frozen(kent, upheld=2), public_at=LATER, reason=WHY)
    public = Release.objects.public(london_midnight(date(2025, 8, 1)))
    assert revisions(list(public)) == []


def test_an_edition_that_was_withdrawn_is_not_compared_with():
    """Nobody has seen it: what follows is compared with what was public before."""
    kent = factories.council("Kent")
    first = published("2024-25", frozen(kent, upheld=1))
    withdrawn = published("2024-25", frozen(kent, upheld=5), public_at=LATER, reason=WHY)
    Release.objects.filter(pk=withdrawn.pk).update(withdrawn_at=LATER - timedelta(days=1))
    third = published("2024-25", frozen(kent, upheld=2), public_at=LATER, reason=WHY)
    [revision] = revisions(list(Release.objects.public(LATER)))
    assert (revision.before, revision.release) == (first, third)
    assert as_tuples(revision.changes) == [("Kent", "upheld", 1, 2, 1)]


def test_the_first_public_edition_revises_nothing_whatever_its_number():
    kent = factories.council("Kent")
    withdrawn = published("2024-25", frozen(kent, upheld=5), public_at=LATER)
    Release.objects.filter(pk=withdrawn.pk).update(withdrawn_at=LATER - timedelta(days=1))
    published("2024-25", frozen(kent, upheld=1), public_at=LATER, reason=WHY)
    assert revisions(list(Release.objects.public(LATER))) == []


def test_residents_and_published_averages_are_told_from_counts():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    before = [
        frozen(kent, upheld=1, residents=100, published_average=70),
        frozen(surrey, upheld=1),
    ]
    after = [frozen(kent, upheld=1, residents=110, published_average=71), frozen(surrey, upheld=2)]
    published("2024-25", *before)
    published("2024-25", *after, public_at=LATER, reason=WHY)
    [revision] = revisions(list(Release.objects.all()))
    assert as_tuples(revision.changes) == [
        ("Kent", "residents", 100, 110, 10),
        ("Kent", "published average, percent", 70, 71, 1),
        ("Surrey", "upheld", 1, 2, 1),
    ]
    assert (revision.councils_with_changed_counts, revision.councils_with_other_changes) == (1, 1)


def test_cases_and_categories_of_counted_editions():
    kent, medway = factories.council("Kent"), factories.council("Medway")
    housing, planning = factories.subject(), factories.subject("Planning", "Planning", "Other")
    moved, recategorised, replaced, gone = (
        factories.decision(kent, subject=housing) for _ in range(4)
    )
    factories.release()
    for decision, fields in (
        (moved, {"council": medway}),
        (recategorised, {"subject": planning}),
        (replaced, {"outcome": "not_upheld"}),
        (gone, {"decided_on": date(2025, 4, 1)}),
    ):
        for name, value in fields.items():
            setattr(decision, name, value)
        decision.save()
    factories.release(public_at=LATER, reason=WHY)
    [revision] = revisions(list(Release.objects.all()))
    assert revision.cases_in_words == [
        "3 cases were counted differently: 1 with another outcome, remedy or compliance,"
        " 1 moved to another council, 1 not counted any more.",
        "1 case moved between categories.",
    ]
    assert as_tuples(revision.changes) == [
        ("Kent", "not upheld", 0, 1, 1),
        ("Kent", "upheld", 4, 1, -3),
        ("Medway", "upheld", 0, 1, 1),
    ]
    in_categories = [
        (each.council.name, each.category, each.change.label, each.change.was, each.change.now)
        for each in revision.breakdown
    ]
    assert in_categories == [
        ("Kent", "Housing", "not upheld", 0, 1),
        ("Kent", "Housing", "upheld", 4, 0),
        ("Kent", "Planning", "upheld", 0, 1),
        ("Medway", "Housing", "upheld", 0, 1),
    ]


def test_a_breakdown_alone():
    kent, surrey = factories.council("Kent"), factories.council("Surrey")
    decision = factories.decision(kent, subject=factories.subject())
    factories.decision(surrey, subject=factories.subject())
    factories.release()
    decision.withheld_reason = "consent"
    decision.save()
    factories.release(public_at=LATER, reason=WHY)
    [revision] = revisions(list(Release.objects.all()))
    assert (revision.changes, revision.councils) == ([], [kent])
    assert revision.councils_with_changed_breakdown_only == 1
    assert revision.cases_in_words == ["1 case moved between categories."]
    assert [(each.category, each.change.difference) for each in revision.breakdown] == [
        ("Housing", -1),
        ("", 1),
    ]
    assert (revision.national_changed, revision.national) == (False, [])


def test_an_imported_edition_has_no_cases_to_compare():
    kent = factories.council("Kent")
    published("2024-25", frozen(kent, upheld=1))
    factories.decision(kent)
    factories.decision(kent)
    factories.release(public_at=LATER, reason=WHY)
    [revision] = revisions(list(Release.objects.all()))
    assert (revision.cases, revision.cases_in_words) == (None, [])
    assert as_tuples(revision.changes) == [("Kent", "upheld", 1, 2, 1)]


def test_national_rates_are_of_the_five_types_together_and_only_what_changed():
    kent, park = factories.council("Kent"), factories.council("A Park", type="other")
    surrey = factories.council("Surrey")
    rest = frozen(surrey, upheld=5, not_upheld=5, on_time=7, satisfactory_remedies=None)
    published("2024-25", frozen(kent, upheld=60, not_upheld=40), rest, frozen(park, upheld=1))
    published(
        "2024-25",
        frozen(kent, upheld=61, not_upheld=40),
        rest,
        frozen(park, upheld=9),
        public_at=LATER,
        reason=WHY,
    )
    [revision] = revisions(list(Release.objects.all()))
    assert (revision.was.dealt_with, revision.now.dealt_with) == (110, 111)
    found = [(each.measure.name, each.was.counts, each.now.counts) for each in revision.national]
    assert found == [
        ("Uphold rate", "65 of 110", "66 of 111"),
        ("Satisfactory remedy rate", "0 of 60", "0 of 61"),
    ]


@pytest.mark.parametrize("more", [1, 3])
def test_it_takes_the_same_queries_however_many_revisions(django_assert_num_queries, more):
    kent = factories.council("Kent")
    factories.decision(kent, subject=factories.subject())
    factories.release()
    for _ in range(more):
        factories.decision(factories.council(), subject=factories.subject())
        factories.release(public_at=LATER, reason=WHY)
    public = list(Release.objects.all())
    with django_assert_num_queries(10):
        assert len(revisions(public)) == more
