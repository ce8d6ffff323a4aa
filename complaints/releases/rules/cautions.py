"""What whoever submits or approves a release should know first: nothing that stands in the way."""

from __future__ import annotations

from datetime import datetime

from complaints.models import Release
from complaints.releases.rules.announcement import is_announced_late
from complaints.releases.steps import council_checks
from complaints.releases.steps.freeze import edition_before
from complaints.statistics.changes import case_changes
from complaints.statistics.differing_cases import differing_cases
from councils.dates import instant_in_words


def cautions(release: Release, at: datetime) -> list[str]:
    """Sentences, none where there is nothing to say. Reads every case of the year."""
    found = []
    is_first = edition_before(release) is None
    if is_first and is_announced_late(release.public_at, at):
        found.append(
            f"Customarily a release is announced four weeks ahead; {release} becomes public on"
            f" {instant_in_words(release.public_at)}, sooner than that."
        )
    if changed := cases_changed(release):
        cases = "case has" if changed == 1 else "cases have"
        found.append(
            f"{changed:,} {cases} changed in the decisions since the figures were counted on"
            f" {instant_in_words(release.made_at)}. The figures do not show that unless they are"
            " counted again."
        )
    checks = council_checks.standing(release)
    if checks.open_questions:
        councils = "council questions" if checks.open_questions == 1 else "councils question"
        found.append(f"{checks.open_questions:,} {councils} the counts, and that is not settled.")
    if checks.not_answered:
        councils = "council has" if checks.not_answered == 1 else "councils have"
        found.append(f"{checks.not_answered:,} {councils} not answered whether the counts agree.")
    if not checks.asked and is_first:
        found.append("No council has been asked to check its own counts.")
    return found


def cases_changed(release: Release) -> int:
    """How many cases count otherwise now than when they were counted; an imported year has none."""
    if release.source != Release.Source.COUNTED:
        return 0
    return len(case_changes(*differing_cases(release)))
