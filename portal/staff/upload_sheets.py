"""Which sheets of a workbook staff choose to be read."""

from __future__ import annotations

from typing import Any

from django import forms

from councils.models import Upload
from portal.staff.upload_kinds import Kind

WHICHEVER = "The one that holds such a table and is not hidden"


class SheetsForm(forms.Form):
    """One sheet, or several of which the parts of one table are joined; or whichever holds it."""

    def __init__(self, *args: Any, upload: Upload, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.joins = bool(kind.joins)
        sheets = [
            (title, f"{title} (hidden)" if is_hidden else title)
            for title, is_hidden in upload.report.get("sheets", ())
        ]
        chosen = upload.options.get("sheets", [])
        # Where the portal asks, whichever it finds is no answer.
        is_asked = upload.state == Upload.State.SHEETS
        if self.joins:
            self.fields["sheets"] = forms.MultipleChoiceField(
                label="Read only these sheets",
                choices=sheets,
                initial=chosen,
                required=is_asked,
                widget=forms.CheckboxSelectMultiple,
                help_text=""
                if is_asked
                else "With none chosen: those that hold such a table and are not hidden.",
            )
        else:
            self.fields["sheets"] = forms.ChoiceField(
                label="Read this sheet",
                choices=sheets if is_asked else [("", WHICHEVER), *sheets],
                initial=chosen[0] if chosen else None if is_asked else "",
                required=is_asked,
                widget=forms.RadioSelect,
            )

    def chosen(self) -> list[str]:
        said = self.cleaned_data["sheets"]
        return said if self.joins else [said] if said else []
