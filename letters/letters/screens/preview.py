"""A letter as it would be with words that are kept or only typed; nothing is kept by looking."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from complaints.models import CouncilFigures, Release
from councils.models import Council, by_short_name
from councils.refusals import Refused
from councils.staff_screens import may, shown
from councils.years import Year
from letters.composing.content import LetterContent
from letters.composing.letters import YearOfLetters
from letters.letters.forms.words import WordsForm
from letters.letters.pdf import pdf
from letters.letters.screens.pages import WRITE_WORDS
from letters.models import LetterTemplate


def release_to_look_with(year: Year) -> Release | None:
    """The newest edition of a year, approved or in preparation: only staff see the preview."""
    return Release.objects.filter(year=year, withdrawn_at=None).order_by("-edition").first()


class ChoiceOfCouncil(forms.Form):
    """Of which council, and as what."""

    council = forms.ModelChoiceField(
        Council.objects.none(), to_field_name="slug", empty_label=None, label="Council"
    )

    def __init__(self, *args, year: Year, **kwargs):
        super().__init__(*args, **kwargs)
        self.release = release_to_look_with(year)
        rows = CouncilFigures.objects.filter(release=self.release, existed=True)
        councils = Council.objects.filter(pk__in=rows.values("council")).order_by(*by_short_name())
        self.fields["council"].queryset = councils


@require_http_methods(["GET", "POST"])
def preview_page(request, pk: int, *, admin_site):
    """The whole letter to one council: POST with the words as typed, GET with those kept."""
    words = get_object_or_404(LetterTemplate, pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    choice = ChoiceOfCouncil(asked, year=words.year)
    typed = None
    if request.method == "POST" and may(request.user, WRITE_WORDS):
        typed = WordsForm(request.POST, request.FILES, instance=words, is_preview=True)
    problems = _problems(choice, typed)
    content, signature = None, None
    if not problems:
        of = typed.as_typed() if typed else words
        letters = YearOfLetters(choice.release, of, request.at)
        try:
            content = letters.content(choice.cleaned_data["council"], "")
        except Refused as refusal:
            problems = [str(refusal)]
        signature = bytes(of.signature) if of.signature else None
    if content and "as_pdf" in asked:
        return _as_pdf(content, of, signature)
    return shown(
        request,
        admin_site,
        "letters/words/preview",
        "Preview",
        words=words,
        content=content,
        has_signature=bool(signature),
        is_typed=typed is not None,
        looks_with=_looks_with(typed is not None, choice.release),
        release=choice.release,
        problems=problems,
    )


def _looks_with(is_typed: bool, release: Release | None) -> str:
    words = "as you typed them" if is_typed else "as they are kept"
    return f"With the words {words}" + (f", and the figures of {release}" if release else "")


def _problems(choice: ChoiceOfCouncil, typed: WordsForm | None) -> list[str]:
    """Why there is nothing to see, in words."""
    if choice.release is None:
        return ["There is no release of the year yet, and a letter needs figures: prepare one."]
    found = [] if choice.is_valid() else ["Choose a council of the year."]
    for name, errors in (typed.errors if typed else {}).items():
        label = typed.fields[name].label if name in typed.fields else "The words"
        found += [f"{label}: {error}" for error in errors]
    return found


def _as_pdf(content: LetterContent, words: LetterTemplate, signature: bytes | None):
    made = pdf(content, words.dated_on, signature)
    name = f"PREVIEW-{words.year}.pdf"
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=disposition)
