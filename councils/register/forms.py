"""Typing a council with its residents: a number far from the years around it is asked about."""

from django import forms
from django.core.exceptions import ValidationError

from councils.doubts import AsksWhy, Doubt
from councils.residents.estimates import about_residents


class CouncilForm(AsksWhy, forms.ModelForm):
    """Is asked about the numbers below it, and keeps the answer with the council."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.entered_in = self

    def _post_clean(self):
        """Constraints over what the page only shows are asked too: a council's type is fixed."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._update_errors(error)


class ResidentsFormSet(forms.models.BaseInlineFormSet):
    """The residents of a council by year."""

    def clean(self):
        super().clean()
        entry = getattr(self.instance, "entered_in", None)
        if entry is not None and not entry.errors and not any(self.errors):
            entry.ask_why(self._doubts())

    def is_valid(self):
        """What was asked here stands at the council, whose form was looked at before."""
        entry = getattr(self.instance, "entered_in", None)
        return super().is_valid() and (entry is None or not entry.errors)

    def _doubts(self):
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("number") and not form.cleaned_data.get("DELETE")
        ]
        known = {each["year"]: each["number"] for each in kept}
        for form in self.forms:
            typed = form.cleaned_data
            if form.has_changed() and typed in kept:
                for each in about_residents(typed["year"], typed["number"], known):
                    yield Doubt("", each.sentence)
