"""What is noted, and for whom."""

from django import forms
from django.contrib.auth.models import User

from complaints.models.notes import LONGEST_NOTE
from complaints.notes.people import mentioned, readers
from councils.form_fields import long_text
from councils.people import name_of
from councils.refusals import Refused
from councils.step_forms import SeenForm, StepForm


class ColleaguesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{name_of(obj)}, @{obj.get_username()}"


class NoteForm(StepForm):
    text = long_text(
        "Note",
        "Colleagues who work on cases read it, the public never. Nobody changes it afterwards, nor"
        " do you. Write @ and a username to have somebody read it, or choose below.",
        max_length=LONGEST_NOTE,
    )
    to = ColleaguesField(queryset=User.objects.none(), label="Who is to read it", required=False)

    def fill(self):
        self.fields["to"].queryset = readers()

    def clean_text(self):
        """Said at the field; the step asks again."""
        try:
            mentioned(self.cleaned_data["text"])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None
        return self.cleaned_data["text"]


class ReadForm(SeenForm):
    def state(self, record):
        """The newest note that is shown."""
        return max((each.pk for each in record.notes.order_by("-pk")[:1]), default=0)
