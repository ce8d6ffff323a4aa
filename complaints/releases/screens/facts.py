"""What staff are told of a release, on its own page and on that of each step."""

from django.shortcuts import get_object_or_404

from complaints.figures.measures import of_cases
from complaints.models import Release, Suspension
from complaints.releases.rules.cautions import cautions
from complaints.releases.steps import preparation
from complaints.releases.steps.freeze import edition_before
from complaints.statistics.oddities import KINDS, oddities
from complaints.statistics.received import received_nationally
from complaints.statistics.revisions import Revision, compared
from complaints.statistics.time_taken import time_taken_together
from complaints.statistics.two_years import TwoYears
from councils.models import Council

PREPARE, APPROVE = "complaints.prepare_release", "complaints.approve_release"
ODD_SHOWN, REVISED_SHOWN = 3, 100


def suspensions_of(release: Release) -> list[Suspension]:
    """Those of its year, with who asked for each and confirmed it."""
    people = ("asked_by", "suspended_by", "lifting_asked_by", "lifted_by")
    return list(Suspension.objects.filter(year=release.year).select_related(*people))


def release_of(pk: int) -> Release:
    people = ("prepared_by", "submitted_by", "approved_by", "withdrawn_by")
    return get_object_or_404(Release.objects.select_related(*people), pk=pk)


def together(years: TwoYears) -> list[tuple]:
    """England and its types, by name, or by how many councils of them have figures."""
    types = [(kind, group) for kind, group in years.now.types.items() if group.existing]
    named = [
        (group.of_all or Council.Type(kind).plural.capitalize(), years.of_type(kind))
        for kind, group in types
    ]
    return [(years.now.nation.of_all or "England", years.nation), *named]


def by_kind(odd) -> list[dict]:
    """Each kind that was found: how many, the first of them."""
    found = []
    for kind in KINDS:
        if these := [each for each in odd if each.kind == kind]:
            error = any(each.is_error for each in these)
            found.append(
                {"kind": kind, "count": len(these), "first": these[:ODD_SHOWN], "error": error}
            )
    return found


def revision_of(release: Release) -> Revision | None:
    """What it would change of the edition before, though that was withdrawn; None of a first."""
    earlier = Release.objects.filter(year=release.year, edition__lt=release.edition)
    before = edition_before(release) or earlier.order_by("-edition").first()
    return compared([(before, release)])[0] if before else None


def to_weigh(release: Release, at) -> dict:
    """What whoever submits or approves sees first."""
    years = TwoYears.load(release, at)
    odd = oddities(years)
    is_draft = release.state(at) == "draft"
    problems = preparation.problems(release, at, odd) if is_draft else []
    return {
        "last": years.last.release if years.last else None,
        "together": together(years),
        "received": received_nationally(release),
        "time_taken": time_taken_together(years.now.nation),
        "measures": of_cases(),
        "odd_kinds": by_kind(odd),
        "revision": revision_of(release),
        "councils_shown": REVISED_SHOWN,
        "cautions": cautions(release, at),
        "problems": problems,
        "is_blocked": bool(problems),
    }
