"""The page of a release, what looks odd in it, and the page of each step."""

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from complaints.figures.measures import of_cases
from complaints.models import Release, Suspension
from complaints.releases.rules.cautions import cautions
from complaints.releases.screens.figures import Table, figures_file
from complaints.releases.screens.steps import APPROVE, PREPARE, STEPS, Step, do, may
from complaints.releases.screens.suspension import SUSPENSION_STEPS
from complaints.releases.steps import approval, council_checks, preparation
from complaints.releases.steps.freeze import edition_before
from complaints.releases.steps.suspension import SUSPENDED, suspension_of
from complaints.statistics.oddities import KINDS, oddities
from complaints.statistics.revisions import Revision, compared
from complaints.statistics.two_years import TwoYears
from councils.models import Council
from councils.refusals import Refused

ODD_SHOWN, REVISED_SHOWN, PER_PAGE = 3, 100, 50
STATES = {
    "draft": "Draft",
    "submitted": "Submitted for approval",
    "announced": "Approved and announced",
    "public": "Public",
    "withdrawn": "Withdrawn",
}
ALL_STEPS = STEPS | SUSPENSION_STEPS
NEXT = {
    "draft": "Look at what looks odd, ask councils to check their counts, and submit it. Then"
    " somebody else approves it: a statistician prepares, a reviewer approves.",
    "submitted": "A reviewer who neither prepared nor submitted it approves it, or gives it back.",
    "announced": "Nothing more has to be done: at that second everything becomes public by itself."
    " Until then it can be moved later, by a statistician, or withdrawn.",
    "public": "Its figures do not change any more. What is corrected becomes a further edition.",
    "withdrawn": "It never becomes public. The year can be prepared again, as a further edition.",
}


def shown(request, admin_site, template: str, title: str, **context):
    context = {**admin_site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/complaints/release/{template}.html", context)


def posted(request):
    """What was sent, even if it is nothing: a step may ask nothing."""
    return request.POST if request.method == "POST" else None


def keep_confirmed(request, release: Release, form) -> None:
    """Records who confirmed that words of a public text identify nobody."""
    if words := getattr(form, "confirmed", []):
        said = f"Confirmed as identifying nobody: {', '.join(words)}"
        LogEntry.objects.log_actions(request.user.pk, [release], CHANGE, said, single_object=True)


def suspensions_of(release: Release) -> list[Suspension]:
    """Those of its year, with who asked for each and confirmed it."""
    people = ("asked_by", "suspended_by", "lifting_asked_by", "lifted_by")
    return list(Suspension.objects.filter(year=release.year).select_related(*people))


def release_of(pk: int) -> Release:
    people = ("prepared_by", "submitted_by", "approved_by", "withdrawn_by")
    return get_object_or_404(Release.objects.select_related(*people), pk=pk)


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
        "page",
        f"{release.year}, edition {release.edition}",
        release=release,
        state=state,
        state_words=SUSPENDED if suspended else STATES[state],
        suspended=suspended,
        suspensions=suspensions_of(release),
        standing=preparation.standing(release, request.at),
        revises=release.is_revision and edition_before(release) is not None,
        happens_next=NEXT[state],
        steps=[
            step for step in ALL_STEPS.values() if step.offered(request.user, release, request.at)
        ],
        own_work=_own_work(request.user, release) if state == "submitted" else "",
        obstacles=preparation.obstacles(release, request.at, odd) if state == "draft" else [],
        years=years,
        last=years.last.release if years.last else None,
        together=_together(years),
        measures=of_cases(),
        odd_kinds=_by_kind(odd),
        checks=council_checks.standing(release),
        table=Table(request.GET, years, odd),
        postponements=release.postponements.select_related("moved_by"),
        early_access=release.early_access.select_related("given_by"),
        may_prepare=may(request.user, PREPARE),
        may_record_access=may(request.user, PREPARE, APPROVE),
    )


def _own_work(user, release: Release) -> str:
    return approval.own_work(release, user) if may(user, APPROVE) else ""


def _together(years: TwoYears) -> list[tuple]:
    """England and its types, by name, or by how many councils of them have figures."""
    types = [(kind, group) for kind, group in years.now.types.items() if group.existing]
    named = [
        (group.of_all or Council.Type(kind).plural.capitalize(), years.of_type(kind))
        for kind, group in types
    ]
    return [(years.now.nation.of_all or "England", years.nation), *named]


def _by_kind(odd) -> list[dict]:
    """Each kind that was found: how many, the first of them."""
    found = []
    for kind in KINDS:
        if these := [each for each in odd if each.kind == kind]:
            error = any(each.is_error for each in these)
            found.append(
                {"kind": kind, "count": len(these), "first": these[:ODD_SHOWN], "error": error}
            )
    return found


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
        "oddities",
        "What looks odd",
        release=release,
        kind=chosen,
        query=f"kind={chosen.slug if chosen else ''}",
        kinds=_by_kind(odd),
        page=Paginator(listed, PER_PAGE).get_page(request.GET.get("p")),
    )


@require_GET
def figures_download(request, pk: int, *, admin_site):
    return figures_file(TwoYears.load(release_of(pk), request.at), request.at)


@require_http_methods(["GET", "POST"])
def step_page(request, pk: int, slug: str, *, admin_site):
    """A step: GET says what it does and asks what it needs, POST takes it."""
    if slug not in ALL_STEPS:
        raise Http404(f"There is no step {slug}.")
    step = ALL_STEPS[slug]
    if not step.allowed(request.user):
        raise PermissionDenied
    release = release_of(pk)
    form = step.form(posted(request), release=release)
    if request.method == "POST" and form.is_valid():
        try:
            done = do(step, release, form.cleaned_data, request.user, request.at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            keep_confirmed(request, release, form)
            messages.success(request, done)
            if slug == "discard":
                return redirect("admin:complaints_release_changelist")
            return redirect("admin:complaints_release_change", pk)
    elif request.method == "GET" and not step.fits(release, request.at):
        messages.error(request, preparation.standing(release, request.at))
        return redirect("admin:complaints_release_change", pk)
    return shown(
        request,
        admin_site,
        "step",
        step.label,
        release=release,
        step=step,
        form=form,
        state=release.state(request.at),
        suspended=suspension_of(release, request.at),
        suspensions=suspensions_of(release) if slug in SUSPENSION_STEPS else [],
        fits=step.fits(release, request.at),
        standing=preparation.standing(release, request.at),
        **(_to_weigh(release, step, request.at) if step.is_weighed else {}),
    )


def _revision(release: Release) -> Revision | None:
    """What it would change of the edition before, though that was withdrawn; None of a first."""
    earlier = Release.objects.filter(year=release.year, edition__lt=release.edition)
    before = edition_before(release) or earlier.order_by("-edition").first()
    return compared([(before, release)])[0] if before else None


def _to_weigh(release: Release, step: Step, at) -> dict:
    """What whoever submits or approves sees first."""
    years = TwoYears.load(release, at)
    odd = oddities(years)
    return {
        "last": years.last.release if years.last else None,
        "together": _together(years),
        "measures": of_cases(),
        "odd_kinds": _by_kind(odd),
        "revision": _revision(release),
        "councils_shown": REVISED_SHOWN,
        "cautions": cautions(release, at),
        "obstacles": preparation.obstacles(release, at, odd) if step.slug == "submit" else [],
    }
