"""The database itself refuses the bad row: every named constraint of every app."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from complaints.models import ConfirmedWords, Extension, Recommendation, Subject
from councils.models import Council
from tests import factories
from tests.complaints.models.received_rows import BAD as BAD_RECEIVED
from tests.complaints.models.rows import (
    AT,
    BEFORE,
    case,
    category_figures,
    column_mapping,
    count_check,
    ended,
    error_report,
    figures,
    mention,
    note,
    person,
    postponement,
    release,
    review,
    reviewed_twice,
    same_case_twice,
    twice,
    upload,
)
from tests.complaints.models.suspension_rows import BAD as BAD_SUSPENSIONS
from tests.councils import rows as councils_rows
from tests.letters.models.rows import BAD as BAD_LETTERS
from tests.portal.rows import BAD as BAD_PORTAL

pytestmark = pytest.mark.django_db

APPS = ("councils", "complaints", "letters", "portal")

BAD = {
    "a_note_has_words": lambda: note(text=""),
    "a_note_mentions_each_once": lambda: twice(mention, of=note()),
    "time_taken_is_whole_and_in_order": lambda: figures(time_known=3),
    "subject_once_under_its_heading": lambda: [
        Subject.objects.create(
            category=factories.subject().category, heading="Planning", name="Trees", slug=slug
        )
        for slug in ("one", "two")
    ],
    "voiding_has_its_reason": lambda: factories.voiding(reason=""),
    "voiding_is_agreed_by_another": lambda: factories.voiding(
        asked_by=person("one"), agreed_by=person("one"), voided_at=AT
    ),
    "agreed_voiding_has_its_instant": lambda: factories.voiding(
        asked_by=person("one"), agreed_by=person("two")
    ),
    "remedy_only_if_upheld": lambda: factories.decision(
        outcome="not_upheld", satisfactory_remedy=True
    ),
    "report_has_title": lambda: factories.decision(kind="report", title=""),
    "only_a_report_is_announced": lambda: factories.decision(announced_at=AT),
    "decided_after_it_was_received": lambda: factories.decision(received_on=date(2024, 6, 4)),
    "withholding_is_confirmed_by_another": lambda: factories.decision(
        withheld_reason="other",
        withheld_by=person("one"),
        withholding_confirmed_by=person("one"),
    ),
    "text_approval_has_its_instant": lambda: factories.decision(
        text_approved_by=person("one"), text_approved_at=None
    ),
    "recommendation_numbered_once_per_decision": lambda: twice(
        factories.recommendation, of=factories.decision(), number=1
    ),
    "personal_remedy_has_no_public_text": lambda: factories.recommendation(
        kind="personal_remedy", public_summary="Pay Mrs B £500."
    ),
    "outcome_and_day_together": lambda: factories.recommendation(recorded_on=None),
    "complied_has_the_day_it_was_done": lambda: factories.recommendation(done_on=None),
    "only_complied_has_a_day_it_was_done": lambda: factories.recommendation(outcome="not_complied"),
    "not_complied_keeps_its_first_day": lambda: Recommendation.objects.filter(
        pk=factories.recommendation().pk
    ).update(outcome="not_complied", done_on=None),
    "edition_once_per_year": lambda: twice(release),
    "revision_has_reason": lambda: release(edition=2),
    "release_approver_is_another": lambda: release(
        prepared_by=person("one"), approved_by=person("one"), approved_at=BEFORE
    ),
    "release_approval_has_its_instant": lambda: release(approved_by=person("one")),
    "release_is_approved_before_it_is_public": lambda: release(
        approved_by=person("one"), approved_at=AT
    ),
    "release_is_withdrawn_before_it_is_public": lambda: release(withdrawn_at=AT),
    "councilfigures_remedies_are_among_the_upheld": lambda: figures(
        upheld=3, satisfactory_remedies=4
    ),
    "councilfigures_compliance_is_whole_or_absent": lambda: figures(on_time=3, late=0),
    "council_once_per_release": lambda: twice(
        figures, release=release(), council=factories.council()
    ),
    "residents_and_their_year_together": lambda: figures(residents=1_000),
    "published_average_is_a_percent": lambda: figures(published_average=101),
    "published_average_of_compliance_is_a_percent": lambda: figures(
        published_average_compliance=101
    ),
    "published_average_of_remedies_is_a_percent": lambda: figures(
        published_average_satisfactory_remedy=101
    ),
    "categoryfigures_remedies_are_among_the_upheld": lambda: category_figures(
        upheld=3, satisfactory_remedies=4
    ),
    "categoryfigures_compliance_is_whole_or_absent": lambda: category_figures(not_complied=0),
    "category_once_per_council_and_release": lambda: twice(
        category_figures, of=figures(), category=factories.subject().category
    ),
    "not_broken_down_once_per_council_and_release": lambda: twice(category_figures, of=figures()),
    "a_heading_is_said_once": lambda: twice(column_mapping, by=person("one")),
    "upload_ends_with_its_instant": lambda: upload(state="loaded"),
    "text_is_approved_by_another": lambda: factories.decision(
        text_changed_by=person("one"), text_approved_by=person("one")
    ),
    "withholding_has_its_reason": lambda: factories.decision(withheld_by=person("one")),
    "no_longer_required_has_its_reason": lambda: ended(no_longer_required_reason=""),
    "no_longer_required_is_confirmed_by_another": lambda: ended(
        no_longer_required_by=person("one"), no_longer_required_confirmed_by=person("one")
    ),
    "only_what_ended_is_required_again": lambda: ended(
        no_longer_required_at=None, required_again_reason="She came back."
    ),
    "extension_gives_longer": lambda: Extension.objects.create(
        recommendation=factories.recommendation(),
        was_due_on=date(2024, 7, 1),
        due_on=date(2024, 7, 1),
        granted_at=AT,
    ),
    "one_review_at_a_time": lambda: twice(review, decision=factories.decision()),
    "review_ends_with_its_result": lambda: review(ended_at=AT),
    "review_is_ended_by_another": lambda: review(
        opened_by=person("one"), ended_by=person("one"), ended_at=AT, result="confirmed"
    ),
    "words_confirmed_once_per_decision": lambda: twice(
        ConfirmedWords.objects.create,
        decision=factories.decision(),
        kind="postcode",
        words="ME14 1XQ",
        confirmed_at=AT,
    ),
    "error_report_is_about_a_decision_or_a_council": lambda: error_report(council=None),
    "error_report_is_closed_with_an_answer": lambda: error_report(closed_at=AT),
    "release_is_submitted_by_somebody": lambda: release(submitted_at=BEFORE),
    "release_is_never_moved_earlier": lambda: postponement(public_at=BEFORE),
    "postponement_has_its_reason": lambda: postponement(reason=""),
    "council_asked_once_per_release": lambda: twice(
        count_check, release=release(), council=factories.council()
    ),
    "count_check_answer_has_its_instant": lambda: count_check(answer="agreed"),
    "case_counted_once_per_release": same_case_twice,
    "released_case_counts_something": lambda: case(outcome=""),
}
BAD |= BAD_SUSPENSIONS | BAD_RECEIVED | councils_rows.BAD | BAD_LETTERS | BAD_PORTAL
# The same constraint seen from its other side.
BAD_TOO = {
    "outcome_and_day_together": lambda: factories.recommendation(outcome="", done_on=None),
    "release_approval_has_its_instant": lambda: release(approved_at=BEFORE),
    "release_approver_is_another": lambda: release(
        prepared_by=person("one"),
        submitted_by=person("two"),
        submitted_at=BEFORE,
        approved_by=person("two"),
        approved_at=BEFORE,
    ),
    "release_is_submitted_by_somebody": lambda: release(submitted_by=person("one")),
    "upload_ends_with_its_instant": lambda: upload(ended_at=AT),
    "withholding_has_its_reason": lambda: factories.decision(withheld_at=AT),
    "review_ends_with_its_result": lambda: review(result="confirmed"),
    "error_report_is_about_a_decision_or_a_council": lambda: error_report(
        decision=factories.decision()
    ),
    "count_check_answer_has_its_instant": lambda: count_check(answered_at=AT),
    "residents_and_their_year_together": lambda: figures(residents_year=2021),
    "councilfigures_compliance_is_whole_or_absent": lambda: figures(late=3),
    "council_closes_after_it_opens": lambda: factories.council(
        opened_on=date(2023, 4, 1), closed_on=date(2022, 4, 1)
    ),
} | councils_rows.BAD_TOO
GOOD = councils_rows.GOOD | {
    "council_closes_after_it_opens": lambda: factories.council(
        opened_on=date(2023, 4, 1), closed_on=date(2023, 4, 2)
    ),
    "only_a_district_lies_in_a_county": lambda: factories.council(
        type="district", county=factories.council()
    ),
    "remedy_only_if_upheld": lambda: factories.decision(satisfactory_remedy=True),
    "decided_after_it_was_received": lambda: factories.decision(received_on=date(2024, 6, 3)),
    "withholding_is_confirmed_by_another": lambda: factories.decision(
        withheld_reason="other",
        withheld_by=person("one"),
        withholding_confirmed_by=person("two"),
    ),
    "text_is_approved_by_another": lambda: factories.decision(
        text_changed_by=person("one"), text_approved_by=person("two")
    ),
    "withholding_has_its_reason": lambda: factories.decision(
        withheld_reason="other", withheld_by=person("one"), withheld_at=AT
    ),
    "no_longer_required_is_confirmed_by_another": lambda: ended(
        no_longer_required_by=person("one"), no_longer_required_confirmed_by=person("two")
    ),
    "only_what_ended_is_required_again": lambda: ended(
        required_again_reason="She came back.", required_again_by=person("one")
    ),
    "one_review_at_a_time": lambda: reviewed_twice(factories.decision()),
    "review_is_ended_by_another": lambda: review(
        opened_by=person("one"), ended_by=person("two"), ended_at=AT, result="replaced"
    ),
    "voiding_is_agreed_by_another": lambda: factories.voiding(
        asked_by=person("one"), agreed_by=person("two"), voided_at=AT
    ),
    "revision_has_reason": lambda: release(edition=2, reason="A council was missing."),
    "release_approver_is_another": lambda: release(
        prepared_by=person("one"), approved_by=person("two"), approved_at=BEFORE
    ),
    "councilfigures_remedies_are_among_the_upheld": lambda: figures(
        upheld=3, satisfactory_remedies=3
    ),
    "councilfigures_compliance_is_whole_or_absent": lambda: figures(
        on_time=1, late=0, not_complied=0
    ),
    "residents_and_their_year_together": lambda: figures(residents=1_000, residents_year=2021),
    "outcome_and_day_together": lambda: factories.recommendation(
        outcome="", done_on=None, recorded_on=None
    ),
}


def own_models() -> list[type[Model]]:
    return [model for name in APPS for model in apps.get_app_config(name).get_models()]


def refusal(make) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make()
    return str(refused.value)


def columns_of(name: str) -> str:
    """How SQLite names a violated constraint that has no condition: by its table and columns."""
    for model in own_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and getattr(constraint, "fields", ()):
                columns = (model._meta.get_field(field).column for field in constraint.fields)
                return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name


def test_every_constraint_is_tested():
    names = [each.name for model in own_models() for each in model._meta.constraints]
    assert sorted(names) == sorted(BAD)


@pytest.mark.parametrize("name", BAD)
def test_the_bad_row_is_refused(name):
    names = {name} if connection.vendor == "postgresql" else {name, columns_of(name)}
    told = refusal(BAD[name])
    assert any(each in told for each in names)


@pytest.mark.parametrize("name", BAD_TOO)
def test_the_other_bad_row_is_refused(name):
    assert name in refusal(BAD_TOO[name])


@pytest.mark.parametrize("name", GOOD)
def test_the_good_row_is_accepted(name):
    assert GOOD[name]().pk


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (lambda: twice(factories.council, name="Kent"), "slug"),
        (lambda: twice(factories.decision, reference="24018407"), "reference"),
        (
            lambda: [factories.council(gss_code="E10000016") for _ in range(2)],
            "gss_code",
        ),
    ],
)
def test_what_identifies_is_unique(make, column):
    assert column in refusal(make)


def test_several_councils_may_be_without_a_code():
    factories.council(), factories.council()
    assert Council.objects.filter(gss_code=None).count() == 2
