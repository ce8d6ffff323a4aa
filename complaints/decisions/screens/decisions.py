"""Decisions in the admin: one screen to enter one, a list, and what was changed."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import TextField
from django.forms.widgets import Script
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from complaints.decisions.forms.entry import DecisionForm
from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.history import changes
from complaints.decisions.references import unbroken
from complaints.decisions.rules import state
from complaints.decisions.rules.edits import IMPROVEMENTS, note_edit
from complaints.decisions.screens.identifying_details import confirm, confirmed
from complaints.decisions.screens.list import (
    ApprovalFilter,
    CategoryFilter,
    DecidedYearFilter,
    DecisionList,
    DecisionPaginator,
    PublicationFilter,
    WithheldFilter,
    WorkFilter,
    searched,
)
from complaints.decisions.screens.many import WithdrawsAtOnce
from complaints.decisions.screens.queues import waiting_page
from complaints.decisions.screens.steps import DECISION_STEPS, WITHHOLD
from complaints.decisions.steps.records import drift, keep_as_approved
from complaints.decisions.steps.void_decisions import asked
from complaints.decisions.steps.withholding import withhold_from_the_start
from complaints.figures.sums import SHOWN, in_words
from complaints.models import Decision
from complaints.notes.screens import NOTE_STEPS
from complaints.recommendations.forms.inline import RecommendationInline
from councils.list_columns import ChoosesColumns, ColumnsFilter
from councils.list_files import TakenAway
from councils.ownership.screens.lists import OwnerFilter, Owning
from councils.person_filter import person_filter
from councils.saved_views.lists import KeepsViews, ViewsFilter
from councils.staff_screens import ChangesPublicRecord, may
from councils.typed_filters import TypedCouncilFilter, days_filter

HIDDEN_NOW = (
    "%s is hidden from the public now, because what the public reads was changed. It is shown again"
    " once a second person approves it."
)
APPROVE_AGAIN = (
    "The text of %s has to be approved again, because what the public will read was changed."
)
SHOWN_ONLY = f"Only decisions {in_words(SHOWN.outcomes, 'or')} are ever shown; others need no text."
COUNTED = {"outcome", "satisfactory_remedy", "decided_on", "subject"}  # what statistics count

DecidedFilter = days_filter("decided_on", "decided", "day on which it was decided")
AuthorFilter = person_filter("text_changed_by", "author", "who changed the text last")

WITHHELD = (
    "Withholding",
    {"fields": ("withhold", "withhold_note"), "classes": ("for-shown",)},
)


@admin.register(Decision)
class DecisionAdmin(
    ChangesPublicRecord,
    WithdrawsAtOnce,
    Owning,
    TakenAway,
    KeepsViews,
    ChoosesColumns,
    admin.ModelAdmin,
):
    """A decision with its recommendations; nobody deletes one."""

    form = DecisionForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("reference", "council"),
                    ("received_on", "decided_on"),
                    ("kind", "outcome"),
                    "subject",
                    "satisfactory_remedy",
                )
            },
        ),
        (
            "Report",
            {
                "fields": ("title", "announced_at"),
                "classes": ("for-report",),
                "description": "Only a public interest report has a title and a moment announced.",
            },
        ),
        (
            "What the public will read",
            {
                "fields": ("summary", "statement", "acted_for"),
                "classes": ("for-shown",),
                "description": SHOWN_ONLY,
            },
        ),
    )
    autocomplete_fields = ("council", "subject")
    formfield_overrides = {TextField: {"form_class": TextAsKept, "widget": AdminTextareaWidget}}
    radio_fields = {"kind": admin.HORIZONTAL}
    inlines = (RecommendationInline,)
    list_display = ("named", "council", "decided_on", "outcome", "subject")
    list_select_related = ("council", "subject")
    extra_columns = ("received_on", "kind")
    list_filter = (
        ViewsFilter,
        *("outcome", "kind", DecidedYearFilter, DecidedFilter, TypedCouncilFilter, CategoryFilter),
        *(WithheldFilter, ApprovalFilter, WorkFilter, PublicationFilter, OwnerFilter, AuthorFilter),
        ColumnsFilter,
    )
    search_fields = ("reference",)
    search_help_text = (
        "A reference or a part of it (24 018 407, 24 018, 018 407), any name of a council, or words"
        " of the text or the subject"
    )
    paginator = DecisionPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # a count for each would read every row
    list_per_page = 50

    class Media:
        js = (Script("js/admin/decision.js", type="module"),)
        css = {"all": ("css/admin_decision.css", "css/admin_notes.css")}

    def get_urls(self):
        def page(address, view, name, **options):
            view = partial(view, admin_site=self.admin_site, **options)
            return path(address, self.admin_site.admin_view(view), name=name)

        steps = [
            page(f"<int:pk>/{slug}/", DECISION_STEPS.page, f"decision-{slug}", slug=slug)
            for slug in DECISION_STEPS.of
        ]
        notes = [
            page(f"<int:pk>/{slug}/", NOTE_STEPS.page, f"decision-{slug}", slug=slug)
            for slug in NOTE_STEPS.of
        ]
        waiting = page("waiting/", waiting_page, "decisions-waiting")
        return [waiting, *steps, *notes, *super().get_urls()]

    def has_change_permission(self, request, obj=None):
        """What was entered in error is read, and not changed any more."""
        return not (obj and obj.is_void) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        return (searched(queryset, search_term) if search_term else queryset), False

    def lookup_allowed(self, lookup, value, request):
        """What is private is not found out letter by letter through the address."""
        return not lookup.startswith("withheld_note") and super().lookup_allowed(
            lookup, value, request
        )

    def get_changelist(self, request, **kwargs):
        return DecisionList

    def all_columns(self, request):
        @admin.display(description="The public")
        def status(decision):
            return state.label(decision, request.at)

        return (*self.list_display[:3], status, *self.list_display[3:])

    @admin.display(description="Reference", ordering="reference")
    def named(self, decision):
        return unbroken(decision.reference)

    def get_fieldsets(self, request, obj=None):
        """While it is entered it can be withheld by who may; afterwards that is a step."""
        found = super().get_fieldsets(request, obj)
        may_withhold = obj is None and may(request.user, *WITHHOLD.permissions)
        return (*found, WITHHELD) if may_withhold else found

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        made.at = request.at
        return made

    def save_model(self, request, obj, form, change):
        """A changed decision is saved after its recommendations, once it is known what changed."""
        if change:
            keep_as_approved(obj.pk)
        else:
            obj.text_changed_by = request.user
            if may(request.user, *WITHHOLD.permissions):
                withhold_from_the_start(obj, form.cleaned_data, request.user, request.at)
            obj._change_reason = form.kept
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        decision = form.instance
        confirm(decision, form.waiting_words, request.user, request.at)
        if change:
            self._save_changed(request, decision, form, formsets)
        is_counted_anew = not change or COUNTED & set(form.altered)
        if is_counted_anew and (said := drift(decision).strip()):
            messages.info(request, said)

    def _save_changed(self, request, decision, form, formsets):
        changed = set(form.altered)
        for formset in formsets:
            if formset.has_changed():
                changed.add("recommendations")
            if formset.changes_what_the_public_reads():
                changed.add(IMPROVEMENTS)
        was_shown = Decision.objects.public(request.at).filter(pk=decision.pk).exists()
        is_void = note_edit(decision, changed, request.user, request.at)
        if changed:
            decision._change_reason = form.kept
            decision.save()
        if is_void:
            say = messages.warning if was_shown else messages.info
            say(request, (HIDDEN_NOW if was_shown else APPROVE_AGAIN) % decision)

    def response_add(self, request, obj, post_url_continue=None):
        return self._preview_or(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return self._preview_or(request, obj) or super().response_change(request, obj)

    def _preview_or(self, request, obj):
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:decision-preview", args=[obj.reference]))
        return None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {
                "standing": state.standing(obj, request.at),
                "voiding": asked(obj),
                "steps": DECISION_STEPS.offers_in(request, obj),
                "why_guarded": context["adminform"].form.why_guarded if change else "",
                "confirmed_words": confirmed(obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request, object_id, extra_context=None):
        """What was changed, from what to what, with the recommendations, the newest first."""
        decision = self.get_object(request, object_id)
        if decision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, decision):
            raise PermissionDenied
        with_private = request.user.has_perm("complaints.change_recommendation")
        pages = Paginator(changes(decision, with_private=with_private), 50)
        context = self.admin_site.each_context(request) | {
            "title": f"What was changed: {decision}",
            "opts": self.opts,
            "object": decision,
            "page": pages.get_page(request.GET.get("page")),
        }
        return TemplateResponse(request, "admin/complaints/decision/object_history.html", context)
