"""The words of a year's letters: written, previewed, kept with who changed what."""

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from councils.public_record import changing_public_record
from councils.staff_screens import HistoryAdmin, OwnPages, keep_confirmed, may, only, posted, shown
from councils.step_forms import refusals_in
from councils.years import Year, london_date
from letters.composing.drafts import template_of
from letters.letters.forms.words import WORDS, WordsForm
from letters.letters.history import ShowsChanges
from letters.letters.screens.pages import COMPOSE, WRITE_WORDS
from letters.letters.screens.preview import ChoiceOfCouncil, preview_page
from letters.letters.steps.year_words import change_words, seen_now
from letters.models import Letter, LetterTemplate

YEARS_TO_BEGIN = 3  # this one and those before it


class BeginForm(forms.Form):
    year = forms.TypedChoiceField(label="Year", coerce=Year.parse)

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        begun = set(LetterTemplate.objects.values_list("year", flat=True))
        years, year = [], Year.of(london_date(at))
        for _ in range(YEARS_TO_BEGIN):
            years, year = [*years, year], year.previous
        self.fields["year"].choices = [(str(each), each) for each in years if each not in begun]


@admin.register(LetterTemplate)
class LetterTemplateAdmin(ShowsChanges, OwnPages, HistoryAdmin):
    """The words that are the same for every council, a row for each year."""

    change_list_template = "admin/letters/words/list.html"
    list_display = ("words", "dated_on", "signed_by")
    ordering = ("-year",)
    show_full_result_count = False
    fields = ("year", *WORDS)
    in_history = WORDS

    @admin.display(description="Year", ordering="year")
    def words(self, row):
        return str(row.year)

    def get_urls(self):
        own = [
            self.own_page("begin/", begin_page, "begin"),
            self.own_page("<int:pk>/change/", words_page, "change"),
            self.own_page("<int:pk>/preview/", preview_page, "preview"),
            self.own_page("<int:pk>/signature/", signature, "signature"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        extra = {
            "title": "The words of a year’s letters",
            "may_write": may(request.user, WRITE_WORDS),
        }
        return super().changelist_view(request, extra | (extra_context or {}))


@require_http_methods(["GET", "POST"])
@only(WRITE_WORDS)
def begin_page(request, *, admin_site):
    """Begins a year's words with those that we propose."""
    form = BeginForm(posted(request), at=request.at)
    if request.method == "POST" and form.is_valid():
        with changing_public_record():
            words = template_of(form.cleaned_data["year"], request.at)
        messages.success(
            request, f"The words of {words.year} begin with those that we propose: make them yours."
        )
        return redirect("admin:letters_lettertemplate_change", words.pk)
    return shown(request, admin_site, "letters/words/begin", "Begin the words of a year", form=form)


@require_http_methods(["GET", "POST"])
def words_page(request, pk: int, *, admin_site):
    """What the letters of a year say to every council; POST keeps it, for who may."""
    words = get_object_or_404(LetterTemplate, pk=pk)
    if request.method == "POST":
        return _kept(request, words, admin_site)
    return _page(request, words, WordsForm(instance=words), admin_site)


@only(WRITE_WORDS)
def _kept(request, words, admin_site):
    form = WordsForm(request.POST, request.FILES, instance=words)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        with refusals_in(form):
            changed = change_words(words, form.typed(), by=request.user, at=request.at, seen=seen)
            keep_confirmed(request.user, words, form.confirmed)
            messages.success(request, _what_was_kept(changed))
            return redirect("admin:letters_lettertemplate_change", words.pk)
        form.has_seen(seen_now(words))
    kept = get_object_or_404(LetterTemplate, pk=words.pk)
    return _page(request, kept, form, admin_site)


def _what_was_kept(changed: list[str]) -> str:
    if not changed:
        return "Nothing was changed."
    return (
        f"Kept: {', '.join(changed)}. The drafts take it when they are composed again; a signature"
        " is put in when a letter is approved."
    )


def _page(request, words, form, admin_site):
    of_year = Letter.objects.filter(year=words.year)
    return shown(
        request,
        admin_site,
        "letters/words/page",
        str(words),
        words=words,
        form=form,
        kept=form.kept_otherwise(words),
        drafts=of_year.drafts().count(),
        approved=of_year.approved().count(),
        choice=ChoiceOfCouncil(year=words.year),
        may_write=may(request.user, WRITE_WORDS),
        may_compose=may(request.user, COMPOSE),
    )


@require_GET
def signature(request, pk: int, *, admin_site):
    """The image as it is kept: it was written anew when it was uploaded."""
    words = get_object_or_404(LetterTemplate, pk=pk)
    if not words.signature:
        raise Http404("There is no image.")
    image = bytes(words.signature)
    kind = "png" if image.startswith(b"\x89PNG") else "jpeg"
    return HttpResponse(image, content_type=f"image/{kind}")
