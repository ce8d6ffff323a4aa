"""Packs out of the database, as tests ask for them."""

from complaints.models import Release
from complaints.recommendations.steps.compliance import with_overdue_cases
from councils.models import Council
from councils.years import Year, london_instant
from letters.letters.issues import with_letters
from portal.scrutiny.content import Pack
from portal.scrutiny.pack import scrutiny_pack

INSTANT = london_instant("2025-07-01 09:30")
AT = london_instant("2025-07-20 12:00")


def made(council: Council, at=AT, **known) -> Pack | None:
    year = Year(2024)
    councils = with_letters(with_overdue_cases(Council.objects.all(), at), year, at)
    releases = Release.objects.current(at)
    return scrutiny_pack(councils.get(pk=council.pk), year, releases, at, **known)
