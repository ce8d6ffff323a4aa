"""What is asked of somebody who makes a revision: why, and from when."""

from django import forms

from complaints.releases.rules.announcement import suggested_instant
from complaints.releases.steps.revisions import soonest
from councils.dates import instant_in_words, typed
from councils.printable import validate_printable
from councils.years import london_instant

SOON, LATER = "soon", "later"


class RevisionForm(forms.Form):
    """The reason, which is public, and the instant, which is London time."""

    reason = forms.CharField(
        label="Why the figures are revised",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Public: it stands on the page of revisions for good. Say what was wrong, and"
        " how many cases it concerned. Name no person and nothing that is withheld.",
        validators=[validate_printable],
    )
    words_confirmed = forms.BooleanField(
        label="I have read these words again: they identify nobody", required=False
    )
    words_asked = forms.CharField(required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label="Public from", choices=[(SOON, ""), (LATER, "")], widget=forms.RadioSelect
    )
    instant = forms.CharField(
        label="Date and time",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "vDateTimeField"}),
        help_text="London time.",
    )

    def __init__(self, *args, at, **kwargs):
        self.soon = soonest(at)
        suggested = suggested_instant(True, at)
        kwargs["initial"] = {"when": LATER, "instant": typed(suggested)}
        super().__init__(*args, **kwargs)
        self.fields["when"].choices = [
            (LATER, "the time below"),
            (SOON, f"as soon as it can be approved: {instant_in_words(self.soon)}"),
        ]
        self.words = self.data.get("words_asked", "").splitlines() if self.data else []

    def ask_about(self, words):
        """Shows what may identify a person, to be changed or confirmed."""
        self.words = list(words)
        self.add_error(
            "reason",
            "The reason will be public, and this may identify a person. Change it, or confirm"
            " below that it identifies nobody.",
        )

    def clean(self):
        cleaned = super().clean()
        cleaned["confirmed"] = self.words if cleaned.get("words_confirmed") else []
        if cleaned.get("when") == SOON:
            cleaned["public_at"] = self.soon
        elif cleaned.get("when") == LATER:
            try:
                cleaned["public_at"] = london_instant(cleaned.get("instant") or "")
            except ValueError as error:
                self.add_error("instant", str(error).replace("'' is not", "This is not"))
        return cleaned
