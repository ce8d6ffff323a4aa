"""What is announced of the register, in the staff area: to be read, and to be cancelled."""

from django.contrib import admin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html

from councils.dates import day_in_words, instant_in_words
from councils.models import AnnouncedChange
from councils.register.changes.cancellation import cancel, why_not_cancelled
from councils.staff_screens import OwnPages, shown
from councils.steps import Done, Step, Steps
from councils.years import london_date

DETAILS = ("name", "short_name", "gss_code", "county", "region", "website")


class StateFilter(admin.SimpleListFilter):
    """What is still to come, unless something else is chosen."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (("past", "Took effect"), ("cancelled", "Cancelled"), ("all", "All"))

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": "Announced"}, *others]

    def queryset(self, request, queryset):
        today = london_date(request.at)
        match self.value():
            case "all":
                return queryset
            case "cancelled":
                return queryset.exclude(cancelled_at=None)
            case "past":
                return queryset.standing().filter(takes_effect_on__lte=today)
        return queryset.standing().filter(takes_effect_on__gt=today)


class ChangeSteps(Steps):
    def found(self, pk):
        rows = AnnouncedChange.objects.select_related("council", "successor", "county")
        return get_object_or_404(rows, pk=pk)


def cancelled(change, typed, *, by, at) -> Done:
    return Done(cancel(change, by=by, at=at), None)


CHANGE_STEPS = ChangeSteps(
    Step(
        "cancel",
        "Cancel",
        "It is not to happen. Who opens, closes and is succeeded on one day belongs together and is"
        " cancelled together: the councils stay as they are, and a council that was to open is in"
        " the register no more. It can be announced again with a file.",
        ("councils.change_council", "councils.import_files"),
        cancelled,
        button="Cancel what was announced",
        why_not=lambda change, user, at: why_not_cancelled(change, at),
        takes_away=True,
    ),
)


def change_page(request, pk: int, *, admin_site):
    """One change: what happens when, who says so, what became of it."""
    change = CHANGE_STEPS.found(pk)
    return shown(
        request,
        admin_site,
        "councils/announcedchange/page",
        str(change),
        change=change,
        standing=standing(change, request.at),
        details=[
            (field.verbose_name.capitalize(), value)
            for field in change._meta.fields
            if field.name in DETAILS and (value := getattr(change, field.name))
        ],
        steps=CHANGE_STEPS.offers(request.user, change, request.at),
    )


def standing(change, at) -> str:
    if change.cancelled_at:
        return f"Cancelled on {instant_in_words(change.cancelled_at)}"
    if change.takes_effect_on > london_date(at):
        return f"Announced for {day_in_words(change.takes_effect_on)}"
    return f"Took effect on {day_in_words(change.takes_effect_on)}"


@admin.register(AnnouncedChange)
class AnnouncedChangeAdmin(OwnPages):
    """Loaded from files, so that many councils change together and nothing contradicts."""

    list_display = ("day", "council_named", "happens", "source")
    list_display_links = ("council_named",)
    list_filter = (StateFilter, "action")
    list_select_related = ("council", "successor")
    search_fields = ("council__name", "successor__name", "name")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description="From", ordering="takes_effect_on")
    def day(self, change):
        return day_in_words(change.takes_effect_on)

    @admin.display(description="Council", ordering="council")
    def council_named(self, change):
        return change.council.name

    @admin.display(description="What happens")
    def happens(self, change):
        return change.what

    @admin.display(description="Source")
    def source(self, change):
        if not change.source_url:
            return "none given"
        return format_html('<a href="{}" rel="noreferrer">source</a>', change.source_url)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("councils.view_council")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Announced changes", "load": reverse("admin:uploads")}
        return super().changelist_view(request, extra | (extra_context or {}))

    def get_urls(self):
        own = (
            ("<int:pk>/change/", change_page, "change"),
            ("<int:pk>/step/<slug:slug>/", CHANGE_STEPS.page, "step"),
        )
        return [*(self.own_page(*each) for each in own), *super().get_urls()]
