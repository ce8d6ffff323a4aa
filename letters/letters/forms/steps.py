"""What staff type on the pages of a letter."""

from django import forms
from django.core.exceptions import ValidationError

from complaints.public_words import PublicWordsForm
from councils.doubts import AsksWhy
from councils.form_fields import DayField, long_text
from councils.models import Council, by_short_name
from councils.refusals import Refused
from councils.step_forms import SeenForm, StepForm
from councils.years import Year, london_date
from letters.letters.uploaded_pdf import MEGABYTES, look_through

OLDEST = Year(2003)  # letters have been written since


class ParagraphForm(PublicWordsForm, SeenForm):
    public_texts = ("text",)
    shows_all = True
    text = long_text(
        "Own paragraph",
        "To this council alone, under the heading “About your council”. It will be public. An empty"
        " line ends a paragraph, a line that begins with - is a point. Leave it empty for none.",
        required=False,
    )

    def fill(self):
        super().fill()
        self.initial["text"] = self.record.own_paragraph
        self.fields["text"].widget.attrs["rows"] = 10

    def reread(self, letter):
        super().reread(letter)
        self.kept_now = letter.own_paragraph


class ReissueForm(PublicWordsForm, SeenForm):
    reason = long_text(
        "Why it is replaced", "The council and the public read it in the new letter."
    )


class ArrivedForm(StepForm):
    note = long_text("How you know", "Such as whom you asked, and when. Never public.")


class OtherwiseForm(StepForm):
    note = long_text("How it was sent", "Such as by post to whom, and when. Never public.")


class YearForm(forms.Form):
    """One of some years, with what there is of each."""

    year = forms.TypedChoiceField(label="Year", coerce=Year.parse)

    def __init__(self, *args, years: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years


class UploadForm(AsksWhy, forms.Form):
    council = forms.ModelChoiceField(
        Council.objects.order_by(*by_short_name()), label="Council", to_field_name="slug"
    )
    year = forms.TypedChoiceField(
        label="Year", coerce=Year.parse, help_text="The year that the letter is about."
    )
    dated_on = DayField(label="Date on the letter")
    file = forms.FileField(
        label="File",
        help_text=f"A PDF, up to {MEGABYTES} MB. It is kept and shown as it is.",
        widget=forms.FileInput({"accept": "application/pdf"}),
    )

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        years, year = [("", "---------")], Year.of(london_date(at))
        while year.begins >= OLDEST.begins:
            years, year = [*years, (str(year), str(year))], year.previous
        self.fields["year"].choices = years
        self.found, self.names = None, []

    def clean_file(self) -> bytes:
        """Looked through; ``found`` is what it calls itself, and its pages."""
        file = self.cleaned_data["file"]
        content = file.read(MEGABYTES * 1_000_000 + 1)
        try:
            self.found = look_through(content)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None
        self.names = list(dict.fromkeys(filter(None, (file.name, self.found.title))))
        return content
