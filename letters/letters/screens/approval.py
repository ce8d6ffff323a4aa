"""Approving many letters at once: what is to be approved, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from councils.live_pages import Work, streamed
from councils.refusals import Refused
from councils.staff_screens import only, shown
from councils.years import Year
from letters.letters.screens.pages import APPROVE
from letters.letters.steps.approval import Approved, approve, approved_before, may_not_approve
from letters.models import Letter

EVERY = 25  # letters between two lines


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
            return _approved(request, seen, admin_site)
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


def _approved(request, seen: dict[int, int], admin_site):
    """Typeset and approved while the page is written."""
    rows = Letter.objects.select_related("council", "release", "published_with")
    letters = list(rows.filter(pk__in=seen).order_by("council"))
    for letter in letters:
        letter.revision = seen[letter.pk]  # what changed since is refused

    def do(watch) -> list[str]:
        return _said(approve(letters, by=request.user, at=request.at, watch=watch))

    back = reverse("admin:letters_letter_changelist")
    year = f"?year={letters[0].year}" if letters else ""
    work = Work(
        do,
        leads_to=back + year,
        refusals=(Refused,),
        template="admin/letters/letter/working.html",
        context=admin_site.each_context(request) | {"title": "Approving letters"},
        broken="those counted above were approved, the others were not",
        unit="letters",
        every=EVERY,
    )
    return streamed(request, work)


def _said(done: Approved) -> list[str]:
    count = len(done.approved)
    letters = "1 letter was" if count == 1 else f"{count:,} letters were"
    return [
        f"{letters} approved.",
        *(f"{council}, not approved: {why}" for council, why in done.refused.items()),
    ]
