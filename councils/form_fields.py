"""Fields in which staff type days, instants and long texts. Times are London's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from councils.years import as_london


class DayInput(forms.DateInput):
    """The browser's own calendar; without one a day is typed, as 2024-07-03."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, "%Y-%m-%d")


class DayField(forms.DateField):
    widget = DayInput


class ClockInput(forms.TimeInput):
    input_type = "time"


class InstantInput(forms.SplitDateTimeWidget):
    """A day and a time; each has its own name for those who do not see them side by side."""

    def __init__(self) -> None:
        super().__init__(date_format="%Y-%m-%d", time_format="%H:%M")
        self.widgets = (
            DayInput({"aria-label": "Date"}),
            ClockInput({"aria-label": "Time"}, "%H:%M"),
        )


class LondonInstantField(forms.SplitDateTimeField):
    """A time on London's clocks; refused where the clocks make it not exist or happen twice."""

    widget = InstantInput

    def compress(self, data_list: Any) -> datetime:
        if not data_list or None in data_list or "" in data_list:
            raise ValidationError("Give a date and a time.")
        try:
            return as_london(datetime.combine(*data_list))
        except ValueError as error:
            raise ValidationError(f"{error}.") from None


def long_text(label: str = "", help_text: str = "", **more: Any) -> forms.CharField:
    """A text of several lines, such as a reason."""
    widget = forms.Textarea({"rows": 4, "class": "vLargeTextField"})
    return forms.CharField(label=label or None, help_text=help_text, widget=widget, **more)
