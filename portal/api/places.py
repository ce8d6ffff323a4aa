"""What the list of a place's councils is asked with: a postcode, or the first part of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

import django_filters
from django import forms

from councils.models import Council
from councils.postcodes.lookup import Answer, lookup, may_be_postcode
from councils.postcodes.written import readings
from portal.api.problems import Fault

MISSING = "give a postcode, such as AL1 3JE, or the first part of one"
UNREADABLE = "it is not written like a postcode, such as AL1 3JE, or the first part of one"
# What is surely read; case, spaces, O for 0 and I for 1 matter as little as on the page.
WRITTEN = "^[A-Za-z]{1,2}[1-9][0-9]?( ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})?$"


class PostcodeField(forms.CharField):
    """A text that is written like a postcode, or like the beginning of one."""

    default_error_messages = {"required": MISSING}

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not may_be_postcode(text):
            raise forms.ValidationError(UNREADABLE)
        return text


class PostcodeFilter(django_filters.Filter):
    field_class = PostcodeField


class PlaceFilter(django_filters.FilterSet):
    """The place of a postcode, as it is served on a day."""

    postcode = PostcodeFilter(
        required=True,
        label="Postcode",
        help_text="Whole, or its first part: AL1 3JE, AL1 3 or AL1. It is used to answer, and not"
        " kept.",
    )

    def __init__(self, query: Any, on: date) -> None:
        super().__init__(query, Council.objects.none())
        self.on = on

    @cached_property
    def answer(self) -> Answer:
        """What is known of the postcode; where nothing is, that there is no such one."""
        typed = self.form.cleaned_data["postcode"]
        return lookup(typed, self.on) or Answer(readings(typed)[0], is_known=False)

    def contradictions(self) -> Iterator[Fault]:
        """Why there is no council for it, where there is none: not of England, or no postcode."""
        answer = self.answer
        if answer.places:
            return
        nation = answer.elsewhere
        if not answer.is_known:
            yield Fault("postcode", "there is no such postcode")
        elif nation is None:
            yield Fault("postcode", "no council is known for it: it may stand for no place")
        elif not nation.ombudsman:
            yield Fault("postcode", f"it lies in {nation.name}, not in England")
        else:
            whose = f"complaints about councils there go to the {nation.ombudsman}"
            yield Fault(
                "postcode",
                f"it lies in {nation.name}, not in England: {whose}, {nation.website}",
            )
