"""The desk of compliance: what councils have agreed to do, and whether they did."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from string import ascii_lowercase
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import DateField, F, Value
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html

from complaints.decisions.references import looked_for
from complaints.decisions.screens.list import KeysFirstPaginator, LongList
from complaints.models import Recommendation
from complaints.recommendations.history import PRIVATE
from complaints.recommendations.screens import pages
from complaints.recommendations.screens.facts import (
    day_and_words,
    due_in_words,
    late_in_words,
    state,
)
from complaints.recommendations.screens.listed import record_listed
from complaints.recommendations.screens.steps import RECOMMENDATION_STEPS
from complaints.recommendations.steps.records import named
from councils.list_columns import ChoosesColumns, ColumnsFilter
from councils.list_files import TakenAway
from councils.ownership.screens.lists import OwnerFilter, Owning
from councils.person_filter import person_filter
from councils.saved_views.lists import KeepsViews, ViewsFilter, kept_of
from councils.search_boxes import CouncilSearch
from councils.staff_screens import ReadOnlyAdmin
from councils.typed_filters import TypedCouncilFilter, days_filter
from councils.years import Year, london_date

SOON = timedelta(days=14)
MOST_AT_ONCE = 200
BY_DUE_DAY = ("outstanding", "overdue", "soon", "waiting")


class RecommendationList(LongList):
    has_index = ("due_on",)


class ShownFilter(admin.SimpleListFilter):
    """What is open comes first; whoever looks for something finds it whatever became of it."""

    title = "what is open"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (
            ("outstanding", "Outstanding"),
            ("overdue", "Overdue"),
            ("soon", "Due in 14 days"),
            ("closed", "At a council that closed"),
            ("waiting", "Waiting for a second person"),
            ("recorded", "Outcome recorded"),
            ("late", "Complied with late"),
            ("ended", "No longer required"),
            ("all", "All"),
        )

    def __init__(self, request, *arguments):
        super().__init__(request, *arguments)
        self.today = london_date(request.at)
        self.shown = shown(request)

    def queryset(self, request, queryset):
        return {
            "outstanding": queryset.outstanding,
            "overdue": lambda: queryset.overdue(self.today),
            "soon": lambda: queryset.due_between(self.today, self.today + SOON),
            "closed": lambda: queryset.at_closed_councils(self.today),
            "waiting": queryset.awaiting_confirmation,
            "recorded": lambda: queryset.still_required().exclude(outcome=""),
            "late": queryset.late,
            "ended": lambda: queryset.filter(no_longer_required_at__isnull=False),
        }.get(self.shown, lambda: queryset)()

    def choices(self, changelist):
        for value, title in self.lookup_choices:
            yield {
                "selected": value == self.shown,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }


def shown(request) -> str:
    return request.GET.get("state") or ("all" if request.GET.get("q") else "outstanding")


class DueYearFilter(admin.SimpleListFilter):
    title = "year in which it is due"
    parameter_name = "due_in"

    def lookups(self, request, model_admin):
        days = Recommendation.objects.order_by("due_on").values_list("due_on", flat=True)
        first, last = days.first(), days.last()  # each from its end of an index
        if first is None or last is None:
            return []
        years = map(Year, range(Year.of(last).begins, Year.of(first).begins - 1, -1))
        return [(str(year), str(year)) for year in years]

    def queryset(self, request, queryset):
        try:
            year = Year.parse(self.value() or "")
        except ValueError:
            return queryset
        return queryset.filter(due_on__gte=year.start, due_on__lt=year.end)


DueFilter = days_filter("due_on", "due", "day on which it is due")
AuthorFilter = person_filter(
    "decision__text_changed_by", "author", "who changed the decision’s text last"
)


@admin.register(Recommendation)
class RecommendationAdmin(
    CouncilSearch, Owning, TakenAway, KeepsViews, ChoosesColumns, ReadOnlyAdmin
):
    """Entered with their decision; here outcomes are recorded, and steps taken one by one."""

    list_display = (
        "of_decision",
        "numbered",
        "council",
        "due",
        "done",
        "what_became_of_it",
        "extended",
    )
    list_display_links = ("numbered",)
    days_of = {"due": "due_on", "done": "done_on"}
    extra_columns = ("recorded_on",)
    list_filter = (
        *(ViewsFilter, ShownFilter, DueYearFilter, DueFilter, TypedCouncilFilter, OwnerFilter),
        *(AuthorFilter, ColumnsFilter),
    )
    search_help_text = "Reference of the decision, or council"
    actions = ("record_compliance",)
    show_full_result_count = False
    list_per_page = 50
    empty_value_display = ""
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {"all": ("css/admin_compliance.css",)}

    def has_record_permission(self, request):
        return request.user.has_perm("complaints.change_recommendation")

    def get_urls(self):
        def page(route, view, name):
            name = f"complaints_recommendation_{name}"
            return path(route, self.admin_site.admin_view(view), name=name)

        def step(slug):
            return partial(RECOMMENDATION_STEPS.page, slug=slug, admin_site=self.admin_site)

        def record(request, pk):
            return pages.record(request, [pk], self.admin_site)

        steps = (page(f"<int:pk>/{slug}/", step(slug), slug) for slug in RECOMMENDATION_STEPS.of)
        return [
            page("record/", self.record_many, "record_many"),
            page("record-listed/", partial(record_listed, self), "record_listed"),
            page("<int:pk>/record/", record, "record"),
            *steps,
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        """Without the texts; each row knows which day it is, so that it can say what is late."""
        today = Value(london_date(request.at), output_field=DateField())
        return (
            super()
            .get_queryset(request)
            .select_related("decision", "council")
            .only(
                *("number", "kind", "due_on", "done_on", "outcome", "recorded_on"),
                *("no_longer_required_at", "no_longer_required_by", "required_again_by"),
                *("decision__reference", "council__name"),
            )
            .prefetch_related("extensions")
            .annotate(today=today)
        )

    def get_ordering(self, request):
        """What is open by the day on which it is due, all else by when it was recorded."""
        if shown(request) in BY_DUE_DAY:
            return ("due_on", "pk")
        if shown(request) == "late":
            return ("-due_on", "-pk")  # as its index has it
        if shown(request) == "recorded":
            return ("-recorded_on", "-pk")  # as its index has it
        return (F("recorded_on").desc(nulls_last=True), "-pk")

    def get_changelist(self, request, **kwargs):
        return RecommendationList

    def get_paginator(self, request, queryset, *args, **kwargs):
        paginator = KeysFirstPaginator(queryset, *args, **kwargs)
        paginator.rows = lambda: self.get_queryset(request)
        return paginator

    def lookup_allowed(self, lookup, value, request):
        """What is private is not found out letter by letter through the address."""
        return lookup.partition("__")[0] not in PRIVATE and super().lookup_allowed(
            lookup, value, request
        )

    def get_search_results(self, request, queryset, search_term):
        """A reference is found as it is shown, 24 018 407, or as it is kept."""
        if reference := looked_for(search_term):
            # With the decisions about other bodies: 16 010 636a, b …
            several = [reference, *(reference + letter for letter in ascii_lowercase)]
            return queryset.filter(decision__reference__in=several), False
        return super().get_search_results(request, queryset, search_term)

    def action_checkbox(self, row):
        """Named by the decision too: every decision has a recommendation 1."""
        return format_html(
            '<input type="checkbox" class="action-select" name="{}" value="{}" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            row.pk,
            f"Choose {named(row)}",
        )

    @admin.display(description="Decision", ordering="decision__reference")
    def of_decision(self, row):
        address = reverse("admin:complaints_decision_change", args=[row.decision_id])
        return format_html('<a class="nowrap" href="{}">{}</a>', address, row.decision)

    @admin.display(description="Recommendation")
    def numbered(self, row):
        return f"{row.number}: {row.get_kind_display().lower()}"

    @admin.display(description="Due on", ordering="due_on")
    def due(self, row):
        return day_and_words(row.due_on, due_in_words(row, row.today))

    @admin.display(description="Done on", ordering="done_on")
    def done(self, row):
        return day_and_words(row.done_on, late_in_words(row))

    @admin.display(description="Outcome", ordering="outcome")
    def what_became_of_it(self, row):
        return state(row)

    @admin.display(description="Extended")
    def extended(self, row):
        times = len(row.extensions.all())
        return {0: "", 1: "once", 2: "twice"}.get(times, f"{times} times")

    @admin.action(description="Record compliance", permissions=["record"])
    def record_compliance(self, request, queryset):
        """On one page each; of more than it has, one outcome for all that the list shows."""
        keys = list(queryset.order_by().values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(keys) > MOST_AT_ONCE and request.POST.get("select_across") != "1":
            said = f"Choose {MOST_AT_ONCE} one by one at most, or all that the list shows."
            return messages.error(request, said)
        if len(keys) > MOST_AT_ONCE:
            address = reverse("admin:complaints_recommendation_record_listed")
            return redirect(f"{address}?{kept_of(request.GET.urlencode())}")
        chosen = {"ids": ",".join(map(str, keys)), "list": request.GET.urlencode()}
        address = reverse("admin:complaints_recommendation_record_many")
        return redirect(f"{address}?{urlencode(chosen)}")

    def record_many(self, request):
        keys = [int(each) for each in request.GET.get("ids", "").split(",") if each.isdecimal()]
        return pages.record(request, keys[:MOST_AT_ONCE], self.admin_site)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Compliance"} | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method != "GET" or not self.has_view_permission(request):
            raise PermissionDenied
        return pages.detail(request, object_id, self.admin_site)

    def history_view(self, request, object_id, extra_context=None):
        return redirect("admin:complaints_recommendation_change", object_id)
