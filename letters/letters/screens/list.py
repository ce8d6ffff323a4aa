"""The list of letters: narrowed by year, by state, by what needs attention."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When

from complaints.releases.public import release_is_published
from complaints.releases.steps.suspension import SUSPENDED
from councils.years import Year
from letters.letters.progress import standing
from letters.letters.public import letter_is_public
from letters.letters.screens.addressees import Addresses
from letters.models import Challenge, Letter, Message

STATES = {
    "draft": "Draft",
    "approved": "Approved",
    "sent": "Sent",
    "public": "Public",
    "suspended": SUSPENDED,
}
ALL = "all"


@dataclass(frozen=True)
class YearsLetters:
    """How many letters of a year are to be approved, and how many to be sent."""

    year: Year
    drafts: int
    approved: int


class LetterList(ChangeList):
    """Its title, and how far the letters of the year have come that is listed."""

    def __init__(self, request, *args, **kwargs):
        self.at = request.at
        super().__init__(request, *args, **kwargs)
        self.title = "Letters"

    @cached_property
    def year(self) -> Year | None:
        """The year that is listed; None where all are, or there is none."""
        return next((each.year for each in self.filter_specs if isinstance(each, YearFilter)), None)

    @cached_property
    def standing(self):
        return standing(self.year, self.at) if self.year else None

    @cached_property
    def every_year(self) -> list[YearsLetters]:
        """Of each year in which something is to be approved or sent; where all are listed."""
        if self.standing or not self.result_count:
            return []
        waiting = Letter.objects.filter(sent_at=None).order_by("-year").values("year")
        counted = waiting.annotate(
            drafts=Count("pk", filter=Q(approved_at=None)),
            approved=Count("pk", filter=Q(approved_at__isnull=False)),
        )
        return [YearsLetters(**row) for row in counted]


class YearFilter(SimpleListFilter):
    """The newest year that has letters, unless another is chosen."""

    title, parameter_name = "year", "year"

    def __init__(self, request, params, model, model_admin):
        years = Letter.objects.order_by("-year").values_list("year", flat=True)
        self.years = list(years.distinct())
        super().__init__(request, params, model, model_admin)

    @property
    def year(self) -> Year | None:
        asked = self.value()
        if asked is None:
            return next(iter(self.years), None)
        return next((each for each in self.years if str(each) == asked), None)

    def has_output(self) -> bool:
        return bool(self.years)

    def lookups(self, request, model_admin):
        return [*((str(each), str(each)) for each in self.years[1:]), (ALL, "All")]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": str(next(iter(self.years), "–"))}, *others]

    def queryset(self, request, queryset):
        if self.value() == ALL or not self.years:
            return queryset
        return queryset.filter(year=self.year) if self.year else queryset.none()


class StateFilter(SimpleListFilter):
    title, parameter_name = "state", "state"

    def lookups(self, request, model_admin):
        """Each state with how many letters of the year that is listed, and of all, are in it."""
        letters = with_state(Letter.objects.order_by(), request.at)
        counted = letters.values("year", "stands").annotate(number=Count("pk"))
        rows = [(row["year"], row["stands"], row["number"]) for row in counted]
        newest = max((year for year, _, _ in rows), default=None)
        asked = request.GET.get("year") or str(newest)
        for name, label in STATES.items():
            every = sum(number for _, state, number in rows if state == name)
            of_year = sum(n for year, state, n in rows if state == name and str(year) == asked)
            if not every and name == "suspended":
                continue
            others = "" if asked == ALL or every == of_year else f"; {every:,} of all years"
            yield name, f"{label} ({every if asked == ALL else of_year:,}{others})"

    def queryset(self, request, queryset):
        """As the column of the list says it."""
        return queryset.filter(stands=self.value()) if self.value() in STATES else queryset


class AttentionFilter(SimpleListFilter):
    title, parameter_name = "what needs a look", "look"

    def lookups(self, request, model_admin):
        return [
            ("message", "Not sent, or perhaps sent"),
            ("contact", "Nobody to send it to"),
            ("challenge", "The council says something is wrong"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "message":
            return queryset.filter(needs_message=True)
        if self.value() == "challenge":
            return queryset.filter(is_challenged=True)
        if self.value() == "contact":
            return queryset.filter(pk__in=Addresses(request.at).without_contact())
        return queryset


def with_state(letters, at):
    """With ``stands``: draft, approved, sent, public, or suspended with the year's figures."""
    suspended = release_is_published(at, "published_with__")
    return letters.annotate(
        stands=Case(
            When(approved_at=None, then=Value("draft")),
            When(sent_at=None, then=Value("approved")),
            When(letter_is_public(at), then=Value("public")),
            When(suspended, then=Value("suspended")),
            default=Value("sent"),
        )
    )


def with_replaced(letters):
    """With ``replaces_dated_on``, the date of the issue before it."""
    before = Letter.objects.filter(
        council=OuterRef("council"), year=OuterRef("year"), issue=OuterRef("issue") - 1
    )
    return letters.annotate(replaces_dated_on=Subquery(before.values("dated_on")[:1]))


def with_attention(letters):
    """With ``needs_message`` and ``is_challenged``."""
    messages = Message.objects.to_look_at().filter(letter=OuterRef("pk"))
    challenges = Challenge.objects.open().filter(early_sight__message__letter=OuterRef("pk"))
    return letters.annotate(needs_message=Exists(messages), is_challenged=Exists(challenges))
