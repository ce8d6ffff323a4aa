"""What staff fill in to put right what is recorded of a decision that is approved or counted."""

from django import forms

from complaints.decisions.forms.fields import TextAsKept
from complaints.decisions.forms.reviews import CouncilField
from complaints.decisions.steps.correction import Facts
from complaints.decisions.steps.records import LONGEST_REASON
from complaints.models import Decision, Recommendation
from complaints.recommendations.steps.agreement import Agreed
from councils.dates import typed
from councils.form_fields import DayField, long_text
from councils.models import Council, by_short_name
from councils.step_forms import SeenForm
from councils.years import london_instant

FACTS = ("decided_on", "received_on", "kind", "title")
AGREED = ("kind", "council", "private_text", "public_summary", "due_on")


class ReasonForm(SeenForm):
    reason = long_text(help_text="Kept in the history; never public.", max_length=LONGEST_REASON)


class CorrectForm(ReasonForm):
    decided_on = DayField()
    received_on = DayField(required=False)
    kind = forms.ChoiceField(choices=Decision.Kind.choices)
    title = forms.CharField(required=False, max_length=200, help_text="A report has one.")
    announced_at = forms.CharField(
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}),
        help_text="Reports only: the announced moment of publication, London time.",
    )
    field_order = (*FACTS, "announced_at", "reason")

    def fill(self):
        super().fill()
        for name in FACTS:
            self.initial[name] = getattr(self.record, name)
        if at := self.record.announced_at:
            self.initial["announced_at"] = typed(at)

    def clean_announced_at(self):
        sent = self.cleaned_data["announced_at"].strip()
        if not sent:
            return None
        if sent == self.initial.get("announced_at"):
            return self.record.announced_at  # with the seconds that it may have
        try:
            return london_instant(sent)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def typed(self):
        facts = Facts(**{name: self.cleaned_data[name] for name in (*FACTS, "announced_at")})
        return super().typed() | {"facts": facts}


class ReferenceForm(ReasonForm):
    reference = forms.CharField(max_length=12, help_text="As it is written: 24 018 407.")
    field_order = ("reference", "reason")


class AddRecommendationForm(ReasonForm):
    kind = forms.ChoiceField(choices=Recommendation.Kind.choices, widget=forms.RadioSelect)
    council = CouncilField(
        Council.objects.none(),
        required=False,
        label="Council that must comply",
        help_text="When empty: the decision's council, or its successor once it has closed.",
    )
    private_text = TextAsKept(
        widget=forms.Textarea({"rows": 3}), required=False, help_text="Never public."
    )
    public_summary = TextAsKept(
        widget=forms.Textarea({"rows": 3}),
        required=False,
        help_text="Service improvements only; no timescale.",
    )
    due_on = DayField()
    field_order = (*AGREED, "reason")

    def fill(self):
        super().fill()
        self.fields["council"].queryset = Council.objects.order_by(*by_short_name())

    def typed(self):
        agreed = Agreed(**{name: self.cleaned_data[name] for name in AGREED})
        return super().typed() | {"agreed": agreed}
