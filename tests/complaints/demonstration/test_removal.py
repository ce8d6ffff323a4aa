"""Removing the demonstration, after staff have tried everything with it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from complaints.decisions.steps.reviews import open_review
from complaints.demonstration.removal import made_up
from complaints.models import (
    Category,
    ComplaintsReceived,
    ConfirmedWords,
    CountCheck,
    EarlyAccess,
    ErrorReport,
    FormerReference,
    Postponement,
    Release,
    Subject,
    Suspension,
    YearNote,
)
from complaints.notes.steps import write
from complaints.recommendations.steps.deadlines import extend
from councils.models import (
    Attachment,
    AttachmentFile,
    AttachmentLook,
    Council,
    GivenBack,
    Owned,
    PublicRecord,
    Residents,
)
from councils.public_record import public_record
from councils.years import Year
from tests import factories
from tests.complaints.colleagues import AT, colleague, done

pytestmark = pytest.mark.django_db
STAYS = {Category, Subject, YearNote}


def models_of(label):
    return set(apps.get_app_config(label).get_models(include_auto_created=True))


@pytest.fixture
def demonstration():
    """A case that was counted in a release; the record says that everything is made up."""
    decision = factories.decision(factories.council(residents=1_000), subject=factories.subject())
    factories.recommendation(decision, due_on=date(2025, 8, 1), outcome="", done_on=None,
                             recorded_on=None)  # fmt: skip
    for category, number in ((None, 9), (decision.subject.category, 7)):
        ComplaintsReceived.objects.create(
            year=Year(2024), council=decision.council, category=category, number=number
        )
    factories.release()
    PublicRecord.objects.update_or_create(pk=1, defaults={"demonstration": True})
    return decision


@pytest.fixture
def used(demonstration):
    """The same after staff and readers had a hand in it."""
    ann, release = colleague("Ann", "Reviewer"), Release.objects.get()
    done(extend, demonstration.recommendations.get(), date(2025, 9, 1), "Ill", by=ann, at=AT)
    done(open_review, demonstration, requested_on=AT.date(), grounds="Asked", by=ann, at=AT)
    write(demonstration, "@ben, look.", by=ann, at=AT, to=[colleague("Ben", "Reviewer")])
    ConfirmedWords.objects.create(
        decision=demonstration, kind="name", words="Mr Brown", confirmed_by=ann, confirmed_at=AT
    )
    FormerReference.objects.create(reference="24018499", decision=demonstration, corrected_at=AT)
    factories.voiding(demonstration)
    ErrorReport.objects.create(kind="error", decision=demonstration, text="Wrong", reported_at=AT)
    Postponement.objects.create(
        release=release,
        was_public_at=AT,
        public_at=AT + timedelta(days=1),
        reason="Late",
        moved_by=ann,
        moved_at=AT,
    )
    Suspension.objects.create(year=release.year, reason="Wrong", asked_by=ann, asked_at=AT)
    CountCheck.objects.create(
        release=release,
        council=demonstration.council,
        asked_at=AT,
        asked_by=ann,
        answer_by=AT.date(),
    )
    EarlyAccess.objects.create(
        release=release, office="The press office", purpose="A notice", given_at=AT, given_by=ann
    )


def test_it_takes_along_whatever_staff_did_with_it(used):
    of_complaints = [model for model in made_up() if model._meta.app_label == "complaints"]
    untouched = {model.__name__ for model in of_complaints if not model.objects.exists()}
    assert untouched - {"CategoryFigures"} == set()
    call_command("remove_demo", verbosity=0)
    assert [model for model in made_up() if model.objects.exists()] == []
    assert not public_record().demonstration


def test_councils_subjects_users_and_roles_stay(used):
    staying = (Council, Residents, Subject, Category, User, Group)
    before = [model.objects.count() for model in staying]
    assert all(before)
    call_command("remove_demo", verbosity=0)
    assert [model.objects.count() for model in staying] == before


def test_every_model_is_made_up_or_known_to_stay():
    of_complaints = {getattr(each, "instance_type", each) for each in models_of("complaints")}
    assert {model for model in of_complaints if model not in made_up()} == STAYS
    stays = models_of("councils") | models_of("auth")
    assert set(made_up()) & stays == {
        *(Owned, Owned.history.model, GivenBack),
        *(Attachment, AttachmentFile, AttachmentLook),
    }


def test_what_leads_to_another_goes_first():
    order = [model.__name__ for model in made_up()]
    assert order.index("Extension") < order.index("Recommendation") < order.index("Decision")
    assert order.index("CategoryFigures") < order.index("CouncilFigures") < order.index("Release")


def test_what_is_real_is_not_removed():
    kept = factories.decision()
    with pytest.raises(CommandError, match="holds no demonstration"):
        call_command("remove_demo", verbosity=0)
    kept.refresh_from_db()
