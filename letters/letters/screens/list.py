"""The list of letters: narrowed by year, by state, by what needs attention."""

from __future__ import annotations

from functools import cached_property

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef

from councils.years import Year
from letters.letters.progress import standing
from letters.letters.screens.addressees import Addresses
from letters.models import Challenge, Letter, Message

STATES = {"draft": "Draft", "approved": "Approved", "sent": "Sent", "public": "Public"}
ALL = "all"


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
        return STATES.items()

    def queryset(self, request, queryset):
        public = Letter.objects.public(request.at).order_by().values("pk")
        if self.value() == "draft":
            return queryset.drafts()
        if self.value() == "approved":
            return queryset.approved()
        if self.value() == "sent":
            return queryset.filter(sent_at__isnull=False).exclude(pk__in=public)
        return queryset.filter(pk__in=public) if self.value() == "public" else queryset


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
            return queryset.filter(pk__in=Addresses().without_contact())
        return queryset


def with_attention(letters):
    """With ``needs_message`` and ``is_challenged``."""
    messages = Message.objects.to_look_at().filter(letter=OuterRef("pk"))
    challenges = Challenge.objects.open().filter(early_sight__message__letter=OuterRef("pk"))
    return letters.annotate(needs_message=Exists(messages), is_challenged=Exists(challenges))
