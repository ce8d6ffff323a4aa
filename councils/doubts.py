"""What is unlikely, though it may be right: whoever enters it is asked, and the answer is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from councils.refusals import Refused

BECAUSE, ASKED = "because", "asked"  # the names of the fields
LONGEST = 500  # characters of an answer


@dataclass(frozen=True)
class Doubt:
    """Something unlikely: the field that it stands at, and a sentence that says why it is."""

    field: str
    sentence: str


def kept(doubts: Iterable[Doubt], because: str) -> str:
    """What the history keeps of an answer; empty where nothing was asked."""
    asked = " ".join(each.sentence for each in doubts)
    return f"Unlikely, but right: {because.strip()} (asked: {asked})" if asked else ""


class Doubted(Refused):
    """Nothing was done: somebody has to say first why something unlikely is right."""

    def __init__(self, doubts: Iterable[Doubt]) -> None:
        self.doubts = list(doubts)
        super().__init__(" ".join(each.sentence for each in self.doubts))


@dataclass(frozen=True)
class Answer:
    """Why what is unlikely is right, and which sentences were asked; None: whatever is."""

    because: str = ""
    asked: frozenset[str] | None = None

    def settle(self, doubts: Iterable[Doubt]) -> str:
        """What the history keeps, empty where nothing is unlikely; Doubted without an answer."""
        doubts = list(doubts)
        asked = self.asked
        is_asked = asked is None or asked.issuperset(each.sentence for each in doubts)
        if doubts and not (self.because.strip() and is_asked):
            raise Doubted(doubts)
        return kept(doubts, self.because)


NO_ANSWER = Answer()


def with_answer(reason: str, answer: str) -> str:
    """A reason as the history keeps it, with what was answered."""
    return f"{reason.rstrip('.')}. {answer}" if answer else reason


class AsksWhy(forms.BaseForm):
    """For forms: asks once about what is unlikely, at its field, and takes the reason why.

    ``because`` is the reason, for exactly those ``asked`` that whoever gives it was shown.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: list[Doubt] = []
        self.because, self.asked = "", frozenset[str]()
        sent = self.data if self.is_bound else {}
        asked = (sent.get(self.add_prefix(ASKED)) or "").splitlines()
        if asked:
            self.because = (sent.get(self.add_prefix(BECAUSE)) or "").strip()[:LONGEST]
            self.asked = frozenset(asked)
            self._show_question()

    def ask_why(self, doubts: Iterable[Doubt]) -> bool:
        """Whether nothing is left to be asked; else each question stands at its field."""
        self.doubts = list(doubts)
        sentences = [each.sentence for each in self.doubts]
        if not sentences or (self.because and self.asked.issuperset(sentences)):
            return True
        self._show_question()
        asking: Any = self.data
        asking = asking.copy()
        asking[self.add_prefix(ASKED)] = "\n".join(sentences)
        self.data = asking
        for each in self.doubts:
            where = each.field if each.field in self.fields else None
            self.add_error(where, f"{each.sentence} Is that right? Say why below, or change it.")
        return False

    def _show_question(self) -> None:
        self.fields[BECAUSE] = forms.CharField(
            label="Why it is right, though unlikely",
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea({"rows": 2}),
            help_text="Kept in the history with your name; never public.",
        )
        self.fields[ASKED] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def because_field(self) -> forms.BoundField:
        return self[BECAUSE]

    @property
    def asked_field(self) -> forms.BoundField:
        return self[ASKED]

    @property
    def answer(self) -> Answer:
        """What somebody answered, to what they were shown."""
        return Answer(self.because, self.asked)

    @property
    def kept(self) -> str:
        """What the history keeps of the answer."""
        return kept(self.doubts, self.because)
