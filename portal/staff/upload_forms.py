"""What staff say when they upload files."""

from __future__ import annotations

from datetime import datetime

from django import forms

from complaints.public_words import PublicWordsForm
from complaints.releases.rules.announcement import refuse_instant, suggested_instant
from councils.dates import typed
from councils.files.uploaded_files import SUFFIXES, UploadRefused, check_files
from councils.refusals import Refused
from councils.years import Year, london_instant

ACCEPT = {"accept": ",".join(SUFFIXES)}


class UploadForm(forms.Form):
    """One file, and nothing else to say."""

    file = forms.FileField(label="File", max_length=200, widget=forms.FileInput(ACCEPT))

    def __init__(self, *args, at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at

    def clean(self):
        cleaned = super().clean()
        try:
            check_files(self.chosen())
        except UploadRefused as refused:
            self.add_error("file", str(refused))
        return cleaned

    def chosen(self) -> list:
        """The files, in the order in which they are read."""
        return [file for name in ("file", "second_file") if (file := self.cleaned_data.get(name))]

    def options(self) -> dict:
        """What the importer is told besides, as JSON keeps it."""
        return {}


class AnnualStatisticsForm(PublicWordsForm, UploadForm):
    """One file or two of one year, and the edition that is made of them."""

    second_file = forms.FileField(
        label="Second file",
        required=False,
        max_length=200,
        widget=forms.FileInput(ACCEPT),
        help_text="Where compliance stands in a file of its own.",
    )
    year = forms.CharField(
        label="Year", max_length=7, help_text="From 1 April to 31 March, such as 2023-24."
    )
    public_at = forms.CharField(
        label="Public from",
        widget=forms.DateTimeInput({"type": "datetime-local"}),
        help_text="London time, usually 9.30 am, four weeks ahead. Somebody else approves the"
        " figures before.",
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3, "cols": 40}),
        help_text="Only for a further edition: why published figures are revised. The public"
        " reads it.",
    )
    leave_out = forms.BooleanField(
        label="Councils that are not in the file are meant to be left out",
        required=False,
        help_text="Only for a further edition. Otherwise files that lack a council are refused.",
    )
    field_order = (
        *("year", "public_at", "reason", "words_confirmed", "words_asked"),
        *("leave_out", "file", "second_file"),
    )

    def __init__(self, *args, at: datetime, **kwargs):
        super().__init__(*args, at=at, **kwargs)
        suggested = suggested_instant(False, at)
        self.fields["public_at"].initial = typed(suggested)

    def ask_about(self, words):
        super().ask_about(words)
        self.order_fields(self.field_order)

    def clean_year(self):
        try:
            return Year.parse(self.cleaned_data["year"].strip())
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean_public_at(self):
        try:
            return london_instant(self.cleaned_data["public_at"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self):
        cleaned = super().clean()
        if cleaned.keys() >= {"year", "public_at"}:
            try:
                refuse_instant(cleaned["year"], cleaned["public_at"], self.at)
            except Refused as refused:
                self.add_error("public_at", str(refused))
        return cleaned

    def options(self) -> dict:
        said = self.cleaned_data
        return {
            "year": str(said["year"]),
            "public_at": said["public_at"].isoformat(),
            "reason": said["reason"],
            "leave_out": said["leave_out"],
        }
