"""The pages of long work: how far it has come and what came of it; all of it in a list."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.timesince import timesince
from django.views.decorators.http import require_GET, require_http_methods

from councils.jobs.asking import SEES_ALL, call_off, jobs_of
from councils.jobs.lines import lines_of
from councils.jobs.worker import somebody_works
from councils.models import Job
from councils.requests import StaffRequest
from councils.staff_screens import shown

ON_A_PAGE = 50
BAD = (Job.State.REFUSED, Job.State.FAILED, Job.State.CALLED_OFF)


@require_GET
def all_jobs(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    page = Paginator(jobs_of(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    return shown(
        request,
        admin_site,
        "jobs/list",
        "Jobs",
        page=page,
        jobs=[(each, age_of(each, request.at)) for each in page],
        sees_all=request.user.has_perm(SEES_ALL),
        nobody_works=_nobody_works(any(each.is_open for each in page)),
    )


@require_GET
def one_job(request: StaffRequest, pk: int, *, admin_site: AdminSite) -> HttpResponse:
    job = get_object_or_404(jobs_of(request.user), pk=pk)
    return shown(
        request,
        admin_site,
        "jobs/job",
        job.title,
        job=job,
        age=age_of(job, request.at),
        lines=lines_of(job),
        is_bad=job.state in BAD,
        is_own=_is_own(job, request),
        nobody_works=_nobody_works(job.is_open),
        before=_before(job) if job.state == Job.State.WAITING else 0,
    )


@require_http_methods(["GET", "POST"])
def stop(request: StaffRequest, pk: int, *, admin_site: AdminSite) -> HttpResponse:
    job = get_object_or_404(jobs_of(request.user), pk=pk)
    if not _is_own(job, request):
        raise PermissionDenied
    if request.method == "POST" and not call_off(job, at=request.at):
        messages.error(request, "It was begun meanwhile, and goes on to its end.")
    return redirect("admin:job", pk)


def age_of(job: Job, at: datetime) -> str:
    """How long it has waited, has been at it, or took: 40 seconds, 12 minutes, 3 hours."""
    since, until = job.started_at or job.asked_at, job.ended_at or at
    seconds = int((until - since).total_seconds())
    if seconds < 60:
        return f"{max(seconds, 0)} second{'' if seconds == 1 else 's'}"
    return timesince(since, until, depth=1)


def _is_own(job: Job, request: StaffRequest) -> bool:
    """Whether she goes on with it, or calls it off; an administrator stands in for whoever left."""
    return job.asked_by == request.user or request.user.is_superuser


def _nobody_works(is_asked: bool) -> bool:
    return is_asked and not somebody_works()


def _before(job: Job) -> int:
    """How many are done first. Of whose and what nothing is said."""
    return Job.objects.open().filter(pk__lt=job.pk).count()


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def at(route: str, view: Any, name: str) -> URLPattern:
        return path(route, admin_site.admin_view(partial(view, admin_site=admin_site)), name=name)

    return [
        at("jobs/", all_jobs, "jobs"),
        at("jobs/<int:pk>/", one_job, "job"),
        at("jobs/<int:pk>/call-off/", stop, "job_call_off"),
    ]
