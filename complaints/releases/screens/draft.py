"""The page on which a year is counted as a draft."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Max, Min
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from complaints.models import Decision, Release
from complaints.releases.forms.steps import PrepareForm
from complaints.releases.rules.announcement import suggested_instant
from complaints.releases.screens.facts import PREPARE
from complaints.releases.steps import freeze, preparation
from councils.jobs.asking import ask
from councils.jobs.kinds import Kind, job_kind
from councils.models import Job
from councils.progress import Progress
from councils.staff_screens import keep_confirmed, only, posted, shown
from councils.step_forms import refusals_in
from councils.years import Year, london_date

HERE = "admin:complaints_release_prepare"
LONGEST = 300  # of an address that a job leads to


@require_http_methods(["GET", "POST"])
@only(PREPARE)
def prepare_page(request, *, admin_site):
    """Counts a year as a draft."""
    years = years_to_prepare(request.at)
    form = PrepareForm(
        posted(request), years=years, initial=_suggested(request, [key for key, _ in years])
    )
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return redirect("admin:job", _asked_for(form, request.user, request.at).pk)
    return shown(
        request, admin_site, "complaints/release/prepare", "Prepare a year", form=form, years=years
    )


def _asked_for(form: PrepareForm, by: Any, at: datetime) -> Job:
    """Has it counted. What can be refused now is, where it was typed."""
    typed = {name: form.cleaned_data[name] for name in ("year", "public_at", "reason")}
    preparation.refuse_to_prepare(**typed, at=at)
    year, public_at, reason = typed.values()
    leads_to = f"{reverse(HERE)}?{urlencode({'year': year, 'reason': reason})}"
    return ask(
        PREPARING,
        f"Counting {year} as a draft",
        concerns=str(year),
        leads_to=leads_to if len(leads_to) <= LONGEST else reverse(HERE),
        by=by,
        at=at,
        public_at=public_at.isoformat(),
        reason=reason,
        confirmed=list(form.confirmed),
    )


def count_draft(job: Job, at: datetime, watch: Progress) -> None:
    """All of it or nothing; where it leads then is the draft, which tells that it was done."""
    by = job.asked_by
    with transaction.atomic():
        release = preparation.prepare(
            Year.parse(job.concerns),
            public_at=datetime.fromisoformat(job.arguments["public_at"]),
            reason=job.arguments["reason"],
            by=by,
            at=at,
        )
        keep_confirmed(by, release, job.arguments["confirmed"])
        leads_to = reverse("admin:complaints_release_change", args=[release.pk])
        Job.objects.filter(pk=job.pk).update(leads_to=leads_to)


PREPARING = job_kind(
    Kind(
        "prepare_release",
        count_draft,
        needs=(PREPARE,),
        is_done=lambda job: not job.leads_to.startswith(reverse(HERE)),
        broken="nothing was counted",
    )
)


def years_to_prepare(at) -> list[tuple[str, str]]:
    """Years that ended and have decisions, newest first, each with what there is of it."""
    days = Decision.objects.aggregate(first=Min("decided_on"), last=Max("decided_on"))
    if days["first"] is None:
        return []
    editions = {each.year: each for each in Release.objects.order_by("edition")}
    found, year = [], Year.of(min(days["last"], london_date(at)))
    while year.end > days["first"]:
        if london_date(at) >= year.end:
            found.append((str(year), f"{year}{_what_there_is(editions.get(year))}"))
        year = year.previous
    return found


def _what_there_is(newest: Release | None) -> str:
    if newest is None:
        return ""
    standing = freeze.edition_before(newest) if newest.withdrawn_at else newest
    if standing is None:
        return f" (edition {newest.edition} was withdrawn: say why there is another)"
    return f" (has edition {standing.edition}: a revision)"


def _suggested(request, years: list[str]) -> dict:
    """The newest year without an edition, or the one asked for in the address."""
    made = Release.objects.filter(withdrawn_at=None)
    edited = {str(year) for year in made.values_list("year", flat=True)}
    fresh = next((year for year in years if year not in edited), years[0] if years else "")
    asked = request.GET.get("year", fresh)
    return {
        "year": asked,
        "public_at": suggested_instant(asked in edited, request.at),
        "reason": request.GET.get("reason", ""),
    }
