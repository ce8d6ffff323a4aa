"""Who is to look after some records, when next, and what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from councils.form_fields import DayField
from councils.models.ownership import LONGEST_NOTE
from councils.ownership.kinds import Kind
from councils.ownership.steps import NOBODY
from councils.people import name_of
from councils.step_forms import OPEN_AGAIN


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


def who_may(kinds: Sequence[Kind]) -> Any:
    """Who may work on each of these kinds, by name."""
    found = User.objects.all()
    for kind in kinds:
        found = found.filter(pk__in=kind.people().values("pk"))
    return found.order_by("first_name", "last_name", "username")


class OwnerForm(forms.Form):
    """For one record or for many; where the owner is left empty, nobody looks after them."""

    owner = PersonField(
        label="Who looks after it",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody: it waits for everybody who may do it",
    )
    next_on = DayField(
        label="Look at it again on",
        required=False,
        help_text="Optional. It is on its owner's list until then, whatever else happens.",
    )
    note = forms.CharField(
        label="What is to be done next",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text="Optional, for the owner. Colleagues read it, the public never.",
    )
    seen = forms.CharField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), OPEN_AGAIN)
    )

    def __init__(self, *args: Any, kinds: Sequence[Kind], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = who_may(kinds)  # type: ignore[attr-defined]

    def clean_seen(self) -> list[int]:
        """The owners that were shown, in the order of the records."""
        try:
            return [int(each) for each in self.cleaned_data["seen"].split(",")]
        except ValueError:
            raise ValidationError(OPEN_AGAIN) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("owner") and "owner" in cleaned:
            for name in ("next_on", "note"):
                if cleaned.get(name):
                    self.add_error(name, "Only what somebody looks after has this.")
        return cleaned


def as_seen(owners: Sequence[int | None]) -> str:
    return ",".join(str(each or NOBODY) for each in owners)
