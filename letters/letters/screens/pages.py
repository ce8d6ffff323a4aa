"""What the pages of letters have in common: who may do what, a letter looked up."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from letters.models import Letter

COMPOSE, APPROVE, SEND = "letters.compose_letter", "letters.approve_letter", "letters.send_letter"
WRITE_WORDS = "letters.change_lettertemplate"


def letter_of(pk: int) -> Letter:
    people = ("composed_by", "approved_by")
    rows = Letter.objects.select_related("council", "release", "published_with", *people)
    return get_object_or_404(rows, pk=pk)
