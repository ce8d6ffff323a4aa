"""What a link opens at an instant, and why it opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from councils.years import london_date
from letters.early_sight.links import read_token
from letters.models import EarlySight, Letter


class Standing(StrEnum):
    """How far a link has come."""

    OPEN = "open"
    RECOUNTED = "recounted"  # its edition was withdrawn, and nobody knows yet what changes
    CORRECTED = "corrected"  # a letter that replaces it is being prepared
    REPLACED = "replaced"  # the letter was replaced by one that has been sent
    PUBLIC = "public"
    EXPIRED = "expired"
    REVOKED = "revoked"
    RENEWED = "renewed"  # there is a newer link

    @property
    def is_over(self) -> bool:
        """Whether it opens nothing, not even what was said and answered."""
        return self in OVER


OVER = (Standing.PUBLIC, Standing.EXPIRED, Standing.REVOKED, Standing.RENEWED)


@dataclass(frozen=True)
class Link:
    """A link that we made, as it stands at an instant."""

    sight: EarlySight
    standing: Standing
    at: datetime
    public_at: datetime | None = None

    @property
    def letter(self) -> Letter:
        letter: Letter = self.sight.message.letter
        return letter

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN

    @property
    def may_challenge(self) -> bool:
        return self.is_open and london_date(self.at) <= self.sight.last_day


def find(token: str, at: datetime) -> Link | None:
    """The link of a token; None where we did not make it, or no longer know it."""
    found = read_token(token)
    if found is None:
        return None
    sight, is_newest = found
    return link(sight, at) if is_newest else Link(sight, Standing.RENEWED, at)


def link(sight: EarlySight, at: datetime) -> Link:
    """The newest link of an early sight."""
    letter = sight.message.letter
    if sight.revoked_at:
        return Link(sight, Standing.REVOKED, at)
    about = Letter.objects.filter(council=letter.council_id, year=letter.year)
    public = about.public(at).filter(issue__gte=letter.issue).order_by("issue").first()
    if public is not None:
        edition = public.published_with
        instants = (public.sent_at, edition.public_at if edition else None)
        since = max(filter(None, instants))
        return Link(sight, Standing.PUBLIC, at, since)
    if sight.ends_at <= at:
        return Link(sight, Standing.EXPIRED, at)
    later = about.filter(issue__gt=letter.issue)
    if later.filter(sent_at__isnull=False).exists():
        return Link(sight, Standing.REPLACED, at)
    if later.exists() or not letter.approved_at:
        return Link(sight, Standing.CORRECTED, at)
    edition = letter.published_with
    if edition is None or edition.withdrawn_at:
        return Link(sight, Standing.RECOUNTED, at)
    return Link(sight, Standing.OPEN, at)
