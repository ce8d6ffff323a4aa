"""Recommendations, asked in the words of the field."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

from complaints.decisions.unindexed import its
from complaints.models.decisions import Decision
from complaints.recommendations.public import improvement_is_public, recommendation_stands
from councils.years import Year

if TYPE_CHECKING:
    from complaints.models.recommendations import Recommendation  # noqa: F401  # named in a text


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations, asked in the words of the field."""

    def public(self, at: datetime) -> RecommendationQuerySet:
        """Service improvements that stand, of decisions shown at an instant: the only way out."""
        found: RecommendationQuerySet = self._of_its_decision().filter(
            improvement_is_public(at, "its_")
        )
        return found

    def standing(self, at: datetime) -> RecommendationQuerySet:
        """Without those that are void: no longer required, or of a decision not upheld any more."""
        return self._of_its_decision().filter(recommendation_stands(at, "its_"))

    def newest_public(self, at: datetime) -> RecommendationQuerySet:
        """The same, the newest decision first: a page of them is found along an index of decisions.

        Asked for by something else of their own, they are rather to be ``public``.
        """
        found = self._of_its_decision().filter(improvement_is_public(at))
        return found.newest_first()

    def _of_its_decision(self) -> RecommendationQuerySet:
        """To be asked for what is so of their decisions, of which most have nothing public."""
        found: RecommendationQuerySet = self.alias(**its("decision__"))
        return found

    def for_list(self) -> RecommendationQuerySet:
        """What a list of improvements shows of them: never what is private."""
        return self.select_related("council", "decision__council", "decision__subject").only(
            "council",
            "council__slug",
            "council__name",
            "number",
            "public_summary",
            "change",
            "due_on",
            "done_on",
            "outcome",
            "recorded_on",
            "first_not_complied_on",
            "decision__reference",
            "decision__council__name",
            "decision__decided_on",
            "decision__subject__slug",
            "decision__subject__heading",
            "decision__subject__name",
        )

    def for_data(self) -> RecommendationQuerySet:
        """What re-users get of each, and what its compliance is worked out from."""
        return self.select_related(
            "council", "decision__council", "decision__subject__category"
        ).only(
            "number",
            "decision__council__slug",
            "council__slug",
            "council__name",
            "council__former_names",
            "public_summary",
            "change",
            "due_on",
            "done_on",
            "outcome",
            "recorded_on",
            "first_not_complied_on",
            "decision__reference",
            "decision__decided_on",
            "decision__subject__slug",
            "decision__subject__heading",
            "decision__subject__name",
            "decision__subject__category__slug",
        )

    def decided_in(self, year: Year) -> RecommendationQuerySet:
        """Those of decisions of the year."""
        return self.filter(decision__decided_on__gte=year.start, decision__decided_on__lt=year.end)

    def of(self, decision: Decision) -> RecommendationQuerySet:
        return self.filter(decision=decision).select_related("council").order_by("number")

    def newest_first(self) -> RecommendationQuerySet:
        return self.order_by("-decision__decided_on", "-decision__reference", "number")

    def still_required(self) -> RecommendationQuerySet:
        """Without those that a second person agreed are no longer required."""
        return self.filter(no_longer_required_at=None)

    def outstanding(self) -> RecommendationQuerySet:
        """Still required, and nothing recorded yet."""
        return self.still_required().filter(outcome="")

    def due_between(self, first: date, last: date) -> RecommendationQuerySet:
        """Outstanding and due on a day from the first to the last, both included."""
        return self.outstanding().filter(due_on__gte=first, due_on__lte=last)

    def overdue(self, today: date) -> RecommendationQuerySet:
        """Outstanding, and due before today."""
        return self.outstanding().filter(due_on__lt=today)

    def late(self) -> RecommendationQuerySet:
        """Still required, and complied with after the day on which it was due."""
        return self.still_required().filter(outcome="complied", done_on__gt=F("due_on"))

    def at_closed_councils(self, today: date) -> RecommendationQuerySet:
        """Outstanding at a council that has closed: somebody says which successor must comply."""
        return self.outstanding().filter(council__closed_on__lte=today)

    def awaiting_confirmation(self) -> RecommendationQuerySet:
        """Those somebody says are no longer required, or required again: a second person confirms.

        Who says that something ended is required again leaves it ended until then.
        """
        every = self.model.objects.order_by()
        ending = every.filter(no_longer_required_at=None).exclude(no_longer_required_reason="")
        again = every.exclude(required_again_reason="")
        # Each by its own index: asked for either at once, both databases read every row.
        found = {key for each in (ending, again) for key in each.values_list("pk", flat=True)}
        return self.filter(pk__in=found)
