"""The picture that a link to a council's year shows elsewhere: 1,200 by 630 pixels, PNG."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from councils.pictures import picture
from councils.years import Year
from portal.citations.summary import Summary

TEMPLATE = Path(__file__).parent / "picture.typ"


def drawn(summary: Summary) -> bytes:
    """The same summary gives the same bytes."""
    lines = [
        {
            "name": each.measure.name,
            "text": each.rate.text,
            "is_words": each.rate.ratio is None,
            "counts": each.counts,
            "similar": each.similar,
        }
        for each in summary.lines
    ]
    council, release = summary.council, summary.release
    content = {
        "council": council.name,
        "kind": council.get_type_display(),
        "year": str(release.year),
        "edition": f"edition {release.edition}",
        "sender": summary.sender,
        "site": urlsplit(settings.SITE_URL).netloc + reverse("council", args=[council.slug]),
        "marks": list(summary.marks),
        "lines": lines,
    }
    return picture(TEMPLATE, {"summary": content})


@dataclass(frozen=True)
class Picture:
    """Where the picture of an edition is, and how large it is, for the head of a page."""

    slug: str
    year: Year
    edition: int
    width, height = 1_200, 630  # pixels

    @property
    def address(self) -> str:
        """In full. It names the edition, so that who keeps the picture asks for a revised one."""
        path = reverse("council-picture", args=[self.slug, self.year])
        return f"{settings.SITE_URL}{path}?edition={self.edition}"
