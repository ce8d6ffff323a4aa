"""Putting one council's letter together from a release's frozen figures."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from complaints.figures.measures import UPHOLD_RATE
from complaints.figures.outcomes import OUTCOMES
from complaints.figures.performance import Performance
from complaints.models import CouncilFigures, Decision, Release
from complaints.statistics.comparison import CouncilYear, ReleasedYear
from complaints.statistics.taken_over import TakenOver, taken_over
from councils.dates import day_in_words, instant_in_words, year_in_words
from councils.models import Council
from councils.public_record import public_record
from councils.years import london_date
from letters.composing.addressees import Addressees
from letters.composing.content import (
    Block,
    LetterContent,
    Row,
    Section,
    blocks,
    paragraphs,
)
from letters.composing.inherited import Inheritance, Replaced, changes_before, inherited
from letters.composing.panels import panels
from letters.composing.rules import CouncilFacts, by_rule, closed
from letters.models import LetterTemplate
from letters.models.letters import title_of

MADE_UP = "Demonstration. The figures are made up: they say nothing about any real council."


class YearOfLetters:
    """What all letters of one release have in common, read once; then a letter needs no query."""

    def __init__(self, release: Release, template: LetterTemplate, at: datetime) -> None:
        self.release, self.template, self.at = release, template, at
        self.released = ReleasedYear.load(release)
        self.addressees = Addressees()
        self.demonstration = public_record().demonstration

    @cached_property
    def councils(self) -> dict[int, Council]:
        """Those that existed in the year: whoever closed before had its last letter then."""
        existed = [row.council_id for row in self.released.rows.values() if row.existed]
        return Council.objects.in_bulk(existed)

    @cached_property
    def _reports(self) -> dict[int, list[date]]:
        """The days on which reports decided in the year were published, by council."""
        found: dict[int, list[date]] = defaultdict(list)
        public = Decision.objects.public(self.at).in_year(self.release.year)
        reports = public.filter(kind=Decision.Kind.REPORT).order_by("announced_at")
        for council, announced_at in reports.values_list("council", "announced_at"):
            if announced_at:
                found[council].append(london_date(announced_at))
        return found

    @cached_property
    def _changes(self) -> dict[Council, list[Replaced]]:
        """Of each council whose first year of figures this is, whom it replaced."""
        year, known = self.release.year, self.addressees.successions
        opened = [each for each in self.councils.values() if each.opened_on and known.before[each]]
        earlier = Release.objects.public(self.release.public_at).filter(year__lt=year)
        rows = CouncilFigures.objects.filter(release__in=earlier, existed=True, council__in=opened)
        before = set(rows.values_list("council", flat=True)) if opened else set()
        found = {
            each: changes_before(each, known, london_date(self.release.public_at))
            for each in opened
            if each.pk not in before
        }
        return {council: changes for council, changes in found.items() if changes}

    @cached_property
    def _taken_over(self) -> dict[Council, TakenOver]:
        """As the public reads of it once these figures are public, and not before."""
        if not self._changes:
            return {}
        at = self.release.public_at
        replaced = {
            council: [each for change in changes for each in change.old]
            for council, changes in self._changes.items()
        }
        return taken_over(replaced, {*Release.objects.current(at), self.release.year}, at)

    def content(
        self,
        council: Council,
        own_paragraph: str,
        *,
        replaces: str = "",
        dated_on: date | None = None,
    ) -> LetterContent:
        """A council's letter; ``replaces`` says why, where an earlier one was sent.

        One that replaces another has its own date, the others that of the year's words.
        """
        dated_on = dated_on or self.template.dated_on
        row = self.released.rows[council.pk]
        to = self.addressees.councils(council, dated_on)
        facts = self._facts(council, row, dated_on)
        year = self.release.year
        drawn, chance = panels(self.released, row, council)
        return LetterContent(
            title=title_of(year),
            dated_on=day_in_words(dated_on),
            sender=settings.OMBUDSMAN["name"],
            sender_lines=[
                settings.OMBUDSMAN[name]
                for name in ("website", "contact_email", "phone")
                if settings.OMBUDSMAN[name]
            ],
            to=["The Chief Executive", *(each.name for each in to)],
            salutation="Dear Chief Executive",
            council=council.name,
            year=str(year),
            period=year_in_words(year),
            edition=self.release.edition,
            replaces=replaces,
            sections=self._sections(facts, own_paragraph),
            closing=blocks(self.template.closing),
            signed_by=self.template.signed_by,
            signed_as=self.template.signed_as,
            copies=self.addressees.copied_to(to),
            panels=drawn,
            chance=chance,
            counts=counts(row.performance),
            about=self._about(),
            mark=MADE_UP if self.demonstration else "",
        )

    def _facts(self, council: Council, row: CouncilYear, dated_on: date) -> CouncilFacts:
        return CouncilFacts(
            council=council,
            year=self.release.year,
            performance=row.performance,
            comparison=self.released.comparison(row, UPHOLD_RATE),
            reports_on=self._reports[council.pk],
            successors=self.addressees.successions.on_day(council, dated_on),
            ombudsman=settings.OMBUDSMAN["short_name"],
            dated_on=dated_on,
        )

    def _sections(self, facts: CouncilFacts, own_paragraph: str) -> list[Section]:
        made = [
            Section("", [*paragraphs([closed(facts)]), *blocks(self.template.purpose)]),
            Section("The year", blocks(self.template.notes)),
            Section("Your council’s figures", paragraphs(by_rule(facts))),
            Section("What your council took over", self._inherited(facts.council)),
            Section("About your council", blocks(own_paragraph)),
            Section("Where this can be read", paragraphs([self._where(facts.council)])),
            Section("What else may help", blocks(self.template.resources)),
        ]
        return [each for each in made if each.blocks]

    def _inherited(self, council: Council) -> list[Block]:
        changes = self._changes.get(council, [])
        after = self.addressees.successions.after
        return inherited(
            Inheritance(
                council=council,
                year=self.release.year,
                changes=changes,
                others={old.pk: after[old] for change in changes for old in change.old},
                taken_over=self._taken_over.get(council, TakenOver()),
                read_on=london_date(self.release.public_at),
                address=lambda each: f"{settings.SITE_URL}{reverse('council', args=[each.slug])}",
            )
        )

    def _where(self, council: Council) -> str:
        path = reverse("council-year", args=[council.slug, self.release.year])
        where = f"{settings.SITE_URL}{path}"
        instant = instant_in_words(self.release.public_at)
        if self.release.public_at <= self.at:
            return f"The figures in this letter have been public since {instant}, at {where}."
        return (
            f"This letter and the figures in it become public on {instant}, at {where}."
            " Until then please share them only with those who need them to check them."
        )

    def _about(self) -> str:
        return (
            f"The figures are those of {self.release.year}, edition {self.release.edition}, as"
            " published on the portal. Every complaint decided in the year is counted, whether or"
            " not its decision is published. Averages are of councils of the same type together."
        )


def counts(performance: Performance) -> list[Row]:
    """Every count of the year, in the order in which complaints are dealt with."""
    rows = [(each.label, getattr(performance, each.name)) for each in OUTCOMES]
    rows.append(("Dealt with in all", performance.dealt_with))
    return [Row(name, f"{count:,}", "") for name, count in rows]
