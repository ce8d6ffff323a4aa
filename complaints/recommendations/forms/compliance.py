"""What staff fill in on the pages of compliance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

from complaints.decisions.steps.records import LONGEST_REASON
from complaints.models import Recommendation
from complaints.recommendations.steps.compliance import (
    NewOutcome,
    why_no_failure_to_correct,
    why_not_recorded,
)
from councils.doubts import AsksWhy
from councils.form_fields import DayField, long_text
from councils.models import Council, by_short_name
from councils.step_forms import SeenForm


def reason_field(label: str, help_text: str = "Never public.") -> forms.CharField:
    return long_text(label, help_text, max_length=LONGEST_REASON)


class OutcomeForm(forms.Form):
    """The outcome of one recommendation, or with what rows that are left empty are filled."""

    outcome = forms.ChoiceField(required=False)
    done_on = DayField(required=False, label="Done on")

    def __init__(self, *arguments, empty: str = "Leave as it is", **options) -> None:
        super().__init__(*arguments, **options)
        self.fields["outcome"].choices = [("", empty), *Recommendation.Outcome.choices]


class ForAllForm(AsksWhy, OutcomeForm):
    """What fills rows that are left empty, and the answer to what is unlikely in any of them."""


class ListedForm(forms.Form):
    """One outcome for all that a list shows; ``mark`` is the plan that somebody looked at."""

    outcome = forms.ChoiceField(choices=[("", "Choose"), *Recommendation.Outcome.choices])
    done_on = DayField(
        required=False, label="Done on", help_text="Where they did not comply, leave it empty."
    )
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        said = super().clean() or self.cleaned_data
        complied = said.get("outcome") == Recommendation.Outcome.COMPLIED
        if complied and not said.get("done_on") and "done_on" not in self.errors:
            self.add_error("done_on", "Say on which day it was done.")
        if said.get("outcome") and not complied and said.get("done_on"):
            self.add_error("done_on", "What was not complied with was not done on a day.")


class ReadForm(SeenForm):
    """Asks nothing, where reading it is enough; each step counts as an edit of its decision."""

    shows_all = True

    def state(self, record: Recommendation) -> int:
        return record.decision.revision


class ExtendForm(ReadForm):
    due_on = DayField(label="Due on", help_text="Later than it is due now.")
    reason = reason_field("Why")


class AmendForm(ReadForm):
    kind = forms.ChoiceField(choices=Recommendation.Kind.choices, widget=forms.RadioSelect)
    council = forms.ModelChoiceField(
        Council.objects.order_by(*by_short_name()), label="Council that must comply"
    )
    reason = reason_field("Why")

    def fill(self) -> None:
        super().fill()
        self.initial |= {"kind": self.record.kind, "council": self.record.council_id}


class EndForm(ReadForm):
    reason = reason_field("Why it is no longer required")


class RejectForm(ReadForm):
    reason = reason_field("Why it is still required", "In a few words. Never public.")


class AgainForm(ReadForm):
    reason = reason_field("Why it is required again")


class LeaveForm(ReadForm):
    reason = reason_field("Why it stays ended", "In a few words. Never public.")


class CorrectForm(ReadForm):
    what = forms.ChoiceField(
        label="What was recorded by mistake",
        choices=(("outcome", "That it complied"), ("failure", "The failure before that")),
        widget=forms.RadioSelect,
    )
    reason = reason_field("Why", "In a few words. Never public.")

    def fill(self) -> None:
        super().fill()
        if why_no_failure_to_correct(self.record):
            del self.fields["what"]


@dataclass
class Row:
    """One recommendation on the page: its form, or why nothing can be recorded of it."""

    recommendation: Recommendation
    cannot: str = ""
    form: OutcomeForm | None = None


class OutcomeRows:
    """The outcomes of several recommendations, filled in on one page.

    A row left empty takes what is filled in for all of them, and is left as it is where that is
    empty too.
    """

    def __init__(
        self, recommendations: Iterable[Recommendation], sent: Mapping[str, str] | None = None
    ) -> None:
        self.sent = sent
        self.is_refused = False
        self.for_all = ForAllForm(sent, prefix="all")
        chosen = list(recommendations)
        self.several = len(chosen) > 1
        self.rows = [self._row(each) for each in chosen]

    def _row(self, recommendation: Recommendation) -> Row:
        key = str(recommendation.pk)
        was_open = self.sent is not None and f"{key}-seen" in self.sent
        cannot = "" if was_open else why_not_recorded(recommendation)
        empty = "Leave as it is" if self.several else "Choose"
        form = None if cannot else OutcomeForm(self.sent, prefix=key, empty=empty)
        return Row(recommendation, cannot, form)

    @property
    def fields_for_all(self) -> list[forms.BoundField]:
        return [self.for_all["outcome"], self.for_all["done_on"]]

    @property
    def open_rows(self) -> list[Row]:
        return [row for row in self.rows if row.form]

    @property
    def has_errors(self) -> bool:
        """Whether anything is marked; a row that closed says so by itself."""
        return (
            self.is_refused
            or bool(self.for_all.errors)
            or any(row.form.errors for row in self.open_rows)
        )

    def chosen(self) -> list[NewOutcome]:
        """What is to be recorded; nothing where something is wrong, which the forms then say."""
        self.for_all.full_clean()
        found = [new for row in self.open_rows if (new := self._new(row))]
        if not found and not self.has_errors:
            self.for_all.add_error(None, "Nothing is filled in yet.")
        return [] if self.has_errors else found

    def _new(self, row: Row) -> NewOutcome | None:
        if not row.form.is_valid():
            return None
        for_all, own = self.for_all.cleaned_data, row.form.cleaned_data
        outcome, done_on = own["outcome"] or for_all.get("outcome", ""), own["done_on"]
        if not outcome:
            if done_on:
                row.form.add_error("outcome", "Say whether it was complied with.")
            return None
        if outcome == Recommendation.Outcome.COMPLIED:
            done_on = done_on or for_all.get("done_on")
        key = row.recommendation.pk
        return NewOutcome(key, outcome, done_on, self.sent.get(f"{key}-seen"))

    def tell(self, wrong: Mapping[int, str], now: Mapping[int, Recommendation]) -> None:
        """Shows each row as it is now, with what is wrong; what has its outcome closes."""
        self.is_refused = True
        for row in self.rows:
            key = row.recommendation.pk
            row.recommendation = now.get(key, row.recommendation)
            if key not in wrong:
                continue
            if key not in now or why_not_recorded(row.recommendation):
                row.form, row.cannot = None, wrong[key]
            else:
                row.form.add_error(None, wrong[key])
