"""The register of councils in memory: as it is, and as a file would make it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Model
from django.utils.text import slugify
from simple_history.utils import bulk_update_with_history

from councils.bulk_history import create_with_history
from councils.models import Alias, Council, FormerCode, Residents
from councils.register.names.notation import folded


@dataclass
class Entry:
    """One council, with what the file adds to it."""

    council: Council
    row: int = 0
    altered: set[str] = field(default_factory=set)
    details: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    former_codes: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    successors: list[Entry] = field(default_factory=list)
    residents: Residents | None = None

    @property
    def is_new(self) -> bool:
        return self.council.pk is None


class Register:
    """Every council by its slug, codes and names; what is added is found too."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.codes: dict[str, Entry] = {}
        self.names: dict[str, Entry] = {}
        self.keys: dict[str, Entry] = {}  # names and aliases
        by_pk: dict[int, Entry] = {}
        for council in Council.objects.select_related("county"):
            entry = by_pk[council.pk] = Entry(council)
            self.add(entry)
        self.former_codes = set()
        for code in FormerCode.objects.all():
            self.former_codes.add(code.code)
            self.codes[code.code] = by_pk[code.council_id]
        self.aliases = set()
        for alias in Alias.objects.all():
            self.aliases.add(alias.key)
            self.keys[alias.key] = by_pk[alias.council_id]
        self.residents = {(row.council_id, row.year): row for row in Residents.objects.all()}
        links = Council.successors.through.objects.values_list("from_council", "to_council")
        self.succession = {(by_pk[a].council.slug, by_pk[b].council.slug) for a, b in links}

    def add(self, entry: Entry) -> None:
        council = entry.council
        self.entries[council.slug] = entry
        if council.gss_code:
            self.codes.setdefault(council.gss_code, entry)
        self.names.setdefault(folded(council.name), entry)
        self.keys.setdefault(folded(council.name), entry)

    def find(
        self, slug: str, code: str, former_codes: list[str], name: str, register_code: str
    ) -> Entry | None:
        """The council meant: by slug, else by code, else by name, else by the register's code."""
        if slug:
            return self.entries.get(slug)
        for each in (code, *former_codes):
            if each in self.codes:
                return self.codes[each]
        if entry := self.names.get(folded(name)):
            return entry
        same = [e for e in self.entries.values() if e.council.register_code == register_code]
        return same[0] if register_code and not code and len(same) == 1 else None

    def new(self, slug: str, name: str) -> Entry:
        """A council to be created; ValueError where its slug is taken."""
        slug = slug or slugify(name)[:100]
        if slug in self.entries:
            taken = self.entries[slug].council
            raise ValueError(f"the slug {slug!r} belongs to {taken}: write another one for this")
        return Entry(Council(slug=slug, name=name))

    def write(self, touched: list[Entry], reason: str, at: datetime) -> None:
        """Stores what the file adds and alters; counties first, because districts name them."""
        new = [entry for entry in touched if entry.is_new]
        self._create([entry for entry in new if entry.council.county is None], reason, at)
        self._create([entry for entry in new if entry.council.county is not None], reason, at)
        self._alter([e for e in touched if e.altered and not e.successors], reason, at)
        self._link([entry for entry in touched if entry.successors], reason, at)
        for rows in self._belonging(touched):
            create_with_history(rows, reason=reason, at=at)

    @staticmethod
    def _belonging(touched: list[Entry]) -> Iterator[list[Model]]:
        yield [FormerCode(council=e.council, code=code) for e in touched for code in e.former_codes]
        yield [Alias(council=e.council, key=key) for e in touched for key in e.aliases]
        for entry in touched:
            if entry.residents:
                entry.residents.council = entry.council
        yield [entry.residents for entry in touched if entry.residents]

    @staticmethod
    def _create(entries: list[Entry], reason: str, at: datetime) -> None:
        for entry in entries:
            _take_key_of_county(entry.council)
        create_with_history([entry.council for entry in entries], reason=reason, at=at)

    @staticmethod
    def _alter(entries: list[Entry], reason: str, at: datetime) -> None:
        for entry in entries:
            _take_key_of_county(entry.council)
        fields = sorted({name for entry in entries for name in entry.altered})
        if fields:
            councils = [entry.council for entry in entries]
            bulk_update_with_history(
                councils, Council, fields, default_change_reason=reason, default_date=at
            )

    @staticmethod
    def _link(entries: list[Entry], reason: str, at: datetime) -> None:
        """Names successors; each council is then saved by itself, which keeps whom it has."""
        link = Council.successors.through
        link.objects.bulk_create(
            link(from_council=entry.council, to_council=successor.council)
            for entry in entries
            for successor in entry.successors
        )
        for council in [entry.council for entry in entries]:
            _take_key_of_county(council)
            council._change_reason, council._history_date = reason, at
            council.save()


def _take_key_of_county(council: Council) -> None:
    """A county that was just created had no key when it was assigned."""
    council.county = council.county
