"""What a step asks, and how a form says what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from councils.doubts import AsksWhy, Doubted
from councils.refusals import Refused

OPEN_AGAIN = "Open the page again: it is not complete."


class StepForm(AsksWhy, forms.Form):
    """What is asked for one step with a record; nothing, where reading it is enough."""

    confirmed: Sequence[str] = ()  # words of a public text that somebody says identify nobody

    def __init__(self, *args: Any, record: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.record = record
        self.fill()

    def fill(self) -> None:
        """Sets what stands in the form before anything has been typed."""

    def reread(self, record: Any) -> None:
        """Its step was refused, and the page shows the record as it is now."""

    def typed(self) -> dict[str, Any]:
        """What a step is given."""
        return self.cleaned_data | {"answer": self.answer}


class SeenForm(StepForm):
    """Tells which state of the record was read, so that nobody answers to what was changed."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), OPEN_AGAIN)
    )

    shows_all = False  # whether its page shows all of the record, so that sending again is meant

    def fill(self) -> None:
        self.initial["seen"] = self.state(self.record)

    def state(self, record: Any) -> int:
        """Which state of a record it is."""
        revision: int = record.revision
        return revision

    def reread(self, record: Any) -> None:
        if self.shows_all:
            self.data = self.data.copy()
            self.data["seen"] = self.state(record)


@contextmanager
def refusals_in(form: Any) -> Iterator[None]:
    """What is refused inside ends there, and stands in the form: at its field where it has one."""
    try:
        yield
    except Doubted as doubted:
        form.ask_why(doubted.doubts)
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as wrong:
        for name, errors in wrong.message_dict.items():
            for error in errors:
                form.add_error(name if name in form.fields else None, error)
