"""What staff fill in for each step that withholds a decision or approves its text."""

from datetime import datetime

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from complaints.decisions.rules.public_status import standing
from complaints.decisions.steps import approval, withholding
from complaints.decisions.steps.records import LONGEST_REASON
from complaints.models import Decision
from councils.doubts import AsksWhy


class StepForm(AsksWhy, forms.Form):
    """One step: who may take it, what it does in words, what is filled in, and what it calls."""

    name = label = permission = what = button = ""
    is_urgent = False
    do_not_call_in_templates = True  # templates read what the class says
    reads_text = True  # whether the text is there to be read, or only to be unfolded

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, decision: Decision, **kwargs):
        self.decision = decision
        super().__init__(*args, initial={"seen": decision.revision}, **kwargs)

    @staticmethod
    def check(decision: Decision, by) -> None:
        """Refused where this user may not take this step now."""

    def take(self, by, at: datetime) -> str:
        """Takes the step, and says what is so now. Under the public record's lock."""
        raise NotImplementedError


class WithholdForm(StepForm):
    name, label, permission = "withhold", "Withdraw at once", "complaints.withhold_decision"
    what = (
        "Hides the decision from the public at once: its page, lists, searches and files. It still"
        " counts in the statistics. Somebody else then confirms that, or restores it."
    )
    button, is_urgent, reads_text = "Withdraw from the public now", True, False

    seen = None  # in an emergency nobody is sent back to read again
    reason = forms.ChoiceField(
        choices=withholding.REASONS, initial=Decision.Withheld.IDENTIFIABLE, label="Why"
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For colleagues; never public. It may be left empty.",
    )

    @staticmethod
    def check(decision, by):
        withholding.may_withhold(decision)

    def take(self, by, at):
        given = self.cleaned_data
        withholding.withhold(self.decision, given["reason"], given["note"], by, at)
        return (
            f"{self.decision} is withdrawn: the public does not see it any more. What others hold"
            " of it is out of date within 60 seconds. Somebody else confirms or restores it."
        )


class ConfirmForm(StepForm):
    name, label = "confirm-withholding", "Confirm the withholding"
    permission = "complaints.confirm_withholding"
    what = "Agrees that the decision stays hidden from the public. Nothing changes for the public."
    button = "Confirm: it stays withheld"

    @staticmethod
    def check(decision, by):
        withholding.may_confirm(decision, by)

    def take(self, by, at):
        withholding.confirm(self.decision, by, at, seen=self.cleaned_data["seen"])
        return f"Confirmed: {self.decision} stays withheld."


class RestoreForm(StepForm):
    name, label, permission = "restore", "Restore", "complaints.confirm_withholding"
    what = (
        "Ends the withholding. If its text is approved and its day has come, the public sees the"
        " decision again at once."
    )
    button = "Restore it"

    @staticmethod
    def check(decision, by):
        withholding.may_restore(decision, by)

    def take(self, by, at):
        now = withholding.restore(self.decision, by, at, seen=self.cleaned_data["seen"])
        return f"{now} is restored. {standing(now, at).sentence}"


class WordsField(forms.MultipleChoiceField):
    """Ticked words; what has changed since the page was opened the step itself refuses."""

    def valid_value(self, value):
        return ":" in value


class ApproveForm(StepForm):
    name, label, permission = "approve-text", "Approve the text", "complaints.approve_text"
    what = (
        "Says that you have read what the public will read and that it identifies nobody. It is"
        " then shown from its day on. Whoever wrote it or changed it cannot approve it."
    )
    button = "Approve this text"

    words = WordsField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="These words may identify a person. Tick those that identify nobody",
        help_text="Your name is kept with what you tick. If one does identify somebody, do not"
        " approve the text: have it changed.",
    )

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        self.waiting = approval.words_to_confirm(decision)
        self.fields["words"].choices = [
            (f"{each.kind.value}:{each.words}", f"{each.words} ({each.kind.label})")
            for each in self.waiting
        ]
        if not self.waiting:
            del self.fields["words"]

    @staticmethod
    def check(decision, by):
        approval.may_approve(decision, by)

    def take(self, by, at):
        given = self.cleaned_data
        ticked = [tuple(each.split(":", 1)) for each in given.get("words", ())]
        now = approval.approve_text(self.decision, by, at, confirmed=ticked, seen=given["seen"])
        said = f"The text of {now} is approved. {standing(now, at).sentence}"
        if following := approval.next_waiting(now, by):
            address = reverse(f"admin:decision-{self.name}", args=[following.pk])
            return format_html(
                '{} <a href="{}">Read the next one, {}</a>', said, address, following
            )
        return f"{said} No other text waits for you."


class TakeBackForm(StepForm):
    name, label = "take-back-approval", "Take back the approval"
    permission = "complaints.approve_text"
    what = (
        "Hides the decision at once, until somebody approves its text again. If a person could be"
        " identified, withdraw it instead."
    )
    button, reads_text = "Take back the approval", False

    reason = forms.CharField(max_length=LONGEST_REASON, help_text="Kept in the history.")

    @staticmethod
    def check(decision, by):
        approval.may_take_back(decision)

    def take(self, by, at):
        now = approval.take_back(self.decision, self.cleaned_data["reason"], by, at)
        return f"The approval of {now} is taken back. {standing(now, at).sentence}"
