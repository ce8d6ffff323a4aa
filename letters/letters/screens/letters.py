"""Letters in the admin: the list of a year's, and the addresses of every page."""

from functools import cache, partial

from django.contrib import admin, messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from councils.dates import day_in_words
from councils.list_columns import ChoosesColumns, ColumnsFilter
from councils.list_files import TakenAway
from councils.ownership.screens.lists import OwnerFilter, Owning
from councils.saved_views.lists import KeepsViews, ViewsFilter
from councils.search_boxes import CouncilSearch
from councils.staff_screens import HistoryAdmin, OwnPages, may
from letters.letters.history import ShowsChanges
from letters.letters.screens import approval, composing, pdf, upload
from letters.letters.screens import letter as letter_page
from letters.letters.screens.addressees import Addresses, is_sent
from letters.letters.screens.list import (
    STATES,
    AttentionFilter,
    LetterList,
    StateFilter,
    YearFilter,
    with_attention,
    with_replaced,
    with_state,
)
from letters.letters.screens.pages import APPROVE, COMPOSE, SEND
from letters.letters.screens.steps import LETTER_STEPS
from letters.messages.screens import sending
from letters.messages.screens.steps import MESSAGE_STEPS
from letters.models import Letter

MOST_CHOSEN = 400  # more would not fit into an address


@admin.action(description="Approve")
def approve_chosen(model_admin, request, queryset):
    """Leads to the page that lists them and says which are left out."""
    chosen = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST_CHOSEN + 1])
    if len(chosen) > MOST_CHOSEN:
        messages.error(request, f"Approve {MOST_CHOSEN} letters at most at a time.")
        return None
    asked = QueryDict(mutable=True)
    asked.setlist("letter", chosen)
    return redirect(f"{reverse('admin:letters_letter_approve')}?{asked.urlencode()}")


@admin.register(Letter)
class LetterAdmin(
    *(CouncilSearch, Owning, ShowsChanges, TakenAway, KeepsViews, ChoosesColumns),
    *(OwnPages, HistoryAdmin),
):
    """Letters: each change is a step with its own page."""

    change_list_template = "admin/letters/letter/list.html"
    list_filter = (
        *(ViewsFilter, YearFilter, StateFilter, AttentionFilter, OwnerFilter, ColumnsFilter),
    )
    search_help_text = "By the name of a council"
    ordering = ("council", "-year", "-issue")
    list_per_page = 100
    days_of = {"dated": "dated_on"}
    in_history = ("dated_on", "reason", "own_paragraph")
    show_full_result_count = False
    fields = (
        "council",
        "year",
        "issue",
        "source",
        "release",
        "published_with",
        "reason",
        "dated_on",
        "own_paragraph",
        "composed_by",
        "composed_at",
        "approved_by",
        "approved_at",
        "sent_at",
    )

    def get_queryset(self, request):
        letters = with_attention(super().get_queryset(request).for_list())
        return with_state(with_replaced(letters), request.at)

    def get_changelist(self, request, **kwargs):
        return LetterList

    def all_columns(self, request):
        """Its columns; the state is the one at the request's instant."""
        addresses = cache(partial(Addresses, request.at))  # read where the column is shown

        @admin.display(description="Council", ordering="council")
        def council(letter):
            return letter.council.name

        @admin.display(description="Letter")
        def letter(letter):
            if not letter.is_reissue:
                return str(letter.year)
            before = day_in_words(letter.replaces_dated_on) if letter.replaces_dated_on else ""
            which = f"issue {letter.issue - 1}" + (f", dated {before}" if before else "")
            return f"{letter.year}, issue {letter.issue}, replaces {which}"

        @admin.display(description="Dated", ordering="dated_on")
        def dated(letter):
            return day_in_words(letter.dated_on)

        @admin.display(description="State")
        def state(letter):
            return STATES[letter.stands]

        @admin.display(description="Needs a look")
        def attention(letter):
            return " · ".join(_attention(letter, addresses()))

        return (council, letter, dated, state, attention)

    def get_urls(self):
        own = [
            self.own_page("compose/", composing.compose_page, "compose"),
            self.own_page("approve/", approval.approve_page, "approve"),
            self.own_page("send/", sending.send_page, "send"),
            self.own_page("upload/", upload.upload_page, "upload"),
            self.own_page("<int:pk>/change/", letter_page.letter_page, "change"),
            self.own_page(
                "<int:pk>/paragraph/", partial(LETTER_STEPS.page, slug="paragraph"), "paragraph"
            ),
            self.own_page("<int:pk>/step/<slug:slug>/", LETTER_STEPS.page, "step"),
            self.own_page(
                "<int:pk>/message/<int:message>/<slug:slug>/",
                MESSAGE_STEPS.page,
                "message",
            ),
            self.own_page("<int:pk>/letter.pdf", pdf.letter_pdf, "pdf"),
        ]
        return own + super().get_urls()

    def get_actions(self, request):
        """Approving is for who may, and comes first."""
        approve = {"approve_chosen": (approve_chosen, "approve_chosen", "Approve")}
        return (approve if may(request.user, APPROVE) else {}) | super().get_actions(request)

    def changelist_view(self, request, extra_context=None):
        extra = {
            "may_compose": may(request.user, COMPOSE),
            "may_approve": may(request.user, APPROVE),
            "may_send": may(request.user, SEND),
        }
        return super().changelist_view(request, extra | (extra_context or {}))


def _attention(letter, addresses) -> list[str]:
    found = []
    if letter.needs_message:
        found.append("Not sent, or perhaps sent")
    if not letter.sent_at and is_sent(letter) and addresses.missing(letter):
        found.append("Nobody to send it to")
    if letter.is_challenged:
        found.append("The council says something is wrong")
    return found
