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
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from complaints.decisions.public import shown_since
from complaints.models import CouncilFigures, Decision, Release
from complaints.subjects.addresses import every_slug
from councils.models import Council, PublicRecord
from councils.register.reorganisations import reorganisations
from letters.letters.issues import with_public_since, years_with_letters
from letters.models import Letter

PAGES = (
    *("councils", "compare", "subjects", "decisions", "improvements", "letters"),
    *("releases", "revisions", "calendar", "reorganisations"),
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
        changes = [reverse("reorganisation", args=[each.slug]) for each in reorganisations()]
        subjects = [reverse("subject", args=[slug]) for slug in every_slug()]
        return [reverse("home"), *years, *(reverse(name) for name in PAGES), *subjects, *changes]

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
    """Decisions in files by their keys: those of a file stay the same, however many follow."""

    def __init__(self, rows: QuerySet[Decision], span: int) -> None:
        super().__init__(rows, span)
        self.rows, self.span = rows, span

    @cached_property
    def num_pages(self) -> int:
        return self._file_of(self.rows.order_by("-pk"))

    @property
    def page_range(self) -> range:
        """From that of the first decision: before it keys may have been used by others."""
        return range(self._file_of(self.rows.order_by("pk")), self.num_pages + 1)

    def page(self, number: Any) -> Page[Any]:
        number = self.validate_number(number)
        last = number * self.span
        return Page(self.rows.filter(pk__gt=last - self.span, pk__lte=last), number, self)

    def _file_of(self, rows: QuerySet[Decision]) -> int:
        key = rows.values_list("pk", flat=True).first() or 1
        before, _ = divmod(key - 1, self.span)
        return int(before) + 1


class Decisions(Section):
    """Every decision that is shown, as of the instant since which it is, in files of 2,500 keys.

    The protocol allows 50,000, which would take seconds to write. Where a file begins nobody has to
    count: it has those of its keys that are shown, so that one in the middle may be empty.
    """

    limit = 2_500

    def items(self) -> QuerySet[Decision]:
        shown = Decision.objects.public_by_itself(self.at).order_by("pk")
        return shown.only(
            *("reference", "kind", "decided_on", "announced_at", "text_approved_at", "restored_at")
        )

    @cached_property
    def paginator(self) -> OnePaginator:
        return Files(self.items(), self.limit)

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
