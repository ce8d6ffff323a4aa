"""What councils think is wrong, in the admin: what waits first, and a page to answer on."""

from datetime import timedelta
from time import monotonic

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from complaints.public_words import PublicWordsForm
from councils.dates import instant_in_words
from councils.form_fields import long_text
from councils.list_columns import ChoosesColumns, ColumnsFilter
from councils.list_files import TakenAway
from councils.ownership.screens.lists import OwnerFilter, Owning
from councils.people import name_of
from councils.person_filter import person_filter
from councils.public_record import changing_public_record
from councils.saved_views.lists import KeepsViews, ViewsFilter
from councils.search_boxes import CouncilSearch
from councils.staff_screens import HistoryAdmin, OwnPages, keep_confirmed, may, posted, shown
from councils.step_forms import refusals_in
from councils.typed_filters import TypedCouncilFilter, days_filter
from letters.early_sight.steps.acceptance import begins_edition, newest_edition
from letters.early_sight.steps.answers import LONGEST, answer, tell
from letters.models import Challenge

ANSWER, PREPARE = "letters.answer_challenge", "complaints.prepare_release"
Result = Challenge.Result


class OpenFilter(admin.SimpleListFilter):
    """What nobody has answered yet, unless something else is chosen."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (("answered", "Answered"), ("all", "All"))

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": "Open"}, *others]

    def queryset(self, request, queryset):
        if self.value() == "answered":
            return queryset.exclude(answered_at=None)
        return queryset if self.value() == "all" else queryset.open()


class AboutFilter(TypedCouncilFilter):
    field = "early_sight__message__council"


SaidFilter = days_filter("made_at", "said", "day on which it was said", is_instant=True)
AnswererFilter = person_filter("answered_by", "author", "who answered")


class AnswerForm(PublicWordsForm):
    """The answer, and where it is accepted why the figures are counted again."""

    result = forms.ChoiceField(label="What comes of it", widget=forms.RadioSelect)
    answer = long_text("Your answer", "The council reads it on its page.", max_length=LONGEST)
    reason = long_text(
        "Why the figures are counted again",
        "Only where you accept it: what is right in what this council says. Public, in the"
        " calendar, where an announced edition is withdrawn for it.",
        required=False,
    )
    edition_reason = long_text(
        "Why there is a further edition",
        "Only where you accept it. Public for good, with the next edition: of everything that it"
        " changes, for whichever council. It can be changed until the edition is submitted.",
        required=False,
    )
    public_texts = ("reason", "edition_reason")

    def __init__(self, *args, may_accept, begins_edition=True, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = Result.choices if may_accept else [(Result.EXPLAINED, Result.EXPLAINED.label)]
        self.fields["result"].choices = allowed
        if not may_accept:
            del self.fields["reason"]
        if not may_accept or not begins_edition:
            del self.fields["edition_reason"]

    def clean(self):
        if self.data.get("result") != Result.ACCEPTED:
            self.cleaned_data |= dict.fromkeys(self.public_texts, "")
        cleaned = super().clean()
        accepts = cleaned.get("result") == Result.ACCEPTED
        asked = [name for name in self.public_texts if name in self.fields] if accepts else []
        for name in asked:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Say why, in words that may be public.")
        return cleaned


@require_http_methods(["GET", "POST"])
def challenge_page(request, pk: int, *, admin_site):
    """What a council wrote, and the form that answers it."""
    letter = "early_sight__message__letter"
    people = ("answered_by", f"{letter}__release", f"{letter}__published_with")
    councils = ("early_sight__message__council", "early_sight__message__letter__council")
    challenge = get_object_or_404(Challenge.objects.select_related(*people, *councils), pk=pk)
    may_accept = may(request.user, PREPARE)
    newest = newest_edition(challenge.early_sight.message.letter.year)
    begins = begins_edition(newest, request.at)
    form = AnswerForm(posted(request), may_accept=may_accept, begins_edition=begins)
    if request.method == "POST":
        if not may(request.user, ANSWER):
            raise PermissionDenied
        if form.is_valid():
            with refusals_in(form):
                return answered(request, challenge, form)
    return shown(
        request,
        admin_site,
        "letters/challenge/page",
        "What a council thinks is wrong",
        challenge=challenge,
        sight=challenge.early_sight,
        about=challenge.early_sight.message.letter,
        by=name_of(challenge.answered_by),
        form=form if challenge.answered_at is None and may(request.user, ANSWER) else None,
        may_accept=may_accept,
    )


def answered(request, challenge, form):
    """Answers as of the moment at which the lock is had, then tells the council."""
    said = form.cleaned_data
    asked = monotonic()
    with changing_public_record():
        at = request.at + timedelta(seconds=monotonic() - asked)
        done = answer(
            challenge,
            said["result"],
            said["answer"],
            reason=said.get("reason", ""),
            edition_reason=said.get("edition_reason", ""),
            confirmed=form.confirmed,
            by=request.user,
            at=at,
        )
    if done.draft:
        keep_confirmed(request.user, done.draft, form.confirmed)
        drafts = len(done.returned)
        letters = f"{drafts:,} approved letter{' is a draft' if drafts == 1 else 's are drafts'}"
        what = f" {done.draft} waits to be submitted." + (f" {letters} again." if drafts else "")
    else:
        what = ""
    messages.success(request, f"Answered.{what}")
    if tell(done.challenge, at=at):
        messages.success(request, "The council has an e-mail that says so.")
    else:
        messages.warning(
            request,
            "The council could not be told by e-mail: please tell it. The answer is kept.",
        )
    return redirect("admin:letters_challenge_change", challenge.pk)


@admin.register(Challenge)
class ChallengeAdmin(
    CouncilSearch, Owning, TakenAway, KeepsViews, ChoosesColumns, OwnPages, HistoryAdmin
):
    """Challenges: what waits for an answer first, by the day on which its letter is public."""

    list_display = ("council", "year", "made", "deadline", "state", "answerer")
    list_display_links = ("council",)
    list_filter = (
        *(ViewsFilter, OpenFilter, SaidFilter, AboutFilter, OwnerFilter, AnswererFilter),
        ColumnsFilter,
    )
    list_select_related = (
        "answered_by",
        "early_sight__message__council",
        "early_sight__message__letter__published_with",
    )
    council_field = "early_sight__message__council"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description="Council", ordering="early_sight__message__council")
    def council(self, challenge):
        return challenge.early_sight.message.council

    @admin.display(description="Year", ordering="early_sight__message__letter__year")
    def year(self, challenge):
        return challenge.early_sight.message.letter.year

    @admin.display(description="Said", ordering="made_at")
    def made(self, challenge):
        return instant_in_words(challenge.made_at)

    @admin.display(description="Letter public", ordering="early_sight__expires_at")
    def deadline(self, challenge):
        return instant_in_words(challenge.early_sight.ends_at)

    @admin.display(description="State", ordering="result")
    def state(self, challenge):
        return challenge.get_result_display() or "Open"

    @admin.display(description="Answered by")
    def answerer(self, challenge):
        return name_of(challenge.answered_by) if challenge.answered_by else "–"

    def get_urls(self):
        own = self.own_page("<int:pk>/change/", challenge_page, "change")
        return [own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "What councils think is wrong"}
        return super().changelist_view(request, extra | (extra_context or {}))


def with_counts(sights):
    """Early sights with how often was looked, and how much waits for an answer."""
    unanswered = Q(challenges__answered_at=None, challenges__isnull=False)
    return sights.annotate(
        look_count=Count("looks", distinct=True),
        open_challenges=Count("challenges", filter=unanswered, distinct=True),
    )
