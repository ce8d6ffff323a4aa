"""A reporting year as a list is asked for it."""

from typing import Any

import django_filters
from django import forms

from councils.years import Year


class YearField(forms.CharField):
    """A reporting year in a form: 2024-25."""

    def to_python(self, value: Any) -> Year | None:  # type: ignore[override]
        text = super().to_python(value)
        try:
            return Year.parse(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class YearFilter(django_filters.Filter):
    field_class = YearField
