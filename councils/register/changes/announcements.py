"""One row of a file of changes, put into the plan: what it announces, changes or cancels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import slugify

from councils.dates import day_in_words
from councils.files.changes import from_to
from councils.files.tables import Row
from councils.models import AnnouncedChange, Council
from councils.register.changes.columns import DESCRIBES, PARSE, RETYPE
from councils.register.changes.plan import Action, Plan
from councils.register.names.exact import CouncilNames
from councils.register.names.notation import folded
from councils.register.names.short import short_name_of

OF_THE_CHANGE = ("name", "short_name", "gss_code", "county", "region", "website")


@dataclass
class Announcement:
    """One change that a row announces, changes or cancels; ``details`` say what differs."""

    row: Row
    action: str
    on: date
    council: Council
    change: AnnouncedChange
    is_new: bool = False
    is_cancelled: bool = False
    details: list[str] = field(default_factory=list)


class Reading:
    """Reads the rows of one file into a plan. Rows that open councils go before all others."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names = CouncilNames()
        self.opened = {folded(each.name): each for each in plan.councils.values()}

    def council(self, row: Row, column: str, *, is_needed: bool = True) -> Council | None:
        """The council that a cell names: by slug, else as files name councils."""

        def meant(text: str) -> Council:
            if text in self.plan.councils:
                return self.plan.councils[text]
            if found := self.opened.get(folded(text)):
                return found
            return self.plan.councils[self.names.named(text).slug]

        return row.required(column, meant) if is_needed else row.read(column, meant)

    def announce(
        self, row: Row, action: str, on: date, *, is_cancelled: bool
    ) -> list[Announcement]:
        """What the row says, in the plan; what is wrong with it is noted at its cells."""
        if action == RETYPE:
            return self._retyped(row, on, is_cancelled)
        council = self._opened(row, on) if action == Action.OPEN else self.council(row, "council")
        successor = self.council(row, "successor") if action == Action.SUCCEED else None
        if council is None or (action == Action.SUCCEED and successor is None):
            return []
        return [self._one(row, action, on, council, successor, is_cancelled)]

    def _retyped(self, row: Row, on: date, is_cancelled: bool) -> list[Announcement]:
        """A council of another type is another council, which has the place of the first."""
        old = self.council(row, "council")
        new = self._opened(row, on, slug=row["successor"])
        if old is None or new is None:
            return []
        if new is old:
            row.wrong("successor", f"{old.slug!r} is the council itself: give the new one a slug")
            return []
        return [
            self._one(row, Action.OPEN, on, new, None, is_cancelled),
            self._one(row, Action.CLOSE, on, old, None, is_cancelled),
            self._one(row, Action.SUCCEED, on, old, new, is_cancelled),
        ]

    def _opened(self, row: Row, on: date, slug: str | None = None) -> Council | None:
        """The council that a row opens: known already, or made here. Its slug never changes."""
        name = row.read("name", PARSE["name"])
        if slug is None:
            named = row.required("council", PARSE["council"]) or ""
            slug = named if named == slugify(named) else slugify(named)
            name = name or named
            if not named:
                return None
        slug = (slug or slugify(name or ""))[:100]
        if slug in self.plan.councils:
            return self.plan.councils[slug]
        if not name or not slug or slug != slugify(slug):
            row.wrong(
                "name", "a new council needs a name, and a slug of a to z, 0 to 9 and hyphens"
            )
            return None
        council = Council(slug=slug, name=name, short_name=short_name_of(name), opened_on=on)
        self.plan.add(council)
        self.opened[folded(name)] = council
        return council

    def _one(
        self,
        row: Row,
        action: str,
        on: date,
        council: Council,
        successor: Council | None,
        is_cancelled: bool,
    ) -> Announcement:
        change = self.plan.found(action, council, successor, on)
        is_new = change is None
        change = change or AnnouncedChange(
            action=action, takes_effect_on=on, council=council, successor=successor
        )
        said = Announcement(row, action, on, council, change, is_new, is_cancelled)
        if is_cancelled:
            self._cancel(said)
            return said
        if not is_new and change.takes_effect_on != on:
            if self._has_passed(said):
                return said
            said.details.append(from_to("takes_effect_on", change.takes_effect_on, on))
            change.takes_effect_on = on
        self._source(said)
        IN_PLAN[action](self, said)
        if is_new:
            self.plan.announced.append(change)
        return said

    def _has_passed(self, said: Announcement) -> bool:
        """What took effect is neither changed nor cancelled; notes it where it did."""
        day = said.change.takes_effect_on
        if day <= self.plan.today:
            said.row.wrong("takes_effect_on", f"{said.change} since {day_in_words(day)} already")
        return day <= self.plan.today

    def _source(self, said: Announcement) -> None:
        source = said.row.read("source_url", PARSE["source_url"]) or ""
        if source and source != said.change.source_url:
            if not said.is_new:
                said.details.append(from_to("source_url", said.change.source_url, source))
            said.change.source_url = source

    def _values(self, said: Announcement) -> dict[str, Any]:
        """What the row says of the council; an empty cell says nothing."""
        read: dict[str, Any] = {}
        for column in DESCRIBES[Action(said.action)]:
            if column == "county":
                value: Any = self.council(said.row, column, is_needed=False)
            else:
                value = said.row.read(column, PARSE[column])
            if value is not None:
                read[column] = value
        return read

    def _opens(self, said: Announcement) -> None:
        council = said.council
        if said.is_new and council.pk and council.opened_on != said.on:
            since = council.opened_on
            there = f"since {day_in_words(since)}" if since else "and has no day of opening"
            said.row.wrong("council", f"{council} is in the register already, {there}")
            return
        is_over = council.pk is not None and said.change.takes_effect_on <= self.plan.today
        self.plan.set(council, "opened_on", said.on)
        for column, value in self._values(said).items():
            if column == "type" and council.pk and value != council.type:
                said.row.wrong("type", f"{council} is a {council.type}; a type never changes")
            elif (before := getattr(council, column)) != value:
                if is_over:
                    said.row.wrong(column, f"{council} exists: write {_HOW[column]} for this")
                    continue
                self.plan.set(council, column, value)
                if council.pk:
                    said.details.append(from_to(column, before, value))
        if not council.type:
            said.row.wrong("type", "a new council needs a type")

    def _closes(self, said: Announcement) -> None:
        closed = said.council.closed_on
        if closed and closed <= self.plan.today and closed != said.on:
            said.row.wrong("takes_effect_on", f"{said.council} closed on {day_in_words(closed)}")
            return
        self.plan.set(said.council, "closed_on", said.on)

    def _succeeds(self, said: Announcement) -> None:
        assert said.change.successor is not None
        self.plan.join(said.council, said.change.successor)

    def _is_called(self, said: Announcement) -> None:
        """A name or a code, which waits in the change until its day."""
        column = "name" if said.action == Action.RENAME else "gss_code"
        if not said.row[column]:
            said.row.wrong(column, "is empty")
        for each, value in self._values(said).items():
            before = getattr(said.change, each)
            if before == value:
                continue
            if said.change.written_at:
                self._has_passed(said)
                return
            if not said.is_new:
                said.details.append(from_to(each, before, value))
            setattr(said.change, each, value)

    def _cancel(self, said: Announcement) -> None:
        if said.is_new:
            said.row.wrong("cancelled", f"{said.change} is not announced")
        elif not self._has_passed(said):
            self.plan.cancel(said.change)


_HOW = {
    "name": "rename",
    "short_name": "rename",
    "website": "rename",
    "gss_code": "recode",
    "county": "recode",
    "region": "recode",
}
IN_PLAN: dict[str, Callable[[Reading, Announcement], None]] = {
    Action.OPEN: Reading._opens,
    Action.CLOSE: Reading._closes,
    Action.SUCCEED: Reading._succeeds,
    Action.RENAME: Reading._is_called,
    Action.RECODE: Reading._is_called,
}
