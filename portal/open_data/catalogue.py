"""What files there are at an instant: page, package, dictionary and addresses draw on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.urls.converters import StringConverter

from complaints.models import Decision, Recommendation, Release, Suspension
from complaints.recommendations.improvements import each_with_status
from complaints.statistics.readable_cases import compliance_to_read, decisions_to_read
from complaints.statistics.revisions import revisions
from councils.dates import iso
from councils.models import Boundary, Council
from councils.years import Year
from letters.letters.issues import letters_for_data
from portal.open_data.bodies import (
    COUNCIL_TYPES,
    COUNCILS,
    SUBJECTS,
    SUCCESSION,
    all_councils,
    subjects,
    successions,
)
from portal.open_data.breakdown import (
    GROUPS,
    PERFORMANCE_BY_CATEGORY,
    category_rows,
    group_rows,
)
from portal.open_data.cases import DECISIONS, SERVICE_IMPROVEMENTS
from portal.open_data.category_totals import CATEGORY_TOTALS, category_totals
from portal.open_data.columns import Dataset
from portal.open_data.counted_cases import COMPLIANCE, COUNTED_DECISIONS
from portal.open_data.performance import PERFORMANCE, performance_rows
from portal.open_data.publications import LETTERS, RELEASES, REVISIONS, editions, revised_figures
from portal.open_data.received import COMPLAINTS_RECEIVED, received_rows
from portal.open_data.rows import cases_in_turn, decisions_in_turn, improvements_in_turn, in_turn
from portal.open_data.sums import PERFORMANCE_BY_TYPE, type_rows

FORMS = ("csv", "xlsx")
# Of what has the rows of all years: a year is one condition there.
WHOLE_FORMS = (*FORMS, "parquet")
# An edition keeps which rows these have.
FIGURES = (
    PERFORMANCE,
    PERFORMANCE_BY_CATEGORY,
    PERFORMANCE_BY_TYPE,
    CATEGORY_TOTALS,
    GROUPS,
    COMPLAINTS_RECEIVED,
)
FROZEN = (*FIGURES, COUNTED_DECISIONS, COMPLIANCE)
OF_A_YEAR = (*FROZEN, SERVICE_IMPROVEMENTS)
NO_CASES = "no cases are known"
WITH_CURRENT = "with the current edition"
Rows = Callable[[], Iterable[Any]]


class FormConverter(StringConverter):
    """``csv`` or ``xlsx`` at the end of an address."""

    regex = "|".join(FORMS)


class WholeFormConverter(StringConverter):
    """One of those, or ``parquet``."""

    regex = "|".join(WHOLE_FORMS)


@dataclass(frozen=True)
class DataFile:
    """Rows of one data set: of one edition of a year, of all years, or as they are now.

    ``rows`` are read when they are asked for, one by one.
    """

    dataset: Dataset
    rows: Rows
    release: Release | None = None
    of_all_years: bool = False
    current: Sequence[Release] = ()  # the editions whose figures are in it, or that it depends on
    suspended: Sequence[Suspension] = ()  # what it would have figures of, were they not suspended

    @property
    def name(self) -> str:
        """Its name without its form; it carries year and edition."""
        if self.release:
            return f"{self.dataset.slug}-{self.release.year}-edition-{self.release.edition}"
        return f"{self.dataset.slug}-all-years" if self.of_all_years else self.dataset.slug

    @property
    def title(self) -> str:
        if self.release:
            return f"{self.dataset.title}, {self.release.year}, edition {self.release.edition}"
        return f"{self.dataset.title}, all years" if self.of_all_years else self.dataset.title

    @property
    def forms(self) -> Sequence[str]:
        return FORMS if self.release else WHOLE_FORMS

    def path(self, form: str) -> str:
        """Its address on this site."""
        known: dict[str, Any] = {"dataset": self.dataset.slug, "form": form}
        if self.release:
            known |= {"year": self.release.year, "edition": self.release.edition}
            return reverse("data-edition", kwargs=known)
        return reverse("data-all-years" if self.of_all_years else "data-file", kwargs=known)

    @property
    def csv(self) -> str:
        return self.path("csv")

    @property
    def xlsx(self) -> str:
        return self.path("xlsx")

    @property
    def parquet(self) -> str:
        return "" if self.release else self.path("parquet")

    def address(self, form: str) -> str:
        """Its address in full."""
        return f"{settings.SITE_URL}{self.path(form)}"


@dataclass(frozen=True)
class YearFiles:
    """The files of one edition of a year."""

    release: Release
    files: Sequence[DataFile]

    @property
    def covers(self) -> str:
        """The days of the year, as ISO 8601 has an interval."""
        return days(self.release.year, self.release.year)

    @property
    def of_each_kind(self) -> list[tuple[Dataset, DataFile | None, str]]:
        """For each of ``OF_A_YEAR`` its file, or why there is none."""
        by_slug = {file.dataset.slug: file for file in self.files}
        return [
            (dataset, by_slug.get(dataset.slug), NO_CASES if dataset in FROZEN else WITH_CURRENT)
            for dataset in OF_A_YEAR
        ]


@dataclass(frozen=True)
class Catalogue:
    """Every file that is public at an instant; ``current`` are the years that are.

    ``suspended`` are those of which nothing is seen for now.
    """

    at: datetime
    current: Mapping[Year, Release]
    suspended: Sequence[Suspension] = ()

    @cached_property
    def years(self) -> list[YearFiles]:
        """The current edition of each year, newest year first."""
        return [YearFiles(each, self._of(each)) for each in self.current.values()]

    @cached_property
    def earlier(self) -> list[YearFiles]:
        """The editions that were replaced and stay citable."""
        found = []
        for release in self.current.values():
            while before := release.before:
                found.append(YearFiles(before, self._of(before)))
                release = before
        return found

    @cached_property
    def all_years(self) -> list[DataFile]:
        """Each data set over all years, with the current editions of their figures."""
        newest, at = list(self.current.values()), self.at
        shown = Decision.objects.public(at)
        found: list[tuple[Dataset, Rows]] = [
            (PERFORMANCE, lambda: performance_rows(newest)),
            (PERFORMANCE_BY_CATEGORY, lambda: category_rows(newest)),
            (PERFORMANCE_BY_TYPE, lambda: type_rows(newest)),
            (CATEGORY_TOTALS, lambda: category_totals(newest)),
            (GROUPS, lambda: group_rows(newest)),
            (COMPLAINTS_RECEIVED, lambda: received_rows(newest)),
            (DECISIONS, lambda: decisions_in_turn(shown.for_data().newest_first())),
            (COUNTED_DECISIONS, lambda: cases_in_turn(decisions_to_read(newest, at))),
            (COMPLIANCE, lambda: cases_in_turn(compliance_to_read(newest, at))),
            (SERVICE_IMPROVEMENTS, lambda: self._improvements(Recommendation.objects.public(at))),
            (REVISIONS, lambda: revised_figures(revisions(Release.objects.public(at)))),
            (LETTERS, lambda: in_turn(letters_for_data(at))),
        ]
        return [
            DataFile(*each, of_all_years=True, current=newest, suspended=self.suspended)
            for each in found
        ]

    @cached_property
    def as_they_are(self) -> list[DataFile]:
        """What belongs to no year."""
        return [
            DataFile(COUNCILS, lambda: in_turn(all_councils())),
            DataFile(SUCCESSION, lambda: in_turn(successions())),
            DataFile(COUNCIL_TYPES, lambda: Council.Type),
            DataFile(SUBJECTS, lambda: in_turn(subjects())),
            DataFile(RELEASES, lambda: editions(self.at)),
        ]

    @cached_property
    def has_boundaries(self) -> bool:
        return Boundary.objects.exists()

    @property
    def whole(self) -> list[DataFile]:
        """Each row of each data set once."""
        return [*self.as_they_are, *self.all_years]

    @property
    def newest(self) -> list[DataFile]:
        """Every file but those of earlier editions."""
        return [*self.whole, *(file for each in self.years for file in each.files)]

    def of_year(self, slug: str, year: Year, edition: int | None = None) -> DataFile | None:
        """A data set's file of a year: of the edition that is asked for, else the current one.

        What an edition does not keep has a file beside the current edition alone.
        """
        release = self.current.get(year)
        if release and edition is not None:
            release = release.in_edition(str(edition))
        if release is None:
            return None
        if slug not in {dataset.slug for dataset in FROZEN}:
            release = self.current[year]
        return _called(slug, self._of(release))

    def of_all(self, slug: str) -> DataFile | None:
        return _called(slug, self.all_years)

    def as_it_is(self, slug: str) -> DataFile | None:
        return _called(slug, self.as_they_are)

    def _of(self, release: Release) -> list[DataFile]:
        at, year = self.at, release.year
        found: list[tuple[Dataset, Rows]] = [
            (PERFORMANCE, lambda: performance_rows([release])),
            (PERFORMANCE_BY_CATEGORY, lambda: category_rows([release])),
            (PERFORMANCE_BY_TYPE, lambda: type_rows([release])),
            (CATEGORY_TOTALS, lambda: category_totals([release])),
            (GROUPS, lambda: group_rows([release])),
            (COMPLAINTS_RECEIVED, lambda: received_rows([release])),
        ]
        if release.source == Release.Source.COUNTED:
            found += [
                (COUNTED_DECISIONS, lambda: cases_in_turn(decisions_to_read([release], at))),
                (COMPLIANCE, lambda: cases_in_turn(compliance_to_read([release], at))),
            ]
        if release.replaced_by is None:
            public = Recommendation.objects.public(at).decided_in(year)
            found.append((SERVICE_IMPROVEMENTS, lambda: self._improvements(public)))
        return [DataFile(*each, release) for each in found]

    def _improvements(self, public: Any) -> Iterable[Any]:
        found = public.for_data().newest_first()
        return each_with_status(improvements_in_turn(found), self.current, self.at)


def days(first: Year, last: Year) -> str:
    """From the first day of a year to the last of another, as ISO 8601 has an interval."""
    return f"{iso(first.start)}/{iso(last.last_day)}"


def _called(slug: str, files: Iterable[DataFile]) -> DataFile | None:
    return next((file for file in files if file.dataset.slug == slug), None)
