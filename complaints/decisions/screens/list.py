"""The list of decisions: found, narrowed and turned without reading 200,000 rows."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from complaints.decisions.former_references import current
from complaints.decisions.references import bare, looked_for
from complaints.figures.outcomes import VOID
from complaints.models import Decision, FormerReference, Voiding
from councils.models import Council
from councils.register.names.answers import with_name
from councils.years import london_date

FEWEST_DIGITS = 2
TEXTS = ("statement", "summary")
MOST = 10_000  # rows that are counted, and among which pages are turned


class LongList(ChangeList):
    """A list of more rows than are counted says so beside its pages, and nowhere a number.

    It is put in an order only that an index has: the others are for what was narrowed.
    """

    has_index: tuple[str, ...] = ()

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        first = str(next(iter(found.query.order_by), "")).lstrip("-")
        if ORDER_VAR not in self.params or first in self.has_index or not is_long(found):
            return found
        del self.params[ORDER_VAR]
        return found.order_by(*self._get_default_ordering())

    def get_results(self, request):
        super().get_results(request)
        if self.paginator.has_more:
            self.full_result_count = self.result_count


class DecisionList(LongList):
    """Without the texts, which no list shows."""

    has_index = ("reference", "decided_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "Decisions"

    def get_queryset(self, request, exclude_parameters=None):
        """What is void is found by its reference, or where somebody asks for it."""
        found = super().get_queryset(request, exclude_parameters).defer(*TEXTS)
        if not (self.query or "outcome__exact" in self.params):
            # By their keys, which every index has: of very many rows nothing else is then read.
            found = found.exclude(pk__in=Voiding.objects.done().values("decision"))
        waits = self.params.get(ApprovalFilter.parameter_name) == ApprovalFilter.WAITING
        return found.soonest_shown_first() if waits and ORDER_VAR not in self.params else found


def is_long(rows):
    return counted(rows) > MOST


def counted(rows):
    return rows.order_by().values("pk")[: MOST + 1].count()


class KeysFirstPaginator(Paginator):
    """Turns to a page over an index alone, and reads only the rows that are shown.

    Otherwise the last page reads every row before it. Beyond ``MOST`` rows nobody turns, and to
    count them takes longer the more there are: whoever looks for one narrows the list.
    """

    key = "pk"  # something unique that the index ends with

    @cached_property
    def count(self):
        return min(self._counted, MOST)

    @property
    def has_more(self):
        return self._counted > MOST

    @cached_property
    def _counted(self):
        return counted(self.object_list)

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self._keys(first, min(first + self.per_page, self.count))
        found = self.rows().in_bulk(keys, field_name=self.key)
        return self._get_page([found[key] for key in keys if key in found], number, self)

    def _keys(self, first, last):
        """Counted from whichever end is nearer, where both are known."""
        keys = self.object_list.values_list(self.key, flat=True)
        if self.has_more or 2 * first <= self.count:
            return list(keys[first:last])
        return list(keys.reverse()[self.count - last : self.count - first])[::-1]


class DecisionPaginator(KeysFirstPaginator):
    key = "reference"

    def rows(self):
        return Decision.objects.select_related("council", "subject").defer(*TEXTS)


def searched(queryset, typed):
    """By a reference or how it begins, as it is shown or kept; otherwise by words of a council."""
    if reference := looked_for(typed):
        void = FormerReference.objects.filter(reference=reference, decision__outcome=VOID)
        keys = list(void.values_list("decision", flat=True))
        return queryset.filter(Q(reference=current(reference)) | Q(pk__in=keys))
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
            return queryset.few(Decision.objects.awaiting_confirmation().order_by())
        return queryset.filter(withheld_reason="") if self.value() == "no" else queryset


class ApprovalFilter(SimpleListFilter):
    title = "text"
    parameter_name = "text"

    WAITING = "waiting"

    def lookups(self, request, model_admin):
        return [(self.WAITING, "Waits for approval"), ("given-back", "Given back")]

    def queryset(self, request, queryset):
        if self.value() == self.WAITING:
            return queryset.few(Decision.objects.texts_waiting())
        return queryset.given_back() if self.value() == "given-back" else queryset


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
