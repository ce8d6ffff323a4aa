"""What the calendar shows: releases to come, published and taken back, and who saw them early."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from complaints.models import EarlyAccess, Postponement, Release
from councils.years import london_date, london_midnight

# How long a withdrawn announcement stays, after the instant for which it was announced.
STAYS_FOR = timedelta(days=365)
SHOWN = ("year", "edition", "public_at", "made_at", "approved_at")
TAKEN_BACK = ("withdrawn_at", "withdrawn_reason")


def calendar_page(at: datetime) -> dict[str, QuerySet[Release]]:
    """The context of the page. Of what is to come it has the year, the instant and its moves."""
    return {
        "coming": with_history(Release.objects.announced(at)).order_by("public_at"),
        "past": with_history(published(at)).order_by("-public_at"),
        "withdrawn": with_history(withdrawn(at)).order_by("-withdrawn_at"),
    }


def published(at: datetime) -> QuerySet[Release]:
    """Releases whose instant has come; each knows whether its figures are suspended."""
    hidden = Exists(Release.objects.suspended(at).filter(pk=OuterRef("pk")))
    return Release.objects.published(at).only(*SHOWN, *TAKEN_BACK).annotate(is_suspended=hidden)


def withdrawn(at: datetime) -> QuerySet[Release]:
    """Releases that had been announced and were taken back, so that none vanishes silently."""
    announced = Release.objects.exclude(approved_at=None, made_by_command=False)
    gone = announced.filter(
        withdrawn_at__lte=at, public_at__gte=london_midnight(london_date(at) - STAYS_FOR)
    )
    return gone.only(*SHOWN, *TAKEN_BACK)


def with_history(releases: QuerySet[Release]) -> QuerySet[Release]:
    """With how each was moved, and who had early access to it; not with who recorded that."""
    moves = Postponement.objects.only("release", "was_public_at", "public_at", "reason", "moved_at")
    access = EarlyAccess.objects.only("release", "office", "what", "purpose", "given_at")
    return releases.prefetch_related(
        Prefetch("postponements", moves), Prefetch("early_access", access)
    )
