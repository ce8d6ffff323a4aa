"""Typing what a council agreed to do, below the decision it belongs to."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import TextField
from django.forms import ModelForm
from django.utils.html import format_html_join

from complaints.decisions.forms.entry import SaysItAtItsField
from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.rules.contradictions import wrong_with_recommendation
from complaints.decisions.rules.edits import public_face
from complaints.decisions.rules.guard import why_guarded
from complaints.decisions.steps.records import moment
from complaints.models import Recommendation
from complaints.recommendations.forms.formset import RecommendationFormSet
from councils.dates import day_in_words
from councils.people import name_of
from councils.years import london_date

COUNCIL = (
    "Who must comply. When empty: the decision's council, or its successor once it has closed."
)
TAKEN_BACK = "What was recorded is not taken back here: a reviewer can correct a mistake."


class RecommendationForm(SaysItAtItsField, ModelForm):
    """What the system sets is not typed: number, day of recording, an extended due day.

    ``at`` is the instant of the request; the admin sets it.
    """

    at = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "council" in self.fields:
            self.fields["council"].required = False
            self.fields["council"].help_text = COUNCIL
        if "done_on" in self.fields:
            self.fields["done_on"].help_text = "Only where it was complied with."
        for name in self._fixed() & self.fields.keys():
            self.fields[name].disabled = True

    def _fixed(self):
        """The fields that something else sets, once it is stored."""
        stored = self.instance
        if not stored.pk:
            return set()
        fixed = {"due_on"}
        if stored.outcome:
            fixed |= {"council", "kind"}
        if stored.no_longer_required_reason or stored.outcome == Recommendation.Outcome.COMPLIED:
            fixed |= {"outcome", "done_on"}
        return fixed

    @property
    def stays(self):
        """Whether it cannot be removed, because something has been recorded of it."""
        return bool(self.instance.outcome or self.instance.no_longer_required_reason)

    def clean(self):
        cleaned = super().clean()
        self.refuse_guarded()
        if cleaned.get("kind") and cleaned.get("due_on"):
            for name, sentence in wrong_with_recommendation(self._typed(cleaned)):
                self.add_error(name, sentence)
        return cleaned

    def _typed(self, cleaned):
        """As it would be, with today in London as the day of a new outcome, never an earlier one.

        A first failure is kept whatever follows.
        """
        outcome, stored = cleaned.get("outcome", ""), self.instance
        if "outcome" in self.changed_data and "outcome" in cleaned:
            if stored.outcome and not outcome:
                self.add_error("outcome", TAKEN_BACK)
            elif outcome:
                today = london_date(self.at)
                stored.outcome = outcome
                stored.recorded_on = max(today, stored.recorded_on or today)
                stored.keep_first_failure()
        return self.as_typed(cleaned)

    def face_before(self):
        """What the public reads of it as it is stored."""
        if "kind" not in self.initial:
            return None
        names = ("kind", "public_summary")
        before = Recommendation(**{name: self.initial.get(name) or "" for name in names})
        before.council_id = self.initial.get("council")
        return public_face(before)


class RecommendationInline(admin.StackedInline):
    """Part of a decision, so whoever may see that sees these."""

    model = Recommendation
    form = RecommendationForm
    formset = RecommendationFormSet
    template = "admin/complaints/decision/recommendations.html"
    extra = 0
    show_change_link = True
    autocomplete_fields = ("council",)
    formfield_overrides = {TextField: {"form_class": TextAsKept, "widget": AdminTextareaWidget}}
    readonly_fields = ("standing",)
    fieldsets = (
        (None, {"fields": (("kind", "council"), "private_text", "public_summary")}),
        (None, {"fields": (("due_on", "outcome", "done_on"), "standing")}),
    )

    def get_fieldsets(self, request, obj=None):
        """Without what was agreed for one person where the reader has nothing to do with it."""
        if request.user.has_perm("complaints.change_recommendation"):
            return super().get_fieldsets(request, obj)
        return (
            (None, {"fields": (("kind", "council"), "public_summary")}),
            (None, {"fields": (("due_on", "outcome", "done_on"),)}),
        )

    def has_add_permission(self, request, obj=None):
        """Where somebody approved or counted the decision, a step with a reason adds it."""
        return super().has_add_permission(request, obj) and not (obj and why_guarded(obj))

    def has_delete_permission(self, request, obj=None):
        """Nor is it removed there, which would go past “no longer required” and its two people."""
        return super().has_delete_permission(request, obj) and not (obj and why_guarded(obj))

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("complaints.view_decision")

    def get_queryset(self, request):
        found = (
            super()
            .get_queryset(request)
            .select_related("council", "no_longer_required_by", "no_longer_required_confirmed_by")
        )
        return found.prefetch_related("extensions__granted_by").order_by("number")

    def get_formset(self, request, obj=None, **kwargs):
        made = super().get_formset(request, obj, **kwargs)
        made.form.at = request.at
        return made

    @admin.display(description="Recorded")
    def standing(self, recommendation):
        """What the system and other steps have recorded of it."""
        lines = _standing(recommendation) if recommendation.pk else ()
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _standing(recommendation):
    if recommendation.recorded_on:
        yield f"Recorded on {day_in_words(recommendation.recorded_on)}."
    if recommendation.first_not_complied_on:
        yield f"First not complied with on {day_in_words(recommendation.first_not_complied_on)}."
    for each in recommendation.extensions.all():
        days = f"from {day_in_words(each.was_due_on)} to {day_in_words(each.due_on)}"
        yield f"Extended {days} by {name_of(each.granted_by)}: {each.reason}"
    if at := recommendation.no_longer_required_at:
        yield f"No longer required since {moment(at)}: {recommendation.no_longer_required_reason}"
    elif recommendation.no_longer_required_reason:
        by = name_of(recommendation.no_longer_required_by)
        yield (
            f"{by} says that it is no longer required ("
            f"{recommendation.no_longer_required_reason}). A second person has to confirm that."
        )
