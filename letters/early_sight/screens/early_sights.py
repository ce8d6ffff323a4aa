"""Councils' early sight in the admin: who looked at what, when; links taken back and renewed."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from councils.dates import day_in_words, instant_in_words
from councils.refusals import Refused
from councils.search_boxes import CouncilSearch
from letters.early_sight.links import renew, revoke
from letters.early_sight.screens.challenges import ANSWER, with_counts
from letters.early_sight.status import Standing, link
from letters.letters.screens.pages import OwnPages, may, shown
from letters.models import EarlySight

PER_PAGE = 50
WORDS = {
    Standing.OPEN: "Open",
    Standing.RECOUNTED: "Closed while the figures are counted again",
    Standing.CORRECTED: "Closed: a corrected letter is being prepared",
    Standing.REPLACED: "Closed: a corrected letter was sent",
    Standing.PUBLIC: "Ended: the letter is public",
    Standing.EXPIRED: "Ended: its time has passed",
    Standing.REVOKED: "Taken back",
}


@dataclass(frozen=True)
class Step:
    """One thing to do with a link, on a page of its own."""

    slug: str
    label: str
    explains: str
    takes_away: bool = False

    def fits(self, standing: Standing) -> bool:
        if self.slug == "revoke":
            return not standing.is_over
        return standing in (Standing.OPEN, Standing.EXPIRED, Standing.REVOKED)


STEPS = {
    "revoke": Step(
        "revoke",
        "Take the link back",
        "From now on it opens nothing, and neither does a code that was sent or given. What the"
        " council said stays.",
        takes_away=True,
    ),
    "renew": Step(
        "renew",
        "Send a new link",
        "The council gets a new link by e-mail, at the address the letter went to, and ten working"
        " days to say what is wrong, until the day before its letter is public at most. The link"
        " it had opens nothing any more.",
    ),
}


def sight_of(pk: int) -> EarlySight:
    rows = EarlySight.objects.select_related(
        "revoked_by", "message__council", "message__letter__council"
    ).select_related("message__letter__published_with")
    return get_object_or_404(rows, pk=pk)


@require_GET
def sight_page(request, pk: int, *, admin_site):
    """One council's link: how it stands, who looked when, what it said."""
    sight = sight_of(pk)
    standing = link(sight, request.at).standing
    may_answer = may(request.user, ANSWER)
    return shown(
        request,
        admin_site,
        "sight/page",
        f"Early sight of {sight.message.council}",
        sight=sight,
        about=sight.message.letter,
        standing=WORDS[standing],
        page=Paginator(sight.looks.all(), PER_PAGE).get_page(request.GET.get("p")),
        query="",
        challenges=sight.challenges.all(),
        steps=[step for step in STEPS.values() if may_answer and step.fits(standing)],
    )


@require_http_methods(["GET", "POST"])
def step_page(request, pk: int, slug: str, *, admin_site):
    """GET says what it does, POST does it."""
    if slug not in STEPS:
        raise Http404(f"There is no step {slug}.")
    if not may(request.user, ANSWER):
        raise PermissionDenied
    sight, step, problem = sight_of(pk), STEPS[slug], ""
    if request.method == "POST":
        try:
            said = take(step, sight, request.user, request.at)
        except Refused as refusal:
            problem = str(refusal)
        else:
            LogEntry.objects.log_actions(request.user.pk, [sight], CHANGE, said, single_object=True)
            messages.success(request, said)
            return redirect("admin:letters_earlysight_change", pk)
    context = {"sight": sight, "step": step, "problem": problem}
    return shown(request, admin_site, "sight/step", step.label, **context)


def take(step: Step, sight: EarlySight, user, at) -> str:
    if step.slug == "revoke":
        revoke(sight, by=user, at=at)
        return "The link was taken back: it opens nothing any more."
    renew(sight, at=at)
    return f"A new link was sent to {sight.message.to}."


@admin.register(EarlySight)
class EarlySightAdmin(CouncilSearch, OwnPages, admin.ModelAdmin):
    """Quality assurance: apart from pre-release access, which stands with the release."""

    list_filter = ("message__letter__year",)
    list_select_related = ("message__council", "message__letter__published_with")
    council_field = "message__council"
    ordering = ("-message__letter__year", "message__council__name")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request):
        return with_counts(super().get_queryset(request))

    def get_list_display(self, request):
        """Its columns; how a link stands costs questions, so only its end is listed."""

        @admin.display(description="Council", ordering="message__council__name")
        def council(sight):
            return sight.message.council

        @admin.display(description="Year")
        def year(sight):
            return sight.message.letter.year

        @admin.display(description="Link ends", ordering="expires_at")
        def ends(sight):
            if sight.revoked_at:
                return f"Taken back on {instant_in_words(sight.revoked_at)}"
            return instant_in_words(sight.ends_at)

        @admin.display(description="Says until", ordering="challenge_by")
        def says_until(sight):
            return day_in_words(sight.last_day)

        @admin.display(description="Looked", ordering="look_count")
        def looked(sight):
            return sight.look_count

        @admin.display(description="Unanswered", ordering="open_challenges")
        def unanswered(sight):
            return sight.open_challenges

        return (council, year, ends, says_until, looked, unanswered)

    def get_urls(self):
        own = [
            self.own_page("<int:pk>/change/", sight_page, "change"),
            self.own_page("<int:pk>/step/<slug:slug>/", step_page, "step"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Councils’ early sight of their letters"}
        return super().changelist_view(request, extra | (extra_context or {}))
