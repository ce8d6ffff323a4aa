"""What staff type on the pages of a release. Times are London's."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError

from complaints.models import CountCheck, EarlyAccess
from complaints.public_words import PublicWordsForm
from councils.form_fields import DayField, LondonInstantField, long_text
from councils.step_forms import OPEN_AGAIN, StepForm
from councils.years import Year


class ApproveForm(StepForm):
    submitted_at = forms.CharField(widget=forms.HiddenInput)

    def fill(self):
        at = self.record.submitted_at
        self.initial["submitted_at"] = at.isoformat() if at else ""

    def clean_submitted_at(self):
        try:
            return datetime.fromisoformat(self.cleaned_data["submitted_at"])
        except ValueError:
            raise ValidationError(OPEN_AGAIN) from None


class InstantForm(StepForm):
    public_at = LondonInstantField(
        label="Instant", help_text="London time, customarily 9.30am. Everything at once."
    )

    def fill(self):
        self.initial["public_at"] = self.record.public_at


class PostponeForm(PublicWordsForm, InstantForm):
    reason = long_text("Why it is moved", "It is shown in the public calendar.")


class RevisionReasonForm(PublicWordsForm, StepForm):
    reason = long_text("Why published figures are revised", "It is public with the revision.")

    def fill(self):
        self.initial["reason"] = self.record.reason


class GiveBackForm(StepForm):
    reason = long_text("Why it is given back", "For whoever prepares it. Never public.")


class WithdrawForm(PublicWordsForm, StepForm):
    reason = long_text("Why it is withdrawn", "It is shown in the public calendar.")


class PrepareForm(PublicWordsForm):
    year = forms.TypedChoiceField(label="Year", coerce=Year.parse)
    public_at = InstantForm.base_fields["public_at"]
    reason = long_text(
        "Why there is a further edition",
        "Only where the year has one already, even one that was withdrawn. It will be public.",
        required=False,
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years


class AskForm(forms.Form):
    answer_by = DayField(label="Answer by")


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="What the council says", choices=CountCheck.Answer, widget=forms.RadioSelect
    )
    note = long_text(
        "What it said", "Needed where it questions them. Never public.", required=False
    )


class SettleForm(forms.Form):
    note = long_text("How it was settled", "Never public.")


class EarlyAccessForm(PublicWordsForm):
    public_texts = ("office", "purpose")
    office = forms.CharField(
        max_length=200,
        help_text="The office and its organisation, not a person's name. Public.",
        widget=forms.TextInput({"class": "vTextField"}),
    )
    what = forms.ChoiceField(label="What it saw", choices=EarlyAccess.What)
    purpose = forms.CharField(
        max_length=300,
        help_text="Why it was needed before release. Public.",
        widget=forms.TextInput({"class": "vTextField"}),
    )
    given_at = LondonInstantField(label="When it was given", help_text="London time.")
