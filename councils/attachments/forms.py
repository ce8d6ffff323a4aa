"""What is asked to attach a file, and to remove one."""

from django import forms

from councils.attachments.contents import explained, suffixes
from councils.models.attachments import LONGEST_ABOUT, LONGEST_WHY
from councils.step_forms import StepForm


class AttachForm(StepForm):
    file = forms.FileField(label="File", max_length=200)
    about = forms.CharField(
        label="What it is",
        required=False,
        max_length=LONGEST_ABOUT,
        help_text="As “The council’s letter that it has paid”. Colleagues read it, the public"
        " never.",
        widget=forms.TextInput({"class": "vTextField"}),
    )

    def fill(self):
        self.fields["file"].help_text = explained()
        self.fields["file"].widget.attrs["accept"] = suffixes()


class RemoveForm(StepForm):
    reason = forms.CharField(
        label="Why it is removed",
        max_length=LONGEST_WHY,
        help_text="It stays where the file was: name nobody in it.",
        widget=forms.TextInput({"class": "vTextField"}),
    )
