"""What staff fill in for reviews, and to move a case to another council."""

from datetime import timedelta

from django import forms
from django.db.models import Q

from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.steps import reviews
from complaints.decisions.steps.records import LONGEST_REASON
from complaints.models import Decision, Review, Subject
from complaints.recommendations.steps.replacement import in_words, would_end
from councils.dates import day_in_words
from councils.form_fields import DayField, long_text
from councils.models import Council
from councils.printable import validate_printable
from councils.step_forms import SeenForm, StepForm


class OpenReviewForm(StepForm):
    requested_on = DayField(label="Requested on")
    grounds = long_text(help_text="Who asked, and why. Never public.")


class EndReviewForm(SeenForm):
    """The decision is confirmed; the other results, below, ask for more."""

    do_not_call_in_templates = True  # templates read what the class says
    result: str = Review.Result.CONFIRMED
    title = "It is confirmed"
    means = "The decision and its date stand. What the review hid is shown again."
    button = "Confirm the decision"
    filled: tuple[str, ...] = ()  # what stands in the form as it was

    note = long_text(help_text="For colleagues; never public.", required=False)

    def fill(self):
        super().fill()
        for name in self.filled:
            self.initial[name] = getattr(self.record, name)

    def changes(self):
        return None

    def typed(self):
        return super().typed() | {"result": self.result, "changes": self.changes()}


class OutcomeForm(EndReviewForm):
    """The outcome may be another, and what had been agreed end with the review."""

    ends = ()  # what is still required, and would end

    outcome = forms.ChoiceField(choices=Decision.Outcome.choices)
    satisfactory_remedy = forms.BooleanField(required=False)
    void_reason = long_text(
        "Why what was agreed is no longer required", required=False, max_length=LONGEST_REASON
    )

    def fill(self):
        super().fill()
        self.ends = would_end(self.record)
        if self.ends:
            self.fields["void_reason"].help_text = (
                f"Needed where the outcome is not upheld any more: {in_words(self.ends)} then no"
                " longer required, from the end of the review on. Never public."
            )
        else:
            del self.fields["void_reason"]

    def typed(self):
        return {"void_reason": ""} | super().typed()


class ReplaceForm(OutcomeForm):
    result = Review.Result.REPLACED
    title = "It is replaced"
    means = (
        "A new statement, outcome and date take the place of the old ones. It is the same case,"
        " so it is counted once, at its new date. Somebody else then approves the new text."
    )
    button = "Replace the decision"
    filled = ("outcome", "satisfactory_remedy", "summary", "statement")

    decided_on = DayField(label="Decided again on")
    summary = TextAsKept(
        widget=forms.Textarea({"rows": 3}), required=False, validators=[validate_printable]
    )
    statement = TextAsKept(
        widget=forms.Textarea({"rows": 20}),
        help_text="A line that begins with ## is a heading; an empty line ends a paragraph.",
        validators=[validate_printable],
    )
    field_order = (
        *("outcome", "satisfactory_remedy", "void_reason"),
        *("decided_on", "summary", "statement", "note"),
    )

    def changes(self):
        names = ("outcome", "decided_on", "statement", "summary", "satisfactory_remedy")
        return reviews.Replacement(**{name: self.cleaned_data[name] for name in names})


class CorrectForm(OutcomeForm):
    result = Review.Result.RECORDING_ERROR
    title = "Something had been recorded wrongly"
    means = (
        "Outcome, subject or remedy had been recorded wrongly. They are put right and the date of"
        " the decision stands. Somebody else then approves the text."
    )
    button = "Put it right"
    filled = ("outcome", "satisfactory_remedy", "subject")

    subject = forms.ModelChoiceField(Subject.objects.all(), required=False)
    field_order = ("outcome", "satisfactory_remedy", "void_reason", "subject", "note")

    def changes(self):
        return reviews.Correction(**{name: self.cleaned_data[name] for name in self.filled})


RESULTS = {form.result: form for form in (EndReviewForm, ReplaceForm, CorrectForm)}


class CouncilField(forms.ModelChoiceField):
    def label_from_instance(self, council):
        if council.closed_on is None:
            return str(council)
        return f"{council} (until {day_in_words(council.closed_on - timedelta(days=1))})"


class MoveForm(SeenForm):
    council = CouncilField(Council.objects.none(), label="Council it belongs to")
    reason = forms.CharField(max_length=LONGEST_REASON, help_text="Kept in the history.")

    def fill(self):
        super().fill()
        opened = Q(opened_on=None) | Q(opened_on__lte=self.record.decided_on)
        self.fields["council"].queryset = Council.objects.filter(opened).exclude(
            pk=self.record.council_id
        )
