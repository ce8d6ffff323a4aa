"""Approving many letters at once: what is to be approved, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from councils.jobs.asking import ask
from councils.jobs.kinds import Kind, job_kind
from councils.models import Job
from councils.progress import Progress
from councils.staff_screens import only, shown
from councils.years import Year
from letters.letters.screens.pages import APPROVE
from letters.letters.steps.approval import Approved, approve, approved_before, may_not_approve
from letters.models import Letter


@dataclass(frozen=True)
class ToApprove:
    """A draft on the page: ``seen`` says which state of it is approved."""

    letter: Letter
    why_not: str

    @property
    def seen(self) -> str:
        return f"{self.letter.pk}-{self.letter.revision}"


@require_http_methods(["GET", "POST"])
@only(APPROVE)
def approve_page(request, *, admin_site):
    """Lists drafts, those of a year or those chosen; POST approves those that are ticked."""
    if request.method == "POST":
        seen = dict(_read(request.POST.getlist("seen")))
        if seen:
            return _asked_for(request, seen)
        messages.error(request, "No letter was ticked, so none was approved.")
    drafts = list(_asked(request.GET))
    own = may_not_approve(drafts, request.user)
    listed = [ToApprove(each, own.get(each.pk, "")) for each in drafts]
    if not listed:
        messages.info(request, "There is no draft to approve.")
        return redirect("admin:letters_letter_changelist")
    return shown(
        request,
        admin_site,
        "letters/letter/approve",
        "Approve letters",
        to_approve=[each for each in listed if not each.why_not],
        left_out=[each for each in listed if each.why_not],
        approved_before=approved_before(drafts),
        own_paragraphs=sum(1 for each in listed if each.letter.own_paragraph and not each.why_not),
    )


def _asked(query) -> QuerySet[Letter]:
    """The drafts that were chosen on the list, or all of a year."""
    drafts = Letter.objects.drafts().select_related("council").defer("content")
    if chosen := query.getlist("letter"):
        return drafts.filter(pk__in=[each for each in chosen if each.isdecimal()])
    try:
        return drafts.filter(year=Year.parse(query.get("year", "")))
    except ValueError:
        return drafts.none()


def _read(sent: list[str]) -> Iterator[tuple[int, int]]:
    """The key and the revision of each."""
    for each in sent:
        pk, _, revision = each.partition("-")
        if pk.isdecimal() and revision.isdecimal():
            yield int(pk), int(revision)


def _asked_for(request, seen: dict[int, int]):
    """Has them typeset and approved."""
    first = Letter.objects.filter(pk__in=seen).order_by("council").first()
    of_year = f"?year={first.year}" if first else ""
    job = ask(
        APPROVING,
        "Approving letters",
        leads_to=reverse("admin:letters_letter_changelist") + of_year,
        by=request.user,
        at=request.at,
        seen=sorted(seen.items()),
    )
    return redirect("admin:job", job.pk)


def approve_seen(job: Job, at: datetime, watch: Progress) -> list[str]:
    seen = dict(job.arguments["seen"])
    rows = Letter.objects.select_related("council", "release", "published_with")
    letters = list(rows.filter(pk__in=seen).order_by("council"))
    before = [each for each in letters if _was_done_before(each, job)]
    letters = [each for each in letters if each not in before]
    for letter in letters:
        letter.revision = seen[letter.pk]  # what changed since is refused
    done = approve(letters, by=job.asked_by, at=at, watch=watch)
    done.approved += [each.council.name for each in before]
    return _said(done)


def _was_done_before(letter: Letter, job: Job) -> bool:
    """By this very job, which a restart stopped."""
    return (
        job.tries > 1
        and letter.approved_by == job.asked_by
        and letter.approved_at is not None
        and letter.approved_at >= job.asked_at
    )


APPROVING = job_kind(
    Kind(
        "approve_letters",
        approve_seen,
        needs=(APPROVE,),
        broken="those counted above were approved, the others were not",
        unit="letters",
        every=25,
    )
)


def _said(done: Approved) -> list[str]:
    count = len(done.approved)
    letters = "1 letter was" if count == 1 else f"{count:,} letters were"
    return [
        f"{letters} approved.",
        *(f"{council}, not approved: {why}" for council, why in done.refused.items()),
    ]
