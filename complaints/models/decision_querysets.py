"""Decisions, asked in the words of the field."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import TruncDate

from complaints.decisions.keys import HasKey
from complaints.decisions.public import (
    SHOWN_AFTER,
    decision_is_public,
    decision_is_upheld,
    report_is_announced,
)
from complaints.decisions.unindexed import its
from complaints.figures.outcomes import OUTCOMES, VOID
from complaints.figures.sums import SHOWN
from complaints.models.decision_indexes import TEXT_WAITING
from councils.models import Council, GivenBack
from councils.years import LONDON, Year, london_midnight

if TYPE_CHECKING:
    from complaints.models.decisions import Decision  # noqa: F401  # named in a text

FOUND = 10_000  # of what waits that are looked for
LOOKED_THROUGH = 6_000  # upheld decisions: those of two years, and many more


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, asked in the words of the field."""

    def public(self, at: datetime, kind: str = "") -> DecisionQuerySet:
        """Those shown to the public at an instant, of one kind or both: the only way out."""
        return self.filter(decision_is_public(at, kind=kind))

    def public_by_itself(self, at: datetime, kind: str = "") -> DecisionQuerySet:
        """The same, to be found by an index of something else."""
        found: DecisionQuerySet = self.alias(**its()).filter(decision_is_public(at, "its_", kind))
        return found

    def reports_of(self, council: Council, at: datetime) -> DecisionQuerySet:
        """A council's reports that are shown, found among reports alone."""
        return self.public_by_itself(at, "report").filter(council=council, announced_at__lte=at)

    def announced(self, at: datetime) -> DecisionQuerySet:
        """Reports still to come, as they stand now: for the next instant alone."""
        return self.filter(report_is_announced(at))

    def without_void(self) -> DecisionQuerySet:
        """Without those that were entered in error: what is public has none of them anyway."""
        return self.exclude(outcome=VOID)

    def in_year(self, year: Year) -> DecisionQuerySet:
        return self.filter(decided_on__gte=year.start, decided_on__lt=year.end)

    def awaiting_text_approval(self) -> DecisionQuerySet:
        """Those of which something is to be shown, and whose text waits for somebody to approve it.

        What was given back is its author's until it is submitted again.
        """
        return (
            self.filter(outcome__in=SHOWN.names, withheld_reason="", text_approved_at=None)
            .exclude(summary="", statement="")
            .exclude(pk__in=GivenBack.objects.open().rows_of("complaints.decision"))
        )

    def given_back(self) -> DecisionQuerySet:
        """Those that were given back, and not submitted again yet."""
        return self.filter(pk__in=GivenBack.objects.open().rows_of("complaints.decision"))

    def texts_waiting(self) -> DecisionQuerySet:
        """The same as their index has them, for whoever looks for a few."""
        return self.awaiting_text_approval().order_by(*TEXT_WAITING)

    def open_cases(self) -> DecisionQuerySet:
        """Those of which something is left for staff to do: a text to be approved or mended, a
        withholding to be confirmed, a review to be ended, what may be entered in error."""
        every = self.model.objects.order_by()
        reviews = apps.get_model("complaints", "Review").objects.open().order_by()
        voidings = apps.get_model("complaints", "Voiding").objects.waiting().order_by()
        # Each by its own index: asked for any at once, both databases read every row.
        return self.few(
            every.texts_waiting(),
            every.given_back(),
            every.awaiting_confirmation(),
            *(every.filter(pk__in=rows.values("decision")) for rows in (reviews, voidings)),
        ).without_void()

    def soonest_shown_first(self) -> DecisionQuerySet:
        """By the day from which their dates allow them to be shown; those without one come last.

        Every list of what waits for approval is in this order. A report is put among statements by
        the day on which a statement shown with it was decided.
        """
        announced = TruncDate(F("announced_at") - SHOWN_AFTER, tzinfo=LONDON)
        day = Case(When(kind="report", then=announced), default=F("decided_on"))
        return self.alias(shown_day=day).order_by(F("shown_day").asc(nulls_last=True), "reference")

    def awaiting_confirmation(self) -> DecisionQuerySet:
        """Those withheld by somebody, which a second person has still to confirm or restore."""
        return self.filter(
            withheld_by__isnull=False, withheld_at__isnull=False, withholding_confirmed_by=None
        )

    def first_shown_within_a_week(self, today: date) -> DecisionQuerySet:
        """Those the public sees for the first time today or on one of the six days after it.

        Of statements and of reports ``FOUND`` at most, the newest.
        """
        first, last = today, today + timedelta(days=6)
        shown = self.model.objects.order_by().filter(
            outcome__in=SHOWN.names, withheld_reason="", text_approved_at__isnull=False
        )
        statements = shown.filter(
            kind="statement",
            decided_on__gte=first - SHOWN_AFTER,
            decided_on__lte=last - SHOWN_AFTER,
        )
        reports = shown.filter(
            kind="report",
            announced_at__gte=london_midnight(first),
            announced_at__lt=london_midnight(last + timedelta(days=1)),
        )
        # Each by its own index: asked for either at once, SQLite reads every decision.
        return self.few(statements.newest_first(), reports.order_by("-announced_at"))

    def few(self, *several: DecisionQuerySet) -> DecisionQuerySet:
        """Those that any of these find, ``FOUND`` of each at most.

        They are found before anything is put in order: to look for the first of few in the order
        of a list reads every row there is.
        """
        keys = [key for each in several for key in each.values_list("pk", flat=True)[:FOUND]]
        return self.filter(Q(HasKey(keys)))

    def upheld_without_recommendations(self, today: date) -> DecisionQuerySet:
        """Upheld this year or last, with nothing recommended, though no remedy was offered.

        Of more than ``LOOKED_THROUGH`` upheld the newest. Each is looked up for itself: PostgreSQL
        would read every recommendation there is first.
        """
        newest = self.model.objects.filter(
            decision_is_upheld(), decided_on__gte=Year.of(today).previous.start
        )
        recommended = apps.get_model("complaints", "Recommendation").objects.order_by()
        first = recommended.filter(decision=OuterRef("pk")).values("pk")[:1]
        return self.alias(first_recommended=Subquery(first)).filter(
            pk__in=newest.newest_first().values("pk")[:LOOKED_THROUGH],
            satisfactory_remedy=False,
            first_recommended=None,
        )

    def newest_first(self) -> DecisionQuerySet:
        return self.order_by("-decided_on", "-reference")

    def upheld_first(self) -> DecisionQuerySet:
        """The newest of those that are upheld, then of those that are not, then of the others."""
        last = len(OUTCOMES)
        places = [When(outcome=each.name, then=last - place) for place, each in enumerate(OUTCOMES)]
        return self.order_by(Case(*places, default=last), "-decided_on", "-reference")

    def for_list(self) -> DecisionQuerySet:
        """What a list of decisions shows of them: not their texts."""
        return self.select_related("subject").only(
            "reference",
            "kind",
            "title",
            "outcome",
            "decided_on",
            "announced_at",
            "council",
            "subject__heading",
            "subject__name",
        )

    def for_cards(self) -> DecisionQuerySet:
        """What a card says of each: not its statement."""
        return self.select_related("council", "subject").only(
            *("reference", "kind", "title", "summary", "outcome", "decided_on", "announced_at"),
            *("council__name", "council__short_name", "council__slug", "council__former_names"),
            *("subject__slug", "subject__heading", "subject__name"),
        )

    def for_following(self) -> DecisionQuerySet:
        """What a feed says of them, and since when they are public."""
        return self.select_related("council", "subject").only(
            *("reference", "kind", "title", "summary", "outcome"),
            *("decided_on", "announced_at", "text_approved_at", "restored_at"),
            *("council__name", "council__short_name", "council__slug", "council__former_names"),
            *("subject__heading", "subject__name"),
        )

    def for_data(self) -> DecisionQuerySet:
        """What re-users get of each, but for the whole statement."""
        return self.select_related("council", "subject__category").only(
            "reference",
            "kind",
            "title",
            "summary",
            "acted_for",
            "outcome",
            "satisfactory_remedy",
            "decided_on",
            "council__slug",
            "council__name",
            "council__former_names",
            "subject__slug",
            "subject__heading",
            "subject__name",
            "subject__category__slug",
        )
