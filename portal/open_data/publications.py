"""What was published: releases, what revisions changed, and letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse

from complaints.models import Release
from complaints.statistics.changes import FIGURES, Change
from complaints.statistics.revisions import Revision
from letters.models import Letter
from portal.open_data.columns import Column, Dataset, Kind
from portal.open_data.names import name_in_year


@dataclass(frozen=True)
class Edition:
    """A row: a published edition, whether it is the one that counts now, or is suspended."""

    release: Release
    is_current: bool
    is_suspended: bool = False


def editions(at: datetime) -> list[Edition]:
    """Every published edition, newest year first; each knows whether it is its year's newest.

    Of a suspended one it is told that there is one, and no figure.
    """
    current = {release.pk for release in Release.objects.current(at).values()}
    hidden = Exists(Release.objects.suspended(at).filter(pk=OuterRef("pk")))
    found: Any = Release.objects.published(at).annotate(hidden=hidden)
    rows = found.order_by("-year", "-edition")
    return [Edition(each, each.pk in current, each.hidden) for each in rows]


RELEASES = Dataset(
    slug="releases",
    title="Releases",
    one_row="One row is one edition of one year’s figures.",
    key=("year", "edition"),
    fields=(
        Column("year", Kind.YEAR, "Reporting year", attrgetter("release.year")),
        Column("edition", Kind.INTEGER, "Its number in the year", attrgetter("release.edition")),
        Column(
            "is_current",
            Kind.BOOLEAN,
            "Whether it is the year’s newest; earlier ones can still be cited",
            attrgetter("is_current"),
        ),
        Column(
            "source",
            Kind.TEXT,
            "Counted from decisions, or taken over from statistics published before",
            attrgetter("release.source"),
            allowed=tuple(Release.Source.values),
        ),
        Column(
            "public_at",
            Kind.INSTANT,
            "The instant from which it is public",
            attrgetter("release.public_at"),
        ),
        Column(
            "reason",
            Kind.TEXT,
            "Why the figures were revised",
            attrgetter("release.reason"),
            "It is the year’s first edition.",
        ),
        Column(
            "is_suspended",
            Kind.BOOLEAN,
            "Whether its figures are not shown for now, because they are wrong",
            attrgetter("is_suspended"),
        ),
    ),
)


@dataclass(frozen=True)
class RevisedFigure:
    """A row: one figure of one council that a revision changed."""

    revision: Revision
    change: Change

    @property
    def address(self) -> str:
        release = self.revision.release
        path = reverse("revisions")
        return f"{settings.SITE_URL}{path}?year={release.year}&edition={release.edition}"


def revised_figures(revisions: Iterable[Revision]) -> Iterator[RevisedFigure]:
    for revision in revisions:
        for change in revision.changes:
            yield RevisedFigure(revision, change)


def _as_number(figure: Decimal | int | None) -> float | int | None:
    """Whole but for an average that was published with decimals."""
    if figure is None:
        return None
    return int(figure) if figure == int(figure) else float(figure)


REVISIONS = Dataset(
    slug="revisions",
    title="Revisions",
    one_row="One row is one figure of one council that an edition changed.",
    key=("year", "edition", "council", "figure"),
    refers={"council": "councils"},
    fields=(
        Column("year", Kind.YEAR, "Reporting year", attrgetter("revision.release.year")),
        Column(
            "edition",
            Kind.INTEGER,
            "The edition that changed it",
            attrgetter("revision.release.edition"),
        ),
        Column(
            "edition_before",
            Kind.INTEGER,
            "The public edition before it",
            attrgetter("revision.before.edition"),
        ),
        Column(
            "public_at",
            Kind.INSTANT,
            "The instant from which the change is public",
            attrgetter("revision.release.public_at"),
        ),
        Column(
            "reason",
            Kind.TEXT,
            "Why the figures were revised",
            attrgetter("revision.release.reason"),
        ),
        Column("council", Kind.TEXT, "The council’s identifier", attrgetter("change.council.slug")),
        Column("council_name", Kind.TEXT, "Its name today", attrgetter("change.council.name")),
        name_in_year(attrgetter("revision.release.year"), attrgetter("change.council")),
        Column(
            "figure",
            Kind.TEXT,
            "Which figure changed, by its name in the performance data; existed is 1 or 0",
            attrgetter("change.count"),
            allowed=FIGURES,
        ),
        Column(
            "was",
            Kind.NUMBER,
            "What it was",
            lambda row: _as_number(row.change.was),
            "It was not published.",
        ),
        Column(
            "now",
            Kind.NUMBER,
            "What it is",
            lambda row: _as_number(row.change.now),
            "It is not published any more.",
        ),
        Column("address", Kind.ADDRESS, "The page of the revision", attrgetter("address")),
    ),
)


def _letter_page(letter: Letter) -> str:
    path = reverse("letter", args=[letter.council.slug, letter.year])
    return f"{settings.SITE_URL}{path}?issue={letter.issue}"


def _letter_pdf(letter: Letter) -> str:
    path = reverse("letter-pdf", args=[letter.council.slug, letter.year])
    return f"{settings.SITE_URL}{path}?issue={letter.issue}"


LETTERS = Dataset(
    slug="letters",
    title="Annual review letters",
    one_row="One row is one issue of the letter to one council about one year.",
    key=("council", "year", "issue"),
    refers={"council": "councils"},
    fields=(
        Column("council", Kind.TEXT, "Whom it is about", attrgetter("council.slug")),
        Column("council_name", Kind.TEXT, "Its name today", attrgetter("council.name")),
        name_in_year(attrgetter("year")),
        Column("year", Kind.YEAR, "Reporting year", attrgetter("year")),
        Column(
            "edition",
            Kind.INTEGER,
            "Edition of the figures that it gives; one may have been taken back before its instant",
            lambda letter: letter.release.edition if letter.release else None,
            "An older letter, which was written before this portal.",
        ),
        Column(
            "issue",
            Kind.INTEGER,
            "Its number: 1, or more where it was replaced",
            attrgetter("issue"),
        ),
        Column(
            "is_current", Kind.BOOLEAN, "Whether no other replaces it", attrgetter("is_current")
        ),
        Column("title", Kind.TEXT, "Its title", attrgetter("title")),
        Column("dated_on", Kind.DATE, "Its date", attrgetter("dated_on")),
        Column(
            "public_since",
            Kind.INSTANT,
            "The instant from which it is public",
            attrgetter("public_since"),
        ),
        Column(
            "reason",
            Kind.TEXT,
            "Why it replaces the issue before",
            attrgetter("reason"),
            "It is the first.",
        ),
        Column("address", Kind.ADDRESS, "Its page", _letter_page),
        Column("pdf", Kind.ADDRESS, "The same as PDF", _letter_pdf),
    ),
)
