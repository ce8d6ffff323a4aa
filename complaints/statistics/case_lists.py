"""The counts of a year's figures as lists of their cases: which cases stand behind each.

A count is named as in ``Performance`` and in the data. It is counted from the cases that an edition
froze; a list shows those of them that are public, and says how many are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from complaints.decisions.public import decision_is_public
from complaints.decisions.unindexed import its
from complaints.figures.sums import INVESTIGATED, SHOWN, UPHELD_IN_ALL, in_words
from complaints.models import Category, CouncilFigures, Release, ReleasedCase
from complaints.statistics.comparison import OTHER
from complaints.statistics.readable_cases import (
    CountedCases,
    agreement_stands,
    has_compliance,
)
from councils.addresses import path_of
from councils.models import Council

COMPLIANCE = ReleasedCase.Compliance
LABELS = {
    **{each.name: each.label for each in SHOWN.outcomes},
    UPHELD_IN_ALL.name: in_words(reversed(UPHELD_IN_ALL.outcomes), "or").capitalize(),
    INVESTIGATED.name: f"Investigated: {in_words(reversed(INVESTIGATED.outcomes), 'or')}",
    "satisfactory_remedies": "Upheld, with a satisfactory remedy",
    "on_time": "Complied with on time",
    "late": "Complied with late",
    "not_complied": "Not complied with",
    "complied": "Complied with, on time or late",
    "compliance_outcomes": "With a compliance outcome",
}
OF_OUTCOME = {
    **{each.name: Q(outcome=each.name) for each in SHOWN.outcomes},
    UPHELD_IN_ALL.name: Q(outcome__in=UPHELD_IN_ALL.names),
    INVESTIGATED.name: Q(outcome__in=INVESTIGATED.names),
    "satisfactory_remedies": Q(satisfactory_remedy=True),
}
OF_COMPLIANCE = {
    "on_time": has_compliance(COMPLIANCE.ON_TIME),
    "late": has_compliance(COMPLIANCE.LATE),
    "not_complied": has_compliance(COMPLIANCE.NOT_COMPLIED),
    "complied": has_compliance(COMPLIANCE.ON_TIME, COMPLIANCE.LATE),
    "compliance_outcomes": has_compliance(),
}
COUNTED = {**OF_OUTCOME, **OF_COMPLIANCE}


@dataclass(frozen=True)
class CountedList:
    """A count of an edition: of one council, of one type as it is summed, or of the nation."""

    release: Release
    name: str
    council: Council | None = None
    type: str = ""

    def address(self, category: str = "") -> str:
        """Of the list, or its part in a category; empty for an imported year: it names no cases."""
        if self.release.source != Release.Source.COUNTED:
            return ""
        earlier = self.release.edition if self.release.replaced_by else ""
        asked = {
            "council": self.council.slug if self.council else "",
            "type": self.type,
            "category": category,
            "year": self.release.year,
            "counted": self.name,
            "edition": earlier,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{path_of('decisions')}?{query}"

    @property
    def label(self) -> str:
        return LABELS[self.name]

    @property
    def asked_of_today(self) -> dict[str, str]:
        """What asks the same of decisions as they are today; empty where no filter does.

        The year of a compliance outcome is that in which it was recorded, not the decision's.
        """
        if self.name in SHOWN.names:
            return {"outcome": self.name}
        return {"compliance": self.name, "year": ""} if self.name in COMPLIANCE.values else {}

    def cases(self) -> QuerySet[ReleasedCase]:
        """All that were counted, public or not."""
        found = ReleasedCase.objects.filter(COUNTED[self.name], release=self.release).order_by()
        if self.council:
            return found.filter(council=self.council)
        if not self.type:
            return found.exclude(council__type=OTHER)
        if self.type == OTHER:
            return found.filter(council__type=OTHER)
        similar = CouncilFigures.objects.filter(
            release=self.release, council__type=self.type, existed=True
        )
        return found.filter(council__in=similar.order_by().values("council"))

    def to_read(self, at: datetime, category: Category | None = None) -> QuerySet[ReleasedCase]:
        """Those that may be listed, where their decisions are public: nothing of what is void.

        Of a category also those that it was not broken down into and whose subject it has: to
        leave them out would tell which cases had been withheld.
        """
        found = self.cases()
        if self.name in OF_COMPLIANCE:
            found = found.filter(agreement_stands(at))
        if category:
            by_subject = Q(category=None, decision__subject__category=category)
            found = found.filter(Q(category=category) | by_subject)
        return found

    def shown(self, at: datetime) -> QuerySet[ReleasedCase]:
        """Those whose decisions are public: the list itself."""
        return self.to_read(at).alias(**its("decision__")).filter(decision_is_public(at, "its_"))

    def number(self, at: datetime) -> CountedCases:
        """How many cases the count counts, and of how many the list is."""
        counted, shown = self.cases().count(), self.shown(at).count()
        return CountedCases(self.name, LABELS[self.name], counted, shown)
