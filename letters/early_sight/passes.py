"""The pass of whoever gave the code: a cookie for one link's own addresses, for an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from letters.early_sight.links import version
from letters.models import EarlySight

NAME = "early-sight"
LASTS = timedelta(hours=1)


def give_pass(response: HttpResponse, sight: EarlySight, path: str, at: datetime) -> None:
    """Lets a browser see what ``path`` and the addresses below it show."""
    response.set_cookie(
        NAME,
        _signer().sign(f"{_names(sight)}-{_written(at + LASTS)}"),
        max_age=LASTS,
        path=path,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def has_pass(request: HttpRequest, sight: EarlySight, at: datetime) -> bool:
    """Whether a browser gave this very link's code within the hour."""
    try:
        said = _signer().unsign(request.COOKIES.get(NAME, ""))
    except BadSignature:
        return False
    names, _, until = str(said).rpartition("-")
    return names == _names(sight) and _written(at) < until


def _names(sight: EarlySight) -> str:
    return f"{sight.pk}-{version(sight)}"


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _signer() -> Signer:
    return Signer(salt="letters.early_sight.pass")
