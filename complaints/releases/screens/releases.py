"""Releases and their frozen figures in the admin."""

from django.contrib import admin

from complaints.figures.sums import INVESTIGATED
from complaints.models import CouncilFigures, Release, Suspension
from complaints.releases.rules.announcement import person_in_words
from complaints.releases.screens import checks, draft, pages
from complaints.releases.screens.drift import DriftPages
from complaints.releases.screens.facts import PREPARE
from complaints.releases.screens.pages import STATES
from complaints.releases.screens.steps import RELEASE_STEPS
from complaints.releases.steps.suspension import SUSPENDED
from councils.dates import instant_in_words
from councils.search_boxes import CouncilSearch
from councils.staff_screens import HistoryAdmin, OwnPages, ReadOnlyAdmin, may


@admin.register(Release)
class ReleaseAdmin(DriftPages, OwnPages, HistoryAdmin):
    """Releases: nothing is typed over, each change is a step with its own page."""

    change_list_template = "admin/complaints/release/list.html"
    list_filter = ("source",)
    list_select_related = ("prepared_by", "approved_by")
    show_full_result_count = False
    fields = (
        "year",
        "edition",
        "source",
        "reason",
        "public_at",
        "made_at",
        "made_by_command",
        "prepared_by",
        "submitted_by",
        "submitted_at",
        "given_back_reason",
        "approved_by",
        "approved_at",
        "withdrawn_at",
        "withdrawn_by",
        "withdrawn_reason",
    )

    def get_list_display(self, request):
        """Its columns; the state is the one at the request's instant."""

        hidden = set(Release.objects.suspended(request.at).values_list("pk", flat=True))

        @admin.display(description="State")
        def state(release):
            suspended = release.pk in hidden
            return SUSPENDED if suspended else STATES[release.state(request.at)]

        @admin.display(description="Public from", ordering="public_at")
        def instant(release):
            return instant_in_words(release.public_at)

        @admin.display(description="Prepared by")
        def prepared_by(release):
            return person_in_words(release.prepared_by)

        @admin.display(description="Approved by")
        def approved_by(release):
            if release.approved_by or release.made_by_command:
                return person_in_words(release.approved_by)
            return "–"

        return ("__str__", state, instant, prepared_by, approved_by)

    def get_urls(self):
        own = (
            ("prepare/", draft.prepare_page, "prepare"),
            ("<int:pk>/change/", pages.release_page, "change"),
            ("<int:pk>/oddities/", pages.oddities_page, "oddities"),
            ("<int:pk>/figures.csv", pages.figures_download, "figures"),
            ("<int:pk>/checks/", checks.checks_page, "checks"),
            ("<int:pk>/checks/<slug:slug>/", checks.check_page, "check"),
            ("<int:pk>/checks/<slug:slug>.csv", checks.check_download, "check_file"),
            ("<int:pk>/early-access/", checks.early_access_page, "early_access"),
            ("<int:pk>/step/<slug:slug>/", RELEASE_STEPS.page, "step"),
        )
        return [*(self.own_page(*each) for each in own), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Releases", "may_prepare": may(request.user, PREPARE)}
        return super().changelist_view(request, extra | (extra_context or {}))


@admin.register(Suspension)
class SuspensionAdmin(ReadOnlyAdmin, HistoryAdmin):
    """What was suspended, by whom and until when, to be read; the steps are on a release's page."""

    list_display = ("year", "suspended_at", "lifted_at", "asked_by", "suspended_by")
    list_select_related = ("asked_by", "suspended_by")
    show_full_result_count = False


@admin.register(CouncilFigures)
class CouncilFiguresAdmin(CouncilSearch, ReadOnlyAdmin):
    """Frozen figures, to be read."""

    list_display = ("council", "release", *reversed(INVESTIGATED.names), "residents")
    list_filter = ("release__year",)
    list_select_related = ("council", "release")
    show_full_result_count = False
