"""What search engines are told of: pages, councils' public years, letters, decisions.

Each section is made for an instant, so nothing stands in it before its own. A date of change is
given only where it is true: a council's page also shows what is decided every day, so it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem  # type: ignore[attr-defined]  # not known there
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Window
from django.db.models.functions import Mod, RowNumber
from django.urls import reverse

from complaints.decisions.public import shown_since
from complaints.models import CouncilFigures, Decision, Release
from complaints.subjects.addresses import every_slug
from councils.models import Council, PublicRecord
from letters.letters.issues import with_public_since, years_with_letters
from letters.models import Letter
from portal.counted_once import counted_once

PAGES = (
    *("councils", "compare", "subjects", "decisions", "improvements", "letters"),
    *("releases", "revisions", "calendar"),
    *("methods", "data", "data-dictionary", "api", "accessibility", "complain"),
)


if TYPE_CHECKING:
    OneSitemap = Sitemap[Any]
    OnePaginator = Paginator[Any]
else:
    OneSitemap, OnePaginator = Sitemap, Paginator


class Section(OneSitemap):
    """A part of the portal as it is public at an instant, at the address that settings name."""

    protocol, _, domain = settings.SITE_URL.partition("://")

    def __init__(self, at: datetime, record: PublicRecord) -> None:
        self.at, self.record = at, record

    def get_domain(self, site: Any = None) -> str:
        return self.domain

    def numbers(self) -> Sequence[int]:
        """Of its files: one, where nothing but decisions is ever as much as a file may hold."""
        return [1]


class Pages(Section):
    """What is not about one council: each public year's home page, explanations, subjects."""

    def items(self) -> list[str]:
        years = [f"{reverse('home')}?year={year}" for year in Release.objects.current(self.at)]
        subjects = [reverse("subject", args=[slug]) for slug in every_slug()]
        return [reverse("home"), *years, *(reverse(name) for name in PAGES), *subjects]

    def location(self, item: str) -> str:
        return item


class CouncilYears(Section):
    """Each council's public years, as one page and as a scrutiny pack, and how to complain.

    The address that leads to the newest year is a page only where there is no such year.
    """

    def items(self) -> list[tuple[str, Any]]:
        current = Release.objects.current(self.at).values()
        figures = CouncilFigures.objects.filter(release__in=[each.pk for each in current])
        years = list(
            figures.order_by("council__slug", "release__year").values_list(
                "council__slug", "release__year"
            )
        )
        known = {slug for slug, _ in years}
        slugs = Council.objects.order_by("slug").values_list("slug", flat=True)
        without = [("council", [slug]) for slug in slugs if slug not in known]
        names = ("council-year", "scrutiny-pack")
        complain = [("council-complain", [slug]) for slug in slugs]
        return [(name, year) for year in years for name in names] + without + complain

    def location(self, item: tuple[str, Any]) -> str:
        name, of = item
        return reverse(name, args=of)


class Letters(Section):
    """Each year's list and each council's, and its current letter of a year, as of its issue."""

    def items(self) -> list[Any]:
        current = with_public_since(Letter.objects.current(self.at)).for_list()
        written = list(current.order_by("council__slug", "year"))
        lists = [f"{reverse('letters')}?year={year}" for year in years_with_letters(self.at)]
        slugs = dict.fromkeys(each.council.slug for each in written)
        return [*lists, *(reverse("council-letters", args=[slug]) for slug in slugs), *written]

    def location(self, item: str | Letter) -> str:
        if isinstance(item, str):
            return item
        return reverse("letter", args=[item.council.slug, item.year])

    def lastmod(self, item: str | Letter) -> datetime | None:
        return None if isinstance(item, str) else item.public_since


class Files(OnePaginator):
    """Decisions by reference in files, of each of which it is known with which one it begins."""

    def __init__(self, rows: QuerySet[Decision], limit: int, begin: Sequence[str]) -> None:
        super().__init__(rows, limit)
        self.rows, self.begin = rows, begin

    @property
    def num_pages(self) -> int:
        return max(len(self.begin), 1)

    def page(self, number: Any) -> Page[Any]:
        number = self.validate_number(number)
        begins = self.begin[number - 1] if self.begin else ""
        return Page(self.rows.filter(reference__gte=begins)[: self.per_page], number, self)


class Decisions(Section):
    """Every decision that is shown, as of the instant since which it is, in files of 2,500.

    The protocol allows 50,000, which would take seconds to write. With which reference each file
    begins is kept: to find it out takes reading every decision.
    """

    limit = 2_500

    def items(self) -> QuerySet[Decision]:
        shown = Decision.objects.public_by_itself(self.at).order_by("reference")
        return shown.only(
            *("reference", "kind", "decided_on", "announced_at", "text_approved_at", "restored_at")
        )

    @property
    def paginator(self) -> OnePaginator:
        begin = counted_once(self.record, self.at, self._beginnings, "sitemap", self.limit)
        return Files(self.items(), self.limit, begin)

    def _beginnings(self) -> list[str]:
        place = Window(RowNumber(), order_by="reference")
        numbered = Decision.objects.public(self.at).order_by("reference").values("reference")
        first = numbered.annotate(place=Mod(place - 1, self.limit)).filter(place=0)
        return [each["reference"] for each in first]

    def lastmod(self, item: Decision) -> datetime:
        return shown_since(item)

    def numbers(self) -> Sequence[int]:
        return self.paginator.page_range


SECTIONS = {
    "pages": Pages,
    "councils": CouncilYears,
    "letters": Letters,
    "decisions": Decisions,
}


def index(at: datetime, record: PublicRecord) -> list[SitemapIndexItem]:
    """Every file of every section."""
    found = []
    for name, section in SECTIONS.items():
        address = settings.SITE_URL + reverse("sitemap-section", args=[name])
        for number in section(at, record).numbers():
            found.append(address if number == 1 else f"{address}?p={number}")
    return [SitemapIndexItem(each) for each in found]
