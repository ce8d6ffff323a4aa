"""How a council's year is cited, and the lines by which another site's page frames its card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.conf import settings
from django.urls import reverse

from complaints.models import Release
from councils.dates import day_in_words
from councils.models import Council
from councils.register.names.former import as_in

FRAME_HEIGHT = 420  # pixels: four measures in two columns; a narrower frame scrolls


@dataclass(frozen=True)
class Citation:
    """``text`` cites one edition, for ever; ``frame`` shows the current one."""

    text: str
    address: str
    frame: str


def citation(council: Council, release: Release, at: datetime) -> Citation:
    """Of the edition of the release, read on the London day of the instant."""
    page = reverse("council-year", args=[council.slug, release.year])
    address = f"{settings.SITE_URL}{page}?edition={release.edition}"
    title = f"{as_in(council, release.year).name}, {release.year}"
    text = (
        f"{settings.OMBUDSMAN['name']}, “{title}”, Your council’s performance,"
        f" edition {release.edition}, published {day_in_words(release.public_at)}, {address}"
        f" (read on {day_in_words(at)})."
    )
    card = f"{settings.SITE_URL}{reverse('embed', args=[council.slug, release.year])}"
    frame = (
        f'<iframe src="{card}" title="{escape(f"What the ombudsman found: {title}")}"'
        f' width="100%" height="{FRAME_HEIGHT}" loading="lazy" style="border:0"></iframe>'
    )
    return Citation(text, address, frame)
