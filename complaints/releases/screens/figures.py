"""The table of a release: which councils it shows, and the same as a file."""

import csv
from io import StringIO

from django.core.paginator import Page, Paginator
from django.http import HttpResponse

from complaints.models import Release
from complaints.statistics import COUNTS
from complaints.statistics.oddities import KINDS, Oddity
from complaints.statistics.two_years import CouncilTwoYears, TwoYears
from councils.dates import instant_in_words
from councils.files.formulas import guarded
from councils.models import Council
from councils.public_record import made_up_note

PER_PAGE = 100
RATES = ("uphold_rate", "compliance_rate", "on_time_rate", "satisfactory_remedy_rate")


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


def spreadsheet(name: str, rows: list[list], note: str = "") -> HttpResponse:
    """Rows as a file that spreadsheets open, with a note in its first line."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    if note:
        writer.writerow([note])
    writer.writerows([[plain(cell) for cell in row] for row in rows])
    # The mark at the beginning tells a spreadsheet that it is UTF-8.
    response = HttpResponse("\ufeff" + written.getvalue(), "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def plain(cell) -> str:
    return "" if cell is None else guarded(str(cell))


def mark(release: Release, at) -> tuple[str, str]:
    """What the name and the first line of a file say of figures not public, or made up."""
    suffix, note = _not_public(release, at)
    return suffix, ". ".join(filter(None, (note, made_up_note())))


def _not_public(release: Release, at) -> tuple[str, str]:
    state = release.state(at)
    if state == "public":
        return "", ""
    if state == "announced":
        return "-NOT-PUBLIC", f"NOT PUBLIC until {instant_in_words(release.public_at)}"
    if state == "withdrawn":
        return "-WITHDRAWN-not-public", "WITHDRAWN – not public"
    return "-DRAFT-not-public", "DRAFT – not public"


def name_of(release: Release, what: str) -> str:
    return f"{what}-{release.year}-edition-{release.edition}"


def figures_file(years: TwoYears, at) -> HttpResponse:
    """Every council's figures beside those of the year before."""
    release = years.release
    suffix, note = mark(release, at)
    last = [f"{name.replace('_', ' ')} {release.year.previous}" for name in (*COUNTS, *RATES)]
    words = [name.replace("_", " ") for name in (*COUNTS, *RATES)]
    rows = [["council", "type", "residents", *words, *last]]
    for row in years.rows():
        now, before = row.beside.now, row.beside.last
        figures = [_figures(now), _figures(before) if before else [""] * len(words)]
        kind = row.council.get_type_display()
        rows.append([row.council.name, kind, row.now.residents, *figures[0], *figures[1]])
    return spreadsheet(name_of(release, "figures") + suffix, rows, note)


def _figures(performance) -> list:
    return [getattr(performance, name) for name in COUNTS] + [
        rate.percent_text or rate.text for rate in (getattr(performance, name) for name in RATES)
    ]
