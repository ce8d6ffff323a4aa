"""What has drifted from a release since it was frozen, and a revision made of it."""

import csv

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from complaints.decisions.references import shown
from complaints.models import Release
from complaints.releases.files import plain
from complaints.releases.forms.revision import RevisionForm
from complaints.releases.rules.drift import Drift, drift
from complaints.releases.steps.revisions import WordsToConfirm, refuse_unless_revisable, revise
from complaints.statistics.changes import ADDED, CHANGED, GONE, MOVED
from councils.dates import instant_in_words
from councils.public_record import made_up_note
from councils.refusals import Refused, why_refused

PER_PAGE = 50
COUNCILS_SHOWN = 100
KINDS = {MOVED: "Moved", CHANGED: "Changed", ADDED: "Added", GONE: "Gone"}
COLUMNS = (
    *("reference", "what", "counted for", "counts for now"),
    *("was counted", "is now", "changes a count"),
)


class DriftPages:
    """For the admin of releases: the pages of a release's drift, and of its revision."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/drift/", view(self.drift_view), name="complaints_release_drift"),
            path("<int:pk>/drift.csv", view(self.drift_csv), name="complaints_release_drift_csv"),
            path("<int:pk>/revise/", view(self.revise_view), name="complaints_release_revise"),
            *super().get_urls(),
        ]

    def drift_view(self, request, pk):
        """Every case that differs, by council; what it would change."""
        found = self.drift_of(request, pk)
        council = chosen_council(found, request.GET.get("council"))
        page = Paginator(found.about(council), PER_PAGE).get_page(request.GET.get("page"))
        context = self.drift_context(request, found, "What has changed since it was counted") | {
            "council": council,
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "kind_names": KINDS,
            "by_council": changes_of(found, council),
            "why_not": why_not_revisable(found, request),
        }
        return TemplateResponse(request, "admin/complaints/release/drift.html", context)

    def drift_csv(self, request, pk):
        """The same cases as a table to take away."""
        found = self.drift_of(request, pk)
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        name = f"drift-{found.release.year}-edition-{found.release.edition}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        rows = csv.writer(response)
        if note := made_up_note():
            rows.writerow([note])
        rows.writerow(COLUMNS)
        for case in found.about(chosen_council(found, request.GET.get("council"))):
            rows.writerow(
                (
                    shown(case.reference),
                    KINDS[case.kind].lower(),
                    "" if case.kind == ADDED else plain(case.was_council.name),
                    "" if case.kind == GONE else plain(case.council.name),
                    case.was,
                    case.now,
                    "no" if case.only_breakdown else "yes",
                )
            )
        return response

    def revise_view(self, request, pk):
        """A draft of the next edition, with the reason that the public will read."""
        if not request.user.has_perm("complaints.prepare_release"):
            raise PermissionDenied
        found = self.drift_of(request, pk)
        form = RevisionForm(request.POST or None, at=request.at)
        if request.method == "POST" and form.is_valid():
            made = self.revised(request, found.release, form)
            if made:
                messages.success(
                    request,
                    f"{made} is prepared as a draft, to be public from"
                    f" {instant_in_words(made.public_at)}. Check it, then submit it for approval.",
                )
                return redirect("admin:complaints_release_change", made.pk)
        context = self.drift_context(request, found, "Make a revision") | {
            "form": form,
            "why_not": why_not_revisable(found, request),
        }
        return TemplateResponse(request, "admin/complaints/release/revise.html", context)

    def revised(self, request, release, form) -> Release | None:
        """The draft; or None, with what is refused said in the form."""
        given = form.cleaned_data
        try:
            made = revise(
                release,
                reason=given["reason"],
                public_at=given["public_at"],
                confirmed=given["confirmed"],
                by=request.user,
                at=request.at,
            )
        except WordsToConfirm as refusal:
            form.ask_about(refusal.words)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if given["confirmed"]:
                words = ", ".join(given["confirmed"])
                self.log_change(request, made, f"Confirmed as identifying nobody: {words}")
            return made
        return None

    def drift_of(self, request, pk) -> Drift:
        release = get_object_or_404(Release, pk=pk)
        if not self.has_view_permission(request, release):
            raise PermissionDenied
        return drift(release)

    def drift_context(self, request, found, title) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": title,
            "subtitle": str(found.release),
            "release": found.release,
            "drift": found,
            "by_council": found.by_council,
            "councils_shown": COUNCILS_SHOWN,
            "kinds": [
                (name.lower(), found.kinds[kind])
                for kind, name in KINDS.items()
                if found.kinds[kind]
            ],
            "may_revise": request.user.has_perm("complaints.prepare_release"),
        }


def chosen_council(found: Drift, slug: str | None):
    """The council that the cases are to concern; all of them where it is none of theirs."""
    return next((council for council in found.councils if council.slug == slug), None)


def changes_of(found: Drift, council):
    """What a revision would change of one council, or of all."""
    if council is None:
        return found.by_council
    return {each: changes for each, changes in found.by_council.items() if each == council}


def why_not_revisable(found: Drift, request) -> str:
    """Why no revision can be made now, as a sentence; empty where one can."""
    return why_refused(refuse_unless_revisable, found.release, request.at)
