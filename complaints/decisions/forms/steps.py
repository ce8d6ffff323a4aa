"""What staff fill in for each step that withholds a decision or approves its text."""

from django import forms

from complaints.decisions.steps import approval, withholding
from complaints.decisions.steps.records import LONGEST_REASON
from councils.form_fields import long_text
from councils.step_forms import SeenForm, StepForm


class WithholdForm(StepForm):
    """In an emergency nobody is sent back to read again. Why is chosen, not taken over."""

    reason = forms.ChoiceField(
        label="Why",
        choices=withholding.REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why the public is not to see it."},
    )
    note = long_text(
        help_text="For colleagues; never public. It may be left empty.", required=False
    )


class WordsField(forms.MultipleChoiceField):
    """Ticked words; what has changed since the page was opened the step itself refuses."""

    def valid_value(self, value):
        return ":" in value


class ApproveForm(SeenForm):
    words = WordsField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="These words may identify a person. Tick those that identify nobody",
        help_text="Your name is kept with what you tick. If one does identify somebody, do not"
        " approve the text: have it changed.",
    )

    def fill(self):
        super().fill()
        waiting = approval.words_to_confirm(self.record)
        self.fields["words"].choices = [
            (f"{each.kind.value}:{each.words}", f"{each.words} ({each.kind.label})")
            for each in waiting
        ]
        if not waiting:
            del self.fields["words"]


class UndoForm(StepForm):
    """Of a load; what stays is asked about where something stands in the way."""

    reason = forms.CharField(max_length=LONGEST_REASON - 20, help_text="Kept in the history.")
    leaves = forms.BooleanField(
        label="Leave what is named as it is, and undo the rest",
        help_text="Without this nothing is undone.",
        required=False,
    )
    voids = forms.BooleanField(
        label="Say that those which the file brought were entered in error",
        help_text="Of what is approved or counted: each then waits for a second person, who agrees"
        " or leaves it.",
        required=False,
    )

    def leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]


class TakeBackForm(StepForm):
    reason = forms.CharField(max_length=LONGEST_REASON, help_text="Kept in the history.")
