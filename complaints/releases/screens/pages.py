"""The page of a release, and what looks odd in it."""

from django.core.paginator import Paginator
from django.views.decorators.http import require_GET

from complaints.figures.measures import of_cases
from complaints.models import Release
from complaints.releases.screens.facts import (
    APPROVE,
    PREPARE,
    by_kind,
    release_of,
    suspensions_of,
    together,
)
from complaints.releases.screens.figures import Table, figures_file
from complaints.releases.screens.steps import RELEASE_STEPS
from complaints.releases.steps import approval, council_checks, preparation
from complaints.releases.steps.freeze import edition_before
from complaints.releases.steps.suspension import SUSPENDED, suspension_of
from complaints.statistics.oddities import KINDS, oddities
from complaints.statistics.received import received_nationally
from complaints.statistics.time_taken import time_taken_together
from complaints.statistics.two_years import TwoYears
from councils.staff_screens import may, shown

PER_PAGE = 50
STATES = {
    "draft": "Draft",
    "submitted": "Submitted for approval",
    "announced": "Approved and announced",
    "public": "Public",
    "withdrawn": "Withdrawn",
}
NEXT = {
    "draft": "Look at what looks odd, ask councils to check their counts, and submit it. Then"
    " somebody else approves it: a statistician prepares, a reviewer approves.",
    "submitted": "A reviewer who neither prepared nor submitted it approves it, or gives it back.",
    "announced": "Nothing more has to be done: at that second everything becomes public by itself."
    " Until then it can be moved later, by a statistician, or withdrawn.",
    "public": "Its figures do not change any more. What is corrected becomes a further edition.",
    "withdrawn": "It never becomes public. The year can be prepared again, as a further edition.",
}


@require_GET
def release_page(request, pk: int, *, admin_site):
    """What a release says, beside the year before, and what can be done with it."""
    release = release_of(pk)
    state, years = release.state(request.at), TwoYears.load(release, request.at)
    odd = oddities(years) if state != "public" else []
    suspended = suspension_of(release, request.at)
    return shown(
        request,
        admin_site,
        "complaints/release/page",
        f"{release.year}, edition {release.edition}",
        release=release,
        state=state,
        state_words=SUSPENDED if suspended else STATES[state],
        suspended=suspended,
        suspensions=suspensions_of(release),
        standing=preparation.standing(release, request.at),
        revises=release.is_revision and edition_before(release) is not None,
        happens_next=NEXT[state],
        steps=RELEASE_STEPS.offers(request.user, release, request.at),
        own_work=_own_work(request.user, release) if state == "submitted" else "",
        problems=preparation.problems(release, request.at, odd) if state == "draft" else [],
        years=years,
        last=years.last.release if years.last else None,
        together=together(years),
        received=received_nationally(release),
        time_taken=time_taken_together(years.now.nation),
        measures=of_cases(),
        odd_kinds=by_kind(odd),
        checks=council_checks.standing(release),
        table=Table(request.GET, years, odd),
        postponements=release.postponements.select_related("moved_by"),
        early_access=release.early_access.select_related("given_by"),
        may_prepare=may(request.user, PREPARE),
        may_record_access=may(request.user, PREPARE, APPROVE),
    )


def _own_work(user, release: Release) -> str:
    return approval.own_work(release, user) if may(user, APPROVE) else ""


@require_GET
def oddities_page(request, pk: int, *, admin_site):
    """Everything that looks odd, or one kind of it, a page at a time."""
    release = release_of(pk)
    odd = oddities(TwoYears.load(release, request.at))
    asked = request.GET.get("kind", "")
    chosen = next((kind for kind in KINDS if kind.slug == asked), None)
    listed = [each for each in odd if chosen in (None, each.kind)]
    return shown(
        request,
        admin_site,
        "complaints/release/oddities",
        "What looks odd",
        release=release,
        kind=chosen,
        query=f"kind={chosen.slug if chosen else ''}",
        kinds=by_kind(odd),
        page=Paginator(listed, PER_PAGE).get_page(request.GET.get("p")),
    )


@require_GET
def figures_download(request, pk: int, *, admin_site):
    return figures_file(TwoYears.load(release_of(pk), request.at), request.at)
