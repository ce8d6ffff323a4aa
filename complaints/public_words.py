"""A form with a text that the public reads: it can be printed, and identifies nobody."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from complaints.decisions.rules.identifying_details import findings
from councils.printable import validate_printable


class PublicWordsForm(forms.Form):
    """A form with a text that will be public: what may identify a person is changed or confirmed.

    ``confirmed`` are the words that somebody has confirmed to identify nobody.
    """

    public_texts: tuple[str, ...] = ("reason",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.confirmed: list[str] = []
        asked = self.data.get(self.add_prefix("words_asked"), "").splitlines()
        if asked and self.data.get(self.add_prefix("words_confirmed")):
            self.confirmed = asked
        if asked:
            self.ask_about(asked)

    def ask_about(self, words: Iterable[str]) -> None:
        """Shows what was found, with a box to tick."""
        self.fields["words_confirmed"] = forms.BooleanField(
            label=f"These words identify nobody: {', '.join(words)}",
            label_suffix="",
            required=False,
        )
        self.fields["words_asked"] = forms.CharField(required=False, widget=forms.HiddenInput)
        data = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("words_asked")] = "\n".join(words)
        self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.public_texts:
            self._look_for_unprintable(name, cleaned.get(name) or "")
        found = {
            name: [each.words for each in findings(cleaned.get(name) or "")]
            for name in self.public_texts
        }
        for name, words in found.items():
            if unconfirmed := [each for each in words if each not in self.confirmed]:
                self.ask_about(dict.fromkeys(chain.from_iterable(found.values())))
                self.add_error(
                    name,
                    "It will be public, and this may identify a person:"
                    f" {', '.join(unconfirmed)}. Change it, or confirm below that it does not.",
                )
        cleaned.pop("words_confirmed", None)
        cleaned.pop("words_asked", None)
        return cleaned

    def _look_for_unprintable(self, name: str, text: str) -> None:
        try:
            validate_printable(text)
        except ValidationError as error:
            if name not in self.errors:  # a model's form finds its own
                self.add_error(name, error)
