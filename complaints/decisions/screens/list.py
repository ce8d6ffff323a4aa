"""The list of decisions: found, narrowed and turned without reading 200,000 rows."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from complaints.decisions.former_references import current
from complaints.decisions.references import bare, looked_for
from complaints.models import Decision
from councils.models import Council
from councils.register.names.answers import with_name
from councils.years import london_date

FEWEST_DIGITS = 2
TEXTS = ("statement", "summary")


class DecisionList(ChangeList):
    """Without the texts, which no list shows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "Decisions"

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).defer(*TEXTS)


class KeysFirstPaginator(Paginator):
    """Turns to a page over an index alone, and reads only the rows that are shown.

    Otherwise the last page reads every row before it.
    """

    def rows(self):
        return Decision.objects.select_related("council", "subject").defer(*TEXTS)

    @cached_property
    def count(self):
        return self.object_list.order_by().count()

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self._keys(first, min(first + self.per_page, self.count))
        found = self.rows().in_bulk(keys)
        return self._get_page([found[key] for key in keys if key in found], number, self)

    def _keys(self, first, last):
        """Counted from whichever end is nearer."""
        keys = self.object_list.values_list("pk", flat=True)
        if 2 * first <= self.count:
            return list(keys[first:last])
        return list(keys.reverse()[self.count - last : self.count - first])[::-1]


def searched(queryset, typed):
    """By a reference or how it begins, as it is shown or kept; otherwise by words of a council."""
    if reference := looked_for(typed):
        return queryset.filter(reference=current(reference))
    digits = bare(typed).replace(" ", "").replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS:
        return queryset.filter(reference__gte=digits, reference__lt=f"{digits}~")
    councils = with_name(Council.objects.order_by(), typed)
    return queryset.filter(council__in=list(councils.values_list("pk", flat=True)))


class WithheldFilter(SimpleListFilter):
    title = "withheld"
    parameter_name = "withheld"

    def lookups(self, request, model_admin):
        return [
            ("yes", "Withheld"),
            ("waiting", "Withheld, waits for a second person"),
            ("no", "Not withheld"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(withheld_reason__gt="")
        if self.value() == "waiting":
            return queryset.filter(pk__in=_keys(Decision.objects.awaiting_confirmation()))
        return queryset.filter(withheld_reason="") if self.value() == "no" else queryset


class ApprovalFilter(SimpleListFilter):
    title = "text"
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("waiting", "Waits for approval")]

    def queryset(self, request, queryset):
        if self.value() == "waiting":
            return queryset.filter(pk__in=_keys(Decision.objects.awaiting_text_approval()))
        return queryset


class WorkFilter(SimpleListFilter):
    """The lists of the front page that are no list of their own."""

    title = "what needs a look"
    parameter_name = "look"

    def lookups(self, request, model_admin):
        return [
            ("shown-soon", "Shown to the public within a week"),
            ("no-recommendations", "Upheld without recommendations"),
        ]

    def queryset(self, request, queryset):
        today = london_date(request.at)
        if self.value() == "shown-soon":
            return queryset.first_shown_within_a_week(today)
        if self.value() == "no-recommendations":
            return queryset.upheld_without_recommendations(today)
        return queryset


def _keys(waiting):
    """Found by themselves, few as they are, before anything is put in order."""
    return waiting.order_by().values("pk")
