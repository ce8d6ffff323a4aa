"""The table of a release: which councils it shows, and the same as a file."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse

from complaints.figures.measures import of_cases
from complaints.figures.performance import COUNTS
from complaints.figures.time_taken import COLUMNS as TIME_TAKEN
from complaints.figures.time_taken import kept
from complaints.releases.files import mark, name_of, spreadsheet
from complaints.statistics.changes import LABELS
from complaints.statistics.oddities import KINDS, Oddity
from complaints.statistics.two_years import CouncilTwoYears, TwoYears
from councils.models import Council

PER_PAGE = 100


class Table:
    """The rows somebody asked to see: one type of council, or those that look odd, by name."""

    def __init__(self, asked, years: TwoYears, odd: list[Oddity]):
        rows = list(years.rows())
        types = {row.council.type for row in rows}
        self.types = [(kind.value, kind.plural) for kind in Council.Type if kind in types]
        self.kinds = [kind for kind in KINDS if any(each.kind == kind for each in odd)]
        self.has_revised = any(row.was_revised for row in rows)
        self.show = asked.get("show", "")
        chosen = asked.get("type", "" if self.show else self.first_type)
        self.type = chosen if chosen in types else ""
        self.odd = odd
        self.page = Paginator([row for row in rows if self.is_shown(row)], PER_PAGE).get_page(
            asked.get("p")
        )

    @property
    def first_type(self) -> str:
        return self.types[0][0] if self.types else ""

    def is_shown(self, row: CouncilTwoYears) -> bool:
        if self.type and row.council.type != self.type:
            return False
        if self.show == "revised":
            return row.was_revised
        if self.show:
            return row.council.pk in self.odd_councils
        return True

    @property
    def odd_councils(self) -> set[int]:
        return {each.council.pk for each in self.odd if self.show in ("odd", each.kind.slug)}

    @property
    def rows(self) -> Page:
        return self.page

    @property
    def query(self) -> str:
        return f"type={self.type}&show={self.show}"


def figures_file(years: TwoYears, at) -> HttpResponse:
    """Every council's figures beside those of the year before."""
    release = years.release
    suffix, note = mark(release, at)
    names = (*COUNTS, *(measure.column for measure in of_cases()))
    words = [name.replace("_", " ") for name in names]
    last = [f"{name} {release.year.previous}" for name in words]
    beside = [LABELS[name] for name in ("received", *TIME_TAKEN)]
    rows = [["council", "type", "residents", *beside, *words, *last]]
    for row in years.rows():
        now, before = row.beside.now, row.beside.last
        figures = [_figures(now), _figures(before) if before else [""] * len(words)]
        kind = row.council.get_type_display()
        rows.append(
            [
                *(row.council.name, kind, row.now.residents, row.now.received),
                *(*kept(row.now.time_taken).values(), *figures[0], *figures[1]),
            ]
        )
    return spreadsheet(name_of(release, "figures") + suffix, rows, note)


def _figures(performance) -> list:
    return [getattr(performance, name) for name in COUNTS] + [
        rate.rounded or rate.text
        for rate in (measure.rate_of(performance, None) for measure in of_cases())
    ]
