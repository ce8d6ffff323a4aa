"""The link that an e-mail carries: signed, expiring, taken back, and void once there is a newer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse

from councils.refusals import Refused
from letters.early_sight.emails import mail_link
from letters.models import EarlySight, Letter, Message
from letters.models.challenges import last_day_to_say


def link_for(message: Message, *, at: datetime) -> str | None:
    """A link to the letter that a message carries, in full; None where that is public already.

    Where the message had one, that opens nothing any more: the newest alone does.
    """
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("letter__published_with")
            .get(pk=message.pk)
        )
        instant = _instant_of(message.letter)
        if instant is None or instant <= at:
            return None
        sight, _ = EarlySight.objects.update_or_create(
            message=message,
            defaults={
                "made_at": at,
                "expires_at": instant,
                "challenge_by": last_day_to_say(at, instant),
                "revoked_at": None,
                "revoked_by": None,
                "code_hash": "",
            },
        )
        return address(sight)


def _instant_of(letter: Letter) -> datetime | None:
    """From when a letter is public; None where no release keeps it back."""
    release = letter.published_with
    if release is None or release.withdrawn_at:
        return None
    instant: datetime = release.public_at
    return instant


def revoke(sight: EarlySight, *, by: Any, at: datetime) -> None:
    """Takes a link back at once: it opens nothing, nor does a code that was sent for it."""
    with transaction.atomic():
        sight = EarlySight.objects.select_for_update().get(pk=sight.pk)
        if sight.revoked_at:
            raise Refused("It was taken back already.")
        sight.revoked_at, sight.revoked_by, sight.code_hash = at, by, ""
        sight.save()


def renew(sight: EarlySight, *, at: datetime) -> None:
    """Sends a council another link, in the place of the one it had, to the letter's address."""
    url = link_for(sight.message, at=at)
    if url is None:
        raise Refused(
            "The letter is public, or its edition was withdrawn: there is no early sight."
        )
    mail_link(EarlySight.objects.select_related("message__council").get(pk=sight.pk), url, at=at)


def address(sight: EarlySight) -> str:
    return f"{settings.SITE_URL}{reverse('early-sight', args=[token(sight)])}"


def token(sight: EarlySight) -> str:
    """What names a link in its address: its row, when it was made, and our signature."""
    return str(_signer().sign(f"{sight.pk}-{version(sight)}"))


def version(sight: EarlySight) -> str:
    """Which of the links that were made for one message: another one is void."""
    made_at: datetime = sight.made_at
    return made_at.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")


def read_token(said: str) -> tuple[EarlySight, bool] | None:
    """What a link was made for and whether it is the newest; None where we did not make it."""
    try:
        key, made = _signer().unsign(said).split("-")
    except (BadSignature, ValueError):
        return None
    rows = EarlySight.objects.select_related(
        "message__council", "message__letter__council", "message__letter__release"
    ).select_related("message__letter__published_with")
    sight = rows.filter(pk=key).first()
    return None if sight is None else (sight, made == version(sight))


def _signer() -> Signer:
    return Signer(sep=".", salt="letters.early_sight.link")
