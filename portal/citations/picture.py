"""What a link to a year shows elsewhere, of a council or of all: 1,200 by 630 pixels, PNG."""

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
            "beside": each.beside,
        }
        for each in summary.lines
    ]
    release = summary.release
    content = {
        "name": summary.name,
        "kind": summary.kind,
        "year": str(release.year),
        "edition": f"edition {release.edition}",
        "sender": summary.sender,
        "site": (urlsplit(settings.SITE_URL).netloc + summary.page).removesuffix("/"),
        "marks": list(summary.marks),
        "lines": lines,
    }
    return picture(TEMPLATE, {"summary": content})


@dataclass(frozen=True)
class Picture:
    """Where the picture of an edition is, and how large it is, for the head of a page.

    Without ``slug`` it is that of all councils.
    """

    year: Year
    edition: int
    slug: str = ""
    width, height = 1_200, 630  # pixels

    @property
    def address(self) -> str:
        """In full. It names the edition, so that who keeps the picture asks for a revised one."""
        if self.slug:
            path = reverse("council-picture", args=[self.slug, self.year])
        else:
            path = reverse("nation-picture", args=[self.year])
        return f"{settings.SITE_URL}{path}?edition={self.edition}"
