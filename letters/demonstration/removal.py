"""Removing the demonstration together with the words of its letters."""

from django.db import transaction

from complaints.demonstration.removal import remove_demonstration as remove_made_up
from letters.models import LetterTemplate


def remove_demonstration() -> None:
    """All that leads to a made-up decision or release goes, letters too; then the years' words.

    Nothing leads from those to a release, and real letters are not to begin with them.
    """
    with transaction.atomic():
        remove_made_up()
        LetterTemplate.history.all().delete()
        LetterTemplate.objects.all()._raw_delete(LetterTemplate.objects.db)
