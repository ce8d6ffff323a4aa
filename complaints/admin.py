"""Decisions, subjects and releases in the admin."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import CharField, ModelForm
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from complaints.models import (
    Category,
    CouncilFigures,
    Decision,
    Recommendation,
    Release,
    Subject,
    YearNote,
)
from complaints.references import looked_for, parsed
from councils.admin import ReadOnlyAdmin
from councils.public_record import ChangesPublicRecord


class DecisionForm(ModelForm):
    """Refuses what the database would, in words."""

    reference = CharField(max_length=12, help_text="As it is written: 24 018 407")

    def clean_reference(self):
        try:
            return parsed(self.cleaned_data["reference"])
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_text_approved_at(self):
        at = self.cleaned_data["text_approved_at"]
        if at and at > timezone.now():
            raise ValidationError("An approval cannot lie in the future.")
        return at

    def clean(self):
        cleaned = super().clean()
        council, decided_on = cleaned.get("council"), cleaned.get("decided_on")
        if council and decided_on and council.opened_on and decided_on < council.opened_on:
            self.add_error(
                "decided_on", f"{council} opened on {council.opened_on:%-d %B %Y}, after this date."
            )
        return cleaned


class RecommendationForm(ModelForm):
    def clean(self):
        cleaned = super().clean()
        self.instance.outcome = cleaned.get("outcome", "")
        self.instance.recorded_on = cleaned.get("recorded_on")
        self.instance.keep_first_failure()
        return cleaned


class RecommendationInline(admin.StackedInline):
    model = Recommendation
    form = RecommendationForm
    extra = 0
    autocomplete_fields = ("council",)


@admin.register(Decision)
class DecisionAdmin(ChangesPublicRecord, SimpleHistoryAdmin):
    """A decision with its recommendations."""

    form = DecisionForm
    list_display = ("__str__", "council", "decided_on", "outcome", "subject", "withheld_reason")
    list_filter = ("outcome", "kind", "withheld_reason")
    list_select_related = ("council", "subject")
    search_fields = ("reference", "council__name", "title")
    search_help_text = "Reference, council or title"
    date_hierarchy = "decided_on"
    autocomplete_fields = ("council", "subject")
    raw_id_fields = (
        "withheld_by",
        "withholding_confirmed_by",
        "text_approved_by",
    )
    inlines = (RecommendationInline,)
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).defer("statement", "summary")

    def get_search_results(self, request, queryset, search_term):
        """A reference is found as it is shown, 24 018 407, as well as it is kept."""
        return super().get_search_results(request, queryset, looked_for(search_term) or search_term)


@admin.register(Category)
class CategoryAdmin(ChangesPublicRecord, admin.ModelAdmin):
    list_display = ("name", "position")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Subject)
class SubjectAdmin(ChangesPublicRecord, admin.ModelAdmin):
    list_display = ("__str__", "category")
    list_filter = ("category",)
    list_select_related = ("category",)
    search_fields = ("heading", "name")
    prepopulated_fields = {"slug": ("heading", "name")}


@admin.register(YearNote)
class YearNoteAdmin(ChangesPublicRecord, admin.ModelAdmin):
    list_display = ("year", "text", "breaks_comparison")


@admin.register(Release)
class ReleaseAdmin(ChangesPublicRecord, SimpleHistoryAdmin):
    """A release: made by a command or an import, read-only once it is public."""

    list_display = ("__str__", "source", "public_at", "approved_at", "withdrawn_at")
    list_filter = ("source",)
    fields = (
        "year",
        "edition",
        "source",
        "reason",
        "public_at",
        "made_at",
        "made_by_command",
        "prepared_by",
        "approved_by",
        "approved_at",
        "withdrawn_at",
    )

    def get_readonly_fields(self, request, obj=None):
        return tuple(field for field in self.fields if field != "reason")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        is_public = obj is not None and obj.public_at <= timezone.now()
        return not is_public and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(CouncilFigures)
class CouncilFiguresAdmin(ReadOnlyAdmin):
    """Frozen figures, to be read."""

    list_display = ("council", "release", "upheld", "not_upheld", "residents")
    list_filter = ("release__year",)
    list_select_related = ("council", "release")
    search_fields = ("council__name",)
    show_full_result_count = False
