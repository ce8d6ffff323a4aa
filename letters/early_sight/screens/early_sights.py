"""Councils' early sight in the admin: who looked at what, when; links taken back and renewed."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from councils.dates import day_in_words, instant_in_words
from councils.search_boxes import CouncilSearch
from councils.staff_screens import OwnPages, shown
from councils.steps import Step, Steps
from letters.early_sight.links import renew, revoke
from letters.early_sight.screens.challenges import ANSWER, with_counts
from letters.early_sight.status import Standing, link
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


def sight_of(pk: int) -> EarlySight:
    rows = EarlySight.objects.select_related(
        "revoked_by", "message__council", "message__letter__council"
    ).select_related("message__letter__published_with")
    return get_object_or_404(rows, pk=pk)


def take_back(sight, typed, *, by, at) -> str:
    revoke(sight, by=by, at=at)
    return "The link was taken back: it opens nothing any more."


def send_anew(sight, typed, *, by, at) -> str:
    renew(sight, at=at)
    return f"A new link was sent to {sight.message.to}."


def while_it_is(*standings: Standing):
    """For what can be done only while a link stands so."""

    def why_not(sight: EarlySight, user, at) -> str:
        standing = link(sight, at).standing
        return "" if standing in standings else f"{WORDS[standing]}."

    return why_not


class SightSteps(Steps):
    is_locked = False  # a link is not public, and an e-mail takes a while
    is_logged = True

    def found(self, pk):
        return sight_of(pk)


SIGHT_STEPS = SightSteps(
    Step(
        "revoke",
        "Take the link back",
        "From now on it opens nothing, and neither does a code that was sent or given. What the"
        " council said stays.",
        (ANSWER,),
        take_back,
        why_not=while_it_is(*(each for each in Standing if not each.is_over)),
        takes_away=True,
    ),
    Step(
        "renew",
        "Send a new link",
        "The council gets a new link by e-mail, at the address the letter went to, and ten working"
        " days to say what is wrong, until the day before its letter is public at most. The link"
        " it had opens nothing any more.",
        (ANSWER,),
        send_anew,
        why_not=while_it_is(Standing.OPEN, Standing.EXPIRED, Standing.REVOKED),
    ),
)


@require_GET
def sight_page(request, pk: int, *, admin_site):
    """One council's link: how it stands, who looked when, what it said."""
    sight = sight_of(pk)
    standing = link(sight, request.at).standing
    return shown(
        request,
        admin_site,
        "letters/sight/page",
        f"Early sight of {sight.message.council}",
        sight=sight,
        about=sight.message.letter,
        standing=WORDS[standing],
        page=Paginator(sight.looks.all(), PER_PAGE).get_page(request.GET.get("p")),
        query="",
        challenges=sight.challenges.all(),
        steps=SIGHT_STEPS.offers(request.user, sight, request.at),
    )


@admin.register(EarlySight)
class EarlySightAdmin(CouncilSearch, OwnPages, admin.ModelAdmin):
    """Quality assurance: apart from pre-release access, which stands with the release."""

    list_filter = ("message__letter__year",)
    list_select_related = ("message__council", "message__letter__published_with")
    council_field = "message__council"
    ordering = ("-message__letter__year", "message__council")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request):
        return with_counts(super().get_queryset(request))

    def get_list_display(self, request):
        """Its columns; how a link stands costs questions, so only its end is listed."""

        @admin.display(description="Council", ordering="message__council")
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
            self.own_page("<int:pk>/step/<slug:slug>/", SIGHT_STEPS.page, "step"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Councils’ early sight of their letters"}
        return super().changelist_view(request, extra | (extra_context or {}))
