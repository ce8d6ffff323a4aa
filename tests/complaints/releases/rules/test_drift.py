"""What has changed since a release was frozen: worked examples by hand."""

from datetime import date

import pytest

from complaints.models import Release
from complaints.releases.rules.drift import drift
from councils.models import Residents
from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published

pytestmark = pytest.mark.django_db

AT = london_instant("2026-01-05 12:00")


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def as_rows(found):
    return [(each.reference, each.kind, each.council.name, each.was, each.now) for each in found]


def as_changes(found):
    return [(each.council.name, each.count, each.was, each.now) for each in found.changes]


def change(decision, **fields):
    for name, value in fields.items():
        setattr(decision, name, value)
    decision.save()


def test_nothing_has_changed(kent):
    decision = factories.decision(kent)
    factories.recommendation(decision)
    found = drift(factories.release())
    assert (bool(found), found.comparable, found.drifted, found.changes) == (False, True, [], [])


def test_an_outcome_that_was_replaced(kent):
    decision = factories.decision(kent, reference="24018407", satisfactory_remedy=True)
    release = factories.release()
    change(decision, outcome="not_upheld", satisfactory_remedy=False)
    found = drift(release)
    assert as_rows(found.drifted) == [
        (
            "24018407",
            "changed",
            "Kent County Council",
            "Upheld; satisfactory remedy",
            "Not upheld; no satisfactory remedy",
        )
    ]
    assert as_changes(found) == [
        ("Kent County Council", "not_upheld", 0, 1),
        ("Kent County Council", "upheld", 1, 0),
        ("Kent County Council", "satisfactory_remedies", 1, 0),
    ]
    assert (found.councils_with_changed_counts, found.only_breakdown) == (1, 0)


def test_a_category_changes_the_breakdown_and_no_count(kent):
    decision = factories.decision(kent, subject=factories.subject())
    release = factories.release()
    change(decision, subject=factories.subject("Planning", "Planning", "Enforcement"))
    found = drift(release)
    assert [(each.was, each.now, each.only_breakdown) for each in found.drifted] == [
        ("Housing", "Planning", True)
    ]
    assert (found.changes, found.only_breakdown, bool(found)) == ([], 1, True)


def test_what_is_withheld_since_is_not_broken_down_any_more(kent):
    decision = factories.decision(kent, subject=factories.subject())
    release = factories.release()
    change(decision, withheld_reason="identifiable")
    assert [(each.was, each.now) for each in drift(release).drifted] == [
        ("Housing", "Not broken down")
    ]


def test_a_case_that_was_moved_is_one_case_and_changes_two_councils(kent):
    medway = factories.council("Medway Council", type="unitary")
    decision = factories.decision(kent, reference="24018407", subject=factories.subject())
    factories.recommendation(decision)
    release = factories.release()
    change(decision, council=medway)
    decision.recommendations.update(council=medway)
    found = drift(release)
    assert as_rows(found.drifted) == [
        (
            "24018407",
            "moved",
            "Medway Council",
            "Upheld; Complied on time; Housing",
            "Upheld; Complied on time; Housing",
        )
    ]
    assert found.drifted[0].was_council == kent
    assert as_changes(found) == [
        ("Kent County Council", "upheld", 1, 0),
        ("Kent County Council", "on_time", 1, 0),
        ("Medway Council", "upheld", 0, 1),
        ("Medway Council", "on_time", 0, 1),
    ]
    assert {council.name: number for council, number in found.councils.items()} == {
        "Kent County Council": 1,
        "Medway Council": 1,
    }
    assert found.about(kent) == found.about(medway) == found.about(None) == found.drifted


def test_a_case_that_was_added_and_one_that_is_gone(kent):
    gone = factories.decision(kent, reference="24000001")
    factories.decision(kent, reference="24000002")
    release = factories.release()
    change(gone, decided_on=date(2025, 4, 1))
    factories.decision(kent, reference="24000003", outcome="referred_back")
    found = drift(release)
    assert as_rows(found.drifted) == [
        (
            "24000001",
            "gone",
            "Kent County Council",
            "Upheld; not broken down",
            "Not counted: decided in 2025-26",
        ),
        (
            "24000003",
            "added",
            "Kent County Council",
            "Not counted",
            "Referred back for local resolution; not broken down",
        ),
    ]
    assert found.kinds == {"gone": 1, "added": 1}


def test_a_case_that_was_moved_to_a_council_that_had_to_comply_with_it(kent):
    """Kent's decision, Medway's compliance; then both are Medway's, which counted before."""
    medway = factories.council("Medway Council", type="unitary")
    decision = factories.decision(kent)
    factories.recommendation(decision, council=medway)
    release = factories.release()
    change(decision, council=medway)
    assert [(each.kind, each.council, each.was, each.now) for each in drift(release).drifted] == [
        ("gone", kent, "Upheld; not broken down", "Not counted"),
        ("changed", medway, "No outcome", "Upheld"),
    ]


def test_compliance_that_was_recorded_later(kent):
    decision = factories.decision(kent)
    recommendation = factories.recommendation(decision)
    release = factories.release()
    recommendation.done_on = date(2024, 8, 1)
    recommendation.save()
    assert [(each.was, each.now) for each in drift(release).drifted] == [
        ("Complied on time", "Complied late")
    ]
    recommendation.recorded_on = date(2025, 5, 1)
    recommendation.save()
    assert [(each.was, each.now) for each in drift(release).drifted] == [
        ("Complied on time", "No compliance outcome")
    ]


def test_what_counts_for_compliance_alone(kent):
    """Decided the year before; its outcome is in this one and then in the next."""
    decision = factories.decision(kent, decided_on=date(2024, 3, 1))
    recommendation = factories.recommendation(decision)
    release = factories.release()
    recommendation.recorded_on = date(2025, 4, 1)
    recommendation.save()
    assert [(each.kind, each.was, each.now) for each in drift(release).drifted] == [
        ("gone", "Complied on time; not broken down", "Not counted")
    ]


def test_residents_are_part_of_what_a_revision_would_change(kent):
    Residents.objects.create(council=kent, year=2021, number=1_500_000)
    factories.decision(kent)
    release = factories.release()
    Residents.objects.create(council=kent, year=2024, number=1_600_000)
    found = drift(release)
    assert as_changes(found) == [("Kent County Council", "residents", 1_500_000, 1_600_000)]
    assert (found.drifted, bool(found)) == ([], True)
    assert (found.councils_with_changed_counts, found.councils_with_other_changes) == (0, 1)


def test_an_imported_year_cannot_be_compared(kent):
    release = published("2024-25", frozen(kent, upheld=5))
    factories.decision(kent)
    found = drift(release)
    assert (found.comparable, bool(found), found.drifted, found.changes) == (False, False, [], [])


@pytest.mark.parametrize("cases", [1, 3])
def test_it_takes_the_same_queries_however_much_has_drifted(kent, django_assert_num_queries, cases):
    factories.decision(kent, subject=factories.subject())
    release = factories.release()
    for number in range(cases):
        about = factories.council(f"Council number {number}", residents=100)
        factories.recommendation(factories.decision(about, subject=factories.subject()))
    release = Release.objects.get(pk=release.pk)
    with django_assert_num_queries(14):
        assert len(drift(release).drifted) == cases
