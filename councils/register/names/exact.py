"""The one council that a name in a file means: by slug, name, short name, alias or code.

What means several councils is ambiguous, and is refused: *Somerset Council* and *Somerset County
Council* are two, so *Somerset* is neither. What is written with a mistake means none.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from councils.files.problems import SHOWN
from councils.lists import listed
from councils.models import Council, FormerCode
from councils.register.names.index import index
from councils.register.names.matches import MEANT, Match, Typed, fitting, matches
from councils.register.names.notation import folded

SHORTEST_SUGGESTED = 3
SUGGESTED = 4


class CouncilNames:
    """Every council's names and codes, read once."""

    def __init__(self) -> None:
        self.councils: list[Council] = list(Council.objects.all())
        self._index = index()
        self._by_pk = {council.pk: council for council in self.councils}
        self._codes = {code.code: self._by_pk[code.council_id] for code in FormerCode.objects.all()}
        self._codes |= {each.gss_code: each for each in self.councils if each.gss_code}
        self._codes |= {each.register_code: each for each in self.councils if each.register_code}
        self._keys: dict[str, set[Council]] = defaultdict(set)
        for called in self._index.called:
            for key in called.keys:
                self._keys[key].add(self._by_pk[called.pk])
        self._met: dict[str, set[Council]] = {}
        self._answers: dict[str, Council | str] = {}
        self._suggested = 0

    def coded(self, code: str) -> Council | None:
        """The council with a GSS code, now or formerly, or with a code of the register."""
        return self._codes.get(code.strip().upper())

    def named(self, name: str) -> Council:
        """The one council that a name or a code means; ValueError where it is none, or several."""
        if name not in self._answers:
            self._answers[name] = self._find(name)
        answer = self._answers[name]
        if isinstance(answer, str):
            raise ValueError(answer)
        return answer

    def knows(self, name: str) -> bool:
        """Whether a name means any council, be it several."""
        return name in self._codes or bool(self._meant(name))

    def _meant(self, name: str) -> set[Council]:
        """Those with just this name; where there are none, those with it but for its kind."""
        key = folded(name)
        if key not in self._met:
            found = fitting(Typed.just(key), self._index)
            same = {self._by_pk[each.called.pk] for each in found if each.fit in MEANT}
            self._met[key] = self._keys.get(key) or same
        return self._met[key]

    def _find(self, name: str) -> Council | str:
        if name in self._codes:
            return self._codes[name]
        found = self._meant(name)
        if len(found) == 1:
            return next(iter(found))
        if found:
            several = listed(sorted(f"“{council}”" for council in found), "or")
            return f"{name!r} could be {several}: write the name in full"
        return f"{name!r} is no council in the register{self._suggestions(name)}"

    def _suggestions(self, name: str) -> str:
        """What may have been meant; nothing once no more problems of a file are kept."""
        self._suggested += 1
        if len(Typed.just(folded(name)).place) < SHORTEST_SUGGESTED or self._suggested > SHOWN:
            return ""
        near: list[Match] = matches(name, self._index, date.max)[:SUGGESTED]
        suggested = listed((f"“{self._by_pk[each.called.pk]}”" for each in near), "or")
        return f"; did you mean {suggested}?" if suggested else ""
