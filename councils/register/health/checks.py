"""The whole register checked: every contradiction of it, and those that a load brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from councils.files.changes import Changes
from councils.register.health.kinds import KINDS, Kind
from councils.register.health.whole import Found, Whole

Identity = tuple[str, tuple[str, ...], str]


@dataclass(frozen=True)
class Contradictions:
    """Those of one kind."""

    kind: Kind
    found: list[Found]

    def identities(self) -> Iterator[Identity]:
        """What each is, whatever the names and days in its sentence."""
        for each in self.found:
            yield self.kind.slug, tuple(council.slug for council in each.councils), each.about


def register_contradictions(today: date, whole: Whole | None = None) -> list[Contradictions]:
    """Of each kind, those that there are; in as many queries, however many councils there are."""
    whole = whole or Whole(today)
    return [Contradictions(kind, [*kind.find(whole)]) for kind in KINDS]


def watched(work: Callable[[bool], Changes], today: date) -> Callable[[bool], Changes]:
    """Work that loads a file: once it has written, it notes what contradicts that did not before.

    Nothing is refused by it.
    """

    def noted(write: bool) -> Changes:
        if not write:
            return work(write)
        before = _identities(today)
        changes = work(write)
        after = _identities(today)
        if new := after - before:
            changes.notes = [*changes.notes, _note(len(new), len(after))]
        return changes

    return noted


def _identities(today: date) -> set[Identity]:
    return {each for kind in register_contradictions(today) for each in kind.identities()}


def _note(new: int, every: int) -> str:
    that = "a contradiction" if new == 1 else f"{new:,} contradictions"
    in_all = "" if new == every else f", {every:,} in all"
    return (
        f"the register has {that} that it had not before{in_all}: see What the register lacks, in"
        " the staff area"
    )
