"""What whoever submits or approves is told first; none of it stands in the way."""

from datetime import timedelta

import pytest

from complaints.models import CountCheck, Decision
from complaints.releases.rules.cautions import cases_changed, cautions
from complaints.releases.steps import approval, council_checks, preparation
from tests import factories
from tests.complaints.preparation import AT, INSTANT, MINUTE, a_year, ann, announced, ben, draft

pytestmark = pytest.mark.django_db
NOT_ASKED = "No council has been asked to check its own counts."


def test_in_time_unchanged_and_checked_there_is_nothing_to_say():
    kent = a_year()
    release = draft()
    assert cautions(release, AT) == [NOT_ASKED]
    council_checks.ask(release, [kent], INSTANT.date(), by=ann(), at=AT)
    assert cautions(release, AT) == ["1 council has not answered whether the counts agree."]
    council_checks.answer(CountCheck.objects.get(), "questioned", "Why?", by=ann(), at=AT)
    assert cautions(release, AT) == ["1 council questions the counts, and that is not settled."]
    council_checks.settle(CountCheck.objects.get(), "So.", by=ann(), at=AT)
    assert cautions(release, AT) == []


def test_four_weeks_are_customary_for_a_first_edition():
    a_year()
    release = draft()
    four_weeks = INSTANT - timedelta(weeks=4)
    assert cautions(release, four_weeks) == [NOT_ASKED]
    assert cautions(release, four_weeks + timedelta(seconds=1))[0] == (
        "Customarily a release is announced four weeks ahead; 2024-25, edition 1 becomes public on"
        " 20 May 2025, 9.30am, sooner than that."
    )
    preparation.submit(release, by=ann(), at=INSTANT - timedelta(days=1))
    approval.approve(release, by=ben(), at=INSTANT - timedelta(days=1))


def test_a_revision_needs_neither():
    a_year()
    factories.release(public_at=AT, made_at=AT)
    release = draft(reason="Corrected", public_at=AT + timedelta(days=1))
    assert cautions(release, AT) == []


def test_an_edition_after_one_that_was_withdrawn_is_the_first_to_be_public():
    a_year()
    approval.withdraw(announced(), "A file was missing", by=ben(), at=AT + 3 * MINUTE)
    release = draft(reason="The first was withdrawn", public_at=AT + timedelta(days=1))
    assert release.edition == 2
    assert [each.split()[0] for each in cautions(release, AT)] == ["Customarily", "No"]


def test_what_changed_since_it_was_counted_is_said_and_approved_all_the_same():
    a_year(upheld=2, not_upheld=1)
    release = draft()
    preparation.submit(release, by=ann(), at=AT)
    factories.decision()
    assert cases_changed(release) == 1
    Decision.objects.filter(outcome="not_upheld").update(outcome="upheld")
    assert cautions(release, AT) == [
        "2 cases have changed in the decisions since the figures were counted on 15 April 2025,"
        " 10.00am. The figures do not show that unless they are counted again.",
        NOT_ASKED,
    ]
    approval.approve(release, by=ben(), at=AT)
    assert release.figures.get().upheld == 2


def test_an_imported_year_has_no_cases_that_could_change():
    release = factories.published("2024-25", factories.frozen(upheld=3))
    factories.decision()
    assert cases_changed(release) == 0
