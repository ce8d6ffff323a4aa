"""Reports of errors by readers: read, looked into, closed with what was done."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from complaints.decisions.steps.error_reports import close
from complaints.models import ErrorReport
from councils.dates import instant_in_words
from councils.ownership.screens.lists import OwnerFilter, Owning
from councils.people import name_of
from councils.refusals import Refused


class OpenFilter(admin.SimpleListFilter):
    """What nobody has dealt with yet, unless something else is chosen."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (("closed", "Closed"), ("all", "All"))

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": "Open"}, *others]

    def queryset(self, request, queryset):
        if self.value() == "closed":
            return queryset.exclude(closed_at=None)
        return queryset if self.value() == "all" else queryset.filter(closed_at=None)


class AnswerForm(forms.ModelForm):
    class Meta:
        help_texts = {"answer": "What was done about it. Never public. Saving closes the report."}

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("answer", "").strip():
            raise ValidationError({"answer": "Say what was done about it."})
        return cleaned


@admin.register(ErrorReport)
class ErrorReportAdmin(Owning, admin.ModelAdmin):
    """Answering a report closes it; who wrote it is not known."""

    form = AnswerForm
    list_display = ("reported", "kind", "page", "text", "who_closed_it")
    list_display_links = ("reported", "text")
    list_filter = (OpenFilter, OwnerFilter, "kind")
    list_select_related = ("decision__council", "council", "closed_by")
    ordering = ("-kind", "reported_at")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = ("kind", "page", "text", "reported", "answer")
    closing = ("who_closed_it", "closed")  # not known before

    @admin.display(description="Reported", ordering="reported_at")
    def reported(self, report):
        return instant_in_words(report.reported_at)

    @admin.display(description="Closed by")
    def who_closed_it(self, report):
        return name_of(report.closed_by) if report.closed_by else None

    @admin.display(description="Closed")
    def closed(self, report):
        return instant_in_words(report.closed_at) if report.closed_at else None

    @admin.display(description="about")
    def page(self, report):
        about = report.decision or report.council
        if report.decision:
            address = reverse("admin:complaints_decision_change", args=[report.decision_id])
            return format_html('<a href="{}">{}, {}</a>', address, about, about.council)
        return format_html('<a href="{}">{}</a>', about.get_absolute_url(), about)

    def get_fields(self, request, obj=None):
        return (*self.fields, *self.closing) if obj and obj.closed_at else self.fields

    def get_readonly_fields(self, request, obj=None):
        shown = self.get_fields(request, obj)
        return tuple(name for name in shown if name != "answer" or (obj and obj.closed_at))

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Reports from readers"}
        return super().changelist_view(request, extra | (extra_context or {}))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        extra = {"title": "A reader's report", "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, extra | (extra_context or {}))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        is_closed = obj is not None and obj.closed_at is not None
        return not is_closed and super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Under the row's own condition, so that the second of two people is told."""
        try:
            close(obj, form.cleaned_data["answer"], by=request.user, at=request.at)
        except Refused as refused:
            self.message_user(request, str(refused), "error")
            request.was_refused = True

    def response_change(self, request, obj):
        if not getattr(request, "was_refused", False):
            self.message_user(request, f"The report is closed: {obj}.", "success")
        return self.response_post_save_change(request, obj)
