"""Giving a record back to its author, and submitting it again. Nothing public changes by it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from councils.dates import instant_in_words
from councils.models import GivenBack, Owned
from councils.ownership.kinds import kind_of
from councils.ownership.steps import give, let_go
from councils.people import name_of
from councils.refusals import Refused


def given_back(record: Model) -> GivenBack | None:
    """How it was given back, until it is submitted again."""
    found: GivenBack | None = (
        GivenBack.objects.open().of(record).select_related("given_back_by", "author").first()
    )
    return found


def refuse_given_back(record: Model) -> None:
    """Refused where it is to be submitted again first."""
    if found := given_back(record):
        who, when = name_of(found.given_back_by), instant_in_words(found.given_back_at)
        raise Refused(f"{who} gave it back on {when}: it is approved once it is submitted again.")


def give_back(record: Model, comment: str, author: Any, *, by: Any, at: datetime) -> GivenBack:
    """Gives it back to its author, who looks after it from now on; the caller holds the record.

    Where its author may not work on it any more, or is not known, it waits for everybody who may.
    Refused without a comment, and where it was given back already.
    """
    refuse_given_back(record)
    if not comment.strip():
        raise Refused("Say what is to be done before it can be approved.")
    with transaction.atomic():
        made = GivenBack.objects.create(
            kind=ContentType.objects.get_for_model(record),
            row=record.pk,
            comment=comment.strip(),
            given_back_by=by,
            given_back_at=at,
            author=author,
        )
        if author and kind_of(record).people().filter(pk=author.pk).exists():
            give(record, author, by=by, at=at)
        elif Owned.objects.of(record).exists():
            let_go(record, by=by, at=at)
    return made


def submit_again(record: Model, *, by: Any, at: datetime) -> GivenBack:
    """It waits for approval again. Refused where it was not given back."""
    with transaction.atomic():
        found: GivenBack | None = GivenBack.objects.open().of(record).select_for_update().first()
        if found is None:
            raise Refused("It was not given back, or was submitted again already.")
        found.submitted_by, found.submitted_at = by, at
        found.save()
        owned = Owned.objects.of(record).first()
        if owned and (owned.owner_id, owned.since) == (found.author_id, found.given_back_at):
            let_go(record, by=by, at=at)  # it became theirs by being given back alone
    return found
