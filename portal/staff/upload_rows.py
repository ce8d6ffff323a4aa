"""What staff say about rows that cannot be loaded as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from councils.models import Upload

KEEP, LEAVE = "keep", "leave"
BODY = (
    ("", "Choose …"),
    (KEEP, "Keep as another body"),
    (LEAVE, "Leave out"),
)


class RowsForm(forms.Form):
    """Of each body that the register does not know what becomes of it; and of all other rows."""

    load_the_rest = forms.BooleanField(
        label="Load the rest: leave these rows out, list them, and load the others", required=False
    )

    def __init__(self, *args: Any, upload: Upload, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.upload = upload
        self.bodies = [name for name, _ in upload.report.get("unknown", [])]
        for number, (name, hint) in enumerate(upload.report.get("unknown", [])):
            is_council = bool(hint) or "council" in name.casefold()
            self.fields[f"body-{number}"] = forms.ChoiceField(
                label=name,
                choices=BODY,
                required=False,
                initial="" if is_council else KEEP,
                help_text=hint[:1].upper() + hint[1:],
            )

    def asked(self) -> list[forms.BoundField]:
        return [self[f"body-{number}"] for number in range(len(self.bodies))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.values()):
            raise forms.ValidationError(
                "Nothing was chosen: load the rest, or cancel and correct your own copy."
            )
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """With what was chosen before of other bodies."""
        before = self.upload.options
        return {
            "load_the_rest": self.cleaned_data["load_the_rest"],
            "other_bodies": self._with(before.get("other_bodies", ()), KEEP),
            "left_out": self._with(before.get("left_out", ()), LEAVE),
        }

    def _with(self, before: Iterable[str], choice: str) -> list[str]:
        now = [
            name
            for number, name in enumerate(self.bodies)
            if self.cleaned_data[f"body-{number}"] == choice
        ]
        return [*before, *now]
