"""The list of decisions: found, narrowed and turned without reading 200,000 rows."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from complaints.decisions.former_references import current
from complaints.decisions.keys import HasKey
from complaints.decisions.references import bare, looked_for
from complaints.decisions.search.matches import matching
from complaints.decisions.search.queries import read
from complaints.figures.outcomes import VOID
from complaints.models import Category, Decision, FormerReference, Subject, Voiding
from complaints.statistics.publication_times import BY_SLUG, TIMES, by_publication
from councils.register.names.answers import named
from councils.years import Year, london_date

FEWEST_DIGITS = 2
SERIAL_DIGITS = 4, 6  # fewer are in nearly every reference
NO_SUBJECT = "none"
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
            # By keys that were read before: with a query in its place PostgreSQL reads every row.
            void = Voiding.objects.done().order_by("-pk").values_list("decision", flat=True)
            found = found.exclude(pk__in=list(void[:MOST]))
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
    """By a reference, or a part of it that begins it or its serial number, as it is shown or kept;
    else by any name of a council; else by words of the text or the subject."""
    if reference := looked_for(typed):
        void = FormerReference.objects.filter(reference=reference, decision__outcome=VOID)
        keys = list(void.values_list("decision", flat=True))
        return queryset.filter(Q(reference=current(reference)) | Q(pk__in=keys))
    digits = bare(typed).replace(" ", "").replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS:
        return queryset.filter(_has_part(digits))
    councils = named(typed)
    if councils.pks and not councils.is_guess:
        return queryset.filter(council__in=councils.strong_pks)
    found = matching(queryset, read(typed))
    if councils.pks and not found.exists():
        return queryset.filter(council__in=councils.strong_pks)
    return found


def _has_part(digits):
    """As the index has references: how they begin, and of each year how serial numbers begin."""
    parts = [digits]
    if SERIAL_DIGITS[0] <= len(digits) <= SERIAL_DIGITS[1]:
        every = Decision.objects.order_by("reference").values_list("reference", flat=True)
        first, last = every.first() or "00", every.last() or "00"
        parts += [f"{year:02}{digits}" for year in range(int(first[:2]), int(last[:2]) + 1)]
    found = Q()
    for part in parts:
        found |= Q(reference__gte=part, reference__lt=f"{part}~")
    return found


class DecidedYearFilter(SimpleListFilter):
    title = "year in which it was decided"
    parameter_name = "year"

    def lookups(self, request, model_admin):
        days = Decision.objects.order_by("decided_on").values_list("decided_on", flat=True)
        first, last = days.first(), days.last()  # each from its end of an index
        if first is None or last is None:
            return []
        years = map(Year, range(Year.of(last).begins, Year.of(first).begins - 1, -1))
        return [(str(year), str(year)) for year in years]

    def queryset(self, request, queryset):
        try:
            year = Year.parse(self.value() or "")
        except ValueError:
            return queryset
        return queryset.filter(decided_on__gte=year.start, decided_on__lt=year.end)


class CategoryFilter(SimpleListFilter):
    """What figures are broken down by; what has no subject is not broken down."""

    title = "category"
    parameter_name = "category"

    def lookups(self, request, model_admin):
        return [*Category.objects.values_list("slug", "name"), (NO_SUBJECT, "No subject")]

    def queryset(self, request, queryset):
        if self.value() == NO_SUBJECT:
            return queryset.filter(subject=None)
        if not self.value():
            return queryset
        subjects = Subject.objects.filter(category__slug=self.value()).order_by()
        return queryset.filter(subject__in=list(subjects.values_list("pk", flat=True)))


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
            ("open", "Something is left to do"),
            ("shown-soon", "Shown to the public within a week"),
            ("no-recommendations", "Upheld without recommendations"),
        ]

    def queryset(self, request, queryset):
        today = london_date(request.at)
        if self.value() == "open":
            return queryset.filter(
                HasKey(Decision.objects.open_cases().values_list("pk", flat=True))
            )
        if self.value() == "shown-soon":
            return queryset.first_shown_within_a_week(today)
        if self.value() == "no-recommendations":
            return queryset.upheld_without_recommendations(today)
        return queryset


class PublicationFilter(SimpleListFilter):
    """Statements of 13 weeks that could be shown by now, by when each was."""

    title = "when it was published"
    parameter_name = "publication"

    def lookups(self, request, model_admin):
        return [(each.slug, each.label) for each in TIMES]

    def queryset(self, request, queryset):
        if time := BY_SLUG.get(self.value()):
            return queryset.filter(HasKey(by_publication(request.at)[time]))
        return queryset
