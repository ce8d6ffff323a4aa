"""Notes on years in the admin: public with the year's figures, so looked at before."""

from django import forms
from django.contrib import admin

from complaints.models import YearNote
from complaints.releases.forms.steps import PublicWordsForm
from councils.staff_screens import ChangesPublicRecord, HistoryAdmin


class YearNoteForm(PublicWordsForm, forms.ModelForm):
    """A note whose words may not identify a person unless somebody has looked at them."""

    public_texts = ("text", "source")

    class Meta:
        model = YearNote
        fields = ("year", "text", "breaks_comparison", "source")
        help_texts = {
            "text": "Public with the year’s figures, on every page that shows them; not before."
        }


@admin.register(YearNote)
class YearNoteAdmin(ChangesPublicRecord, HistoryAdmin):
    form = YearNoteForm
    list_display = ("year", "text", "breaks_comparison")

    def render_change_form(self, request, context, *args, **kwargs):
        """With what the form asks about words that it found, which is no field of the model."""
        shown = context["adminform"]
        asked = [name for name in shown.form.fields if name.startswith("words_")]
        if asked:
            shown.fieldsets = [*shown.fieldsets, (None, {"fields": asked})]
        return super().render_change_form(request, context, *args, **kwargs)
