"""What a file may change of a recommendation that is stored: no more than staff may, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from complaints.models import Extension, Recommendation, Release
from complaints.recommendations.steps.compliance import WORDS
from complaints.recommendations.steps.deadlines import why_not_given_until
from complaints.recommendations.steps.records import why_not_open
from councils.dates import day_in_words
from councils.files.tables import Row
from councils.years import Year, london_date

# The fields of an outcome, and the columns they stand in.
RECORDED = {"outcome": "compliance", "done_on": "done_on", "recorded_on": "recorded_on"}


@dataclass
class StoredRules:
    """The rules at the instant of an import, for whoever loads the file of that name."""

    at: datetime
    by: Any
    file: str

    @cached_property
    def today(self) -> date:
        return london_date(self.at)

    @cached_property
    def frozen_years(self) -> set[Year]:
        """Those whose figures have been made, be it as a draft."""
        return set(Release.objects.filter(withdrawn_at=None).values_list("year", flat=True))

    def take_outcome(self, row: Row, stored: Recommendation, values: dict[str, Any]) -> bool:
        """Leaves in ``values`` a first outcome, recorded today or on the file's day.

        Whether the file may be right about what was recorded before; it never changes that.
        """
        if stored.outcome:
            said = {name: values.pop(name) for name in RECORDED if name in values}
            return self._is_as_recorded(row, stored, said)
        if values.get("outcome"):
            self._take_first(row, stored, values)
        return True

    def _is_as_recorded(self, row: Row, stored: Recommendation, said: dict[str, Any]) -> bool:
        if not any(said.values()) or said.get("outcome") == "":
            return not said
        if not said.get("recorded_on"):
            said.pop("recorded_on", None)
        for name, value in said.items():
            if stored.recorded_on and value != getattr(stored, name):
                row.wrong(
                    RECORDED[name],
                    f"It was recorded as {WORDS[stored.outcome]} on"
                    f" {day_in_words(stored.recorded_on)}. A file does not change what was"
                    " recorded: do so with the recommendation itself, where a reviewer corrects"
                    " mistakes.",
                )
                break
        return True

    def _take_first(self, row: Row, stored: Recommendation, values: dict[str, Any]) -> None:
        if cannot := why_not_open(stored):
            row.wrong("compliance", cannot)
        recorded_on = values.get("recorded_on")
        if not recorded_on:
            values["recorded_on"] = self.today
        elif (year := Year.of(recorded_on)) in self.frozen_years:
            row.wrong(
                "recorded_on",
                f"The figures of {year} have been made without it: leave the day empty, and it"
                " is recorded today.",
            )

    def extension(
        self, row: Row, stored: Recommendation, values: dict[str, Any], *, council_is_known: bool
    ) -> Extension | None:
        """The longer time that a file gives, to be kept; None where it gives none, or may not.

        Where the case moves to another council, that follows from the day.
        """
        due_on = values.get("due_on")
        if not due_on or due_on == stored.due_on:
            return None
        council = (values.get("council") or stored.council) if council_is_known else None
        if cannot := why_not_given_until(stored, due_on, council):
            row.wrong("due_on", cannot)
            return None
        return Extension(
            recommendation=stored,
            was_due_on=stored.due_on,
            due_on=due_on,
            reason=f"From the file {self.file}",
            granted_by=self.by,
            granted_at=self.at,
        )
