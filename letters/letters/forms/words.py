"""What is typed into the words of a year's letters."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from complaints.public_words import PublicWordsForm
from councils.form_fields import DayInput
from councils.refusals import Refused
from letters.letters.signatures import KILOBYTES, signature_image
from letters.letters.steps.year_words import seen_now
from letters.models import LetterTemplate

WORDS = ("dated_on", "purpose", "notes", "resources", "closing", "signed_by", "signed_as")
ROWS = {"purpose": 8, "notes": 6, "resources": 8, "closing": 3}


class WordsForm(PublicWordsForm, forms.ModelForm):
    """The words, the image under them, and which state of them was opened.

    ``is_preview`` asks nothing about words that may identify a person: nothing is kept then.
    """

    public_texts = ("purpose", "notes", "resources", "closing")
    image = forms.FileField(
        label="Signature",
        required=False,
        help_text=f"An image, PNG or JPEG, up to {KILOBYTES} kB. Without one the name alone stands"
        " there.",
        widget=forms.FileInput({"accept": "image/png,image/jpeg"}),
    )
    no_image = forms.BooleanField(
        label="Take the image of the signature away", label_suffix="", required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = LetterTemplate
        fields = WORDS
        widgets = {
            "dated_on": DayInput(),
            "signed_by": forms.TextInput({"class": "vTextField"}),
            "signed_as": forms.TextInput({"class": "vTextField"}),
        } | {
            name: forms.Textarea({"rows": rows, "class": "vLargeTextField"})
            for name, rows in ROWS.items()
        }

    def __init__(self, *args, is_preview=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen_now(self.instance)
        if is_preview:
            self.public_texts = ()
        if not self.instance.signature:
            del self.fields["no_image"]

    def clean_image(self) -> bytes | None:
        """The image as it is kept."""
        chosen: UploadedFile | None = self.cleaned_data["image"]
        if chosen is None:
            return None
        try:
            return signature_image(chosen.read(KILOBYTES * 1_000 + 1))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None

    def clean(self):
        cleaned = super().clean()
        for name in ROWS:
            if name in cleaned:
                cleaned[name] = cleaned[name].replace("\r\n", "\n")
        return cleaned

    def has_seen(self, change: int) -> None:
        """The page shows what is kept now, so sending it once more is meant."""
        self.data = self.data.copy()
        self.data["seen"] = change

    def kept_otherwise(self, kept: LetterTemplate) -> list[tuple[str, str]]:
        """Where somebody was first: each text that is kept otherwise than typed, and its label."""
        if not (self.is_bound and self.non_field_errors()):
            return []
        texts = ((name, getattr(kept, name)) for name in WORDS)
        return [
            (self.fields[name].label, text)
            for name, text in texts
            if text != self.cleaned_data.get(name, text)
        ]

    def typed(self) -> dict:
        """What is kept, by the fields of the row."""
        typed = {name: self.cleaned_data[name] for name in WORDS}
        if image := self.cleaned_data["image"]:
            typed["signature"] = image
        elif self.cleaned_data.get("no_image"):
            typed["signature"] = None
        return typed

    def as_typed(self) -> LetterTemplate:
        """The words as they would be, kept nowhere."""
        row = self.instance
        for name, value in self.typed().items():
            setattr(row, name, value)
        return row
