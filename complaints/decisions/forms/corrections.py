"""What staff fill in to put right what is recorded of a decision that is approved or counted."""

from django import forms

from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.forms.reviews import DAY, LONG, CouncilField, drift
from complaints.decisions.forms.steps import StepForm
from complaints.decisions.rules.public_status import standing
from complaints.decisions.steps import correction, reference
from complaints.decisions.steps.records import LONGEST_REASON
from complaints.models import Decision, Recommendation
from complaints.recommendations.steps import agreement
from councils.dates import typed
from councils.models import Council
from councils.years import london_instant

FACTS = ("decided_on", "received_on", "kind", "title")


def reason_field() -> forms.CharField:
    return forms.CharField(
        widget=LONG, max_length=LONGEST_REASON, help_text="Kept in the history; never public."
    )


class CorrectForm(StepForm):
    name, label = "correct", "Correct what was recorded"
    permission = "complaints.change_decision"
    what = (
        "Puts right a day, the kind or the moment announced, which had been recorded wrongly. What"
        " the public reads is hidden until somebody else approves it. Outcome, subject and remedy"
        " are put right by a review, the council by moving the case."
    )
    button, reads_text = "Correct it", False

    decided_on = forms.DateField(widget=DAY)
    received_on = forms.DateField(widget=DAY, required=False)
    kind = forms.ChoiceField(choices=Decision.Kind.choices)
    title = forms.CharField(required=False, max_length=200, help_text="A report has one.")
    announced_at = forms.CharField(
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}),
        help_text="Reports only: the announced moment of publication, London time.",
    )
    reason = reason_field()

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        for name in FACTS:
            self.initial[name] = getattr(decision, name)
        if at := decision.announced_at:
            self.initial["announced_at"] = typed(at)

    @staticmethod
    def check(decision, by):
        correction.may_correct(decision)

    def clean_announced_at(self):
        sent = self.cleaned_data["announced_at"].strip()
        if not sent:
            return None
        if sent == self.initial.get("announced_at"):
            return self.decision.announced_at  # with the seconds that it may have
        try:
            return london_instant(sent)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def take(self, by, at):
        given = self.cleaned_data
        facts = correction.Facts(**{name: given[name] for name in (*FACTS, "announced_at")})
        asked = {"seen": given["seen"], "answer": self.answer}
        now = correction.correct(self.decision, facts, given["reason"], by, at, **asked)
        return f"{now} is corrected. {standing(now, at).sentence}{drift(now)}"


class ReferenceForm(StepForm):
    name, label = "correct-reference", "Correct the reference"
    permission = "complaints.approve_text"
    what = (
        "Gives the decision its right reference. What the public sees stays: the old address leads"
        " to the new one, and whoever follows it is not told that it is gone. Somebody else does it"
        " than who changed last what the public reads."
    )
    button, reads_text = "Correct the reference", False

    reference = forms.CharField(max_length=12, help_text="As it is written: 24 018 407.")
    reason = reason_field()

    @staticmethod
    def check(decision, by):
        reference.may_correct(decision, by)

    def take(self, by, at):
        given, before = self.cleaned_data, str(self.decision)
        asked = {"seen": given["seen"], "answer": self.answer}
        named = given["reference"], given["reason"]
        now = reference.correct_reference(self.decision, *named, by, at, **asked)
        return f"{before} is {now} now. {standing(now, at).sentence}"


class AddRecommendationForm(StepForm):
    name, label = "add-recommendation", "Add a recommendation"
    permission = "complaints.add_recommendation"
    what = (
        "Adds what the council agreed to do besides. A service improvement is shown once somebody"
        " else has approved it, and the decision is hidden until then."
    )
    button, reads_text = "Add it", False

    kind = forms.ChoiceField(choices=Recommendation.Kind.choices, widget=forms.RadioSelect)
    council = CouncilField(
        Council.objects.none(),
        required=False,
        label="Council that must comply",
        help_text="When empty: the decision's council, or its successor once it has closed.",
    )
    private_text = TextAsKept(widget=LONG, required=False, help_text="Never public.")
    public_summary = TextAsKept(
        widget=LONG, required=False, help_text="Service improvements only; no timescale."
    )
    due_on = forms.DateField(widget=DAY)
    reason = reason_field()

    def __init__(self, *args, decision, **kwargs):
        super().__init__(*args, decision=decision, **kwargs)
        self.fields["council"].queryset = Council.objects.order_by("name")

    @staticmethod
    def check(decision, by):
        correction.may_correct(decision)
        agreement.may_add(decision)

    def take(self, by, at):
        given = self.cleaned_data
        names = ("kind", "council", "private_text", "public_summary", "due_on")
        agreed = agreement.Agreed(**{name: given[name] for name in names})
        asked = {"seen": given["seen"], "answer": self.answer}
        made = agreement.add(self.decision, agreed, given["reason"], by, at, **asked)
        now = made.decision
        return f"{made} of {now} is added. {standing(now, at).sentence}{drift(now)}"
