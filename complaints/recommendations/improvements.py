"""Service improvements, each with what the public is told of its compliance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from complaints.models import Recommendation, Release, ReleasedCase
from councils.years import Year

STATUS: dict[str, str] = {
    ReleasedCase.Compliance.NOT_COMPLIED: "not complied with",
    ReleasedCase.Compliance.LATE: "done late",
    ReleasedCase.Compliance.ON_TIME: "done on time",
}


@dataclass(frozen=True)
class Improvement:
    """A service improvement with what the public is told of its compliance.

    ``compliance`` is as a release counts it; empty where nothing is to be told.
    """

    recommendation: Recommendation
    compliance: str

    @property
    def status(self) -> str:
        """The same in words."""
        return STATUS.get(self.compliance, "")


def with_status(
    rows: Iterable[Recommendation], releases: Mapping[Year, Release]
) -> list[Improvement]:
    """What became of each, where the year in which that was recorded has been released.

    Until then the compliance of the year is not public, so neither is that of one case.
    """
    return list(each_with_status(rows, releases))


def each_with_status(
    rows: Iterable[Recommendation], releases: Mapping[Year, Release]
) -> Iterator[Improvement]:
    """The same one by one, for what is too long to be kept."""
    for row in rows:
        yield Improvement(row, _compliance(row, releases))


def _compliance(row: Recommendation, releases: Mapping[Year, Release]) -> str:
    """A first failure stands, as it does in the year whose figures counted it."""
    if row.first_not_complied_on:
        told = Year.of(row.first_not_complied_on) in releases
        return ReleasedCase.Compliance.NOT_COMPLIED if told else ""
    if row.recorded_in() not in releases:
        return ""
    return ReleasedCase.Compliance.LATE if row.was_late else ReleasedCase.Compliance.ON_TIME
