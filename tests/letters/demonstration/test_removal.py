"""Removing the demonstration takes its letters along, and all that came of them."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from complaints.demonstration.removal import made_up
from councils.models import PublicRecord
from councils.public_record import public_record
from letters.models import Challenge, EarlySight, Letter, LetterTemplate, Look
from tests.letters.correspondence import AFTER, approved, composed, letter, sent
from tests.letters.models.rows import message

pytestmark = pytest.mark.django_db


@pytest.fixture
def used():
    """Letters in each state, one of them challenged and looked at."""
    composed()
    approved("Essex")
    sight = EarlySight.objects.create(
        message=message(letter=sent("Kent")),
        made_at=AFTER,
        expires_at=AFTER,
        challenge_by=AFTER.date(),
    )
    Look.objects.create(early_sight=sight, what="letter", at=AFTER)
    Challenge.objects.create(early_sight=sight, text="Not ours.", made_at=AFTER)
    PublicRecord.objects.update(demonstration=True)


def test_every_model_of_letters_is_emptied(used):
    own = set(apps.get_app_config("letters").get_models(include_auto_created=True))
    stand_alone = {LetterTemplate, LetterTemplate.history.model}
    assert {model for model in own if model not in made_up()} == stand_alone
    assert EarlySight.objects.exists()
    call_command("remove_demo", verbosity=0)
    assert [model for model in own if model._default_manager.exists()] == []
    assert not public_record().demonstration


def test_what_is_real_is_not_removed():
    composed()
    with pytest.raises(CommandError, match="holds no demonstration"):
        call_command("remove_demo", verbosity=0)
    assert letter("Kent")
    assert Letter.objects.count() == 3
    assert LetterTemplate.objects.count() == 1
