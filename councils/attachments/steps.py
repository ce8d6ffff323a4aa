"""Attaching a file to a record, taking it away to read, and removing it. Nothing public changes."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import Model

from councils.attachments.contents import type_of
from councils.attachments.kinds import kind_of
from councils.attachments.scanner import scan
from councils.dates import instant_in_words
from councils.models import Attachment, AttachmentFile, AttachmentLook
from councils.models.attachments import LONGEST_ABOUT, LONGEST_WHY
from councils.people import name_of
from councils.refusals import Refused

MOST = 20  # files of one record
LONGEST_STEM = 120  # letters


def attach(
    record: Model, name: str, content: bytes, about: str = "", *, by: Any, at: datetime
) -> Attachment:
    """Keeps a file with a record, once a scanner looked through it where one is set.

    Refused to whom may not, where it is none of the files that are taken, and where there are too
    many. What it is called ends as what it is.
    """
    _must_be_allowed(record, by)
    about = " ".join(about.split())
    if len(about) > LONGEST_ABOUT:
        raise Refused(f"Say in {LONGEST_ABOUT} letters at most what it is.")
    found = type_of(content)
    _refuse_too_many(record)
    is_scanned = scan(content)
    with transaction.atomic():
        type(record)._default_manager.select_for_update().get(pk=record.pk)
        _refuse_too_many(record)
        made = Attachment.objects.create(
            record=record,
            name=f"{stem_of(name)}.{found}",
            type=found,
            size=len(content),
            about=about,
            is_scanned=is_scanned,
            added_by=by,
            added_at=at,
        )
        AttachmentFile.objects.create(attachment=made, content=content)
    return made


def take_away(attachment: Attachment, *, by: Any, at: datetime) -> bytes:
    """Its bytes; who asked is kept. Refused to whom may not, and where it is removed."""
    _must_be_allowed(attachment.record, by)
    kept = AttachmentFile.objects.filter(attachment=attachment).first()
    if kept is None:
        raise Refused("It was removed.")
    AttachmentLook.objects.create(attachment=attachment, by=by, at=at)
    return bytes(kept.content)


def remove(attachment: Attachment, reason: str, *, by: Any, at: datetime) -> None:
    """Its bytes, its name and what it was go for good; that it was there stays, with the reason."""
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_WHY:
        raise Refused(f"Say in {LONGEST_WHY} letters at most why it is removed.")
    with transaction.atomic():
        kept = Attachment.objects.select_for_update().get(pk=attachment.pk)
        _must_be_allowed(kept.record, by)
        if kept.removed_at:
            when = instant_in_words(kept.removed_at)
            raise Refused(f"{name_of(kept.removed_by)} removed it on {when}.")
        AttachmentFile.objects.filter(attachment=kept).delete()
        kept.name = kept.about = ""
        kept.removed_by, kept.removed_at, kept.removed_because = by, at, reason
        kept.save()


def stem_of(name: str) -> str:
    """The name without its suffix, and without what anything could take for something else."""
    stem = PurePath(name.replace("\\", "/")).stem
    return re.sub(r"[^\w ()+&,-]", "_", stem).strip(" ")[:LONGEST_STEM] or "file"


def _must_be_allowed(record: Any, by: Any) -> None:
    if not kind_of(record).may(by):
        raise Refused("Who works on such records alone attaches files to them.")


def _refuse_too_many(record: Model) -> None:
    if Attachment.objects.of(record).there().count() >= MOST:
        raise Refused(f"There are {MOST} files already: remove one first, or join some in one.")
