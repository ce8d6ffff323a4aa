"""Addresses in a pack: on the page as paths, on paper in full."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from portal.scrutiny.content import Link


def link(
    words: str,
    name: str,
    *args: object,
    query: Mapping[str, object] | None = None,
    fragment: str = "",
) -> Link:
    """To the page of this name; ``query`` and ``fragment`` are left out where they are empty."""
    path = reverse(name, args=args)
    if query:
        path = f"{path}?{urlencode(query)}"
    if fragment:
        path = f"{path}#{fragment}"
    return Link(words, path, f"{settings.SITE_URL}{path}")
