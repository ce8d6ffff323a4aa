"""Which council a name means: by slug, name, short name, alias or code.

Names are compared in two steps. First as they are, but for case, spaces, punctuation, ``&`` and
``St``; then without the words that only say what kind of council it is. Whatever then still means
two councils is ambiguous: *Somerset Council* and *Somerset County Council* are two, so *Somerset*
is neither. And a name that says *county* never means a council whose names don't, nor the reverse.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from councils.files.problems import SHOWN
from councils.lists import listed
from councils.models import Alias, Council, FormerCode
from councils.typed_words import APOSTROPHES

# "City of London" keeps its first word, or the region would mean the one square mile.
_KINDS = re.compile(
    r"""\b(?:
        council\ of(?:\ the)?
        | (?:london\ |royal\ |metropolitan\ )?borough(?:\ council)?\ of(?:\ the)?
        | (?:london|royal|metropolitan)\ borough
        | county\ of | city\ of(?!\ london\b) | city(?!\ of\ london\b)
        | corporation | council | county | borough | district | metropolitan
        | lb | lbc | mbc | mdc | bc | cc | dc
    )\b""",
    re.VERBOSE,
)
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES), "'")
_COUNTY = re.compile(r"\bcounty\b")
SHORTEST_SUGGESTED = 3
SUGGESTED = 4
_PART_OF_COUNTY = re.compile(r"\b(?:city|borough|district|metropolitan)\b")


def folded(name: str) -> str:
    """A name without case, accents or punctuation, with ``and`` and ``st`` always written so."""
    name = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
    name = re.sub(r"['\u0300-\u036f]", "", name.replace("&", " and "))
    name = " ".join(re.sub(r"[\W_]+", " ", name).split())
    return re.sub(r"\bsaint\b", "st", name)


def place(key: str) -> str:
    """What is left of a folded name without the words for a kind of council."""
    return " ".join(_KINDS.sub(" ", key).split()).removeprefix("the ")


class CouncilNames:
    """Every council's names and codes, read once."""

    def __init__(self) -> None:
        self.councils: list[Council] = list(Council.objects.order_by("name"))
        by_pk = {council.pk: council for council in self.councils}
        self._codes = {code.code: by_pk[code.council_id] for code in FormerCode.objects.all()}
        self._codes |= {each.gss_code: each for each in self.councils if each.gss_code}
        self._codes |= {each.register_code: each for each in self.councils if each.register_code}
        self._exact: dict[str, set[Council]] = defaultdict(set)
        self._places: dict[str, set[Council]] = defaultdict(set)
        self._says_county: set[Council] = set()
        self._answers: dict[str, Council | str] = {}
        self._suggested = 0
        for council in self.councils:
            self._add(council, (council.slug, council.name), exact=True)
            self._add(council, (council.short_name,), exact=False)
        for alias in Alias.objects.all():
            self._add(by_pk[alias.council_id], (alias.key,), exact=True)

    def _add(self, council: Council, names: Iterable[str], *, exact: bool) -> None:
        for key in map(folded, names):
            if exact:
                self._exact[key].add(council)
            self._places[place(key)].add(council)
            if _COUNTY.search(key):
                self._says_county.add(council)

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
        return name in self._codes or bool(self._meant(folded(name)))

    def _meant(self, key: str) -> set[Council]:
        return self._exact.get(key) or self._of_the_kind(key)

    def _find(self, name: str) -> Council | str:
        if name in self._codes:
            return self._codes[name]
        key = folded(name)
        found = self._meant(key)
        if len(found) == 1:
            return next(iter(found))
        if found:
            several = listed(sorted(f"“{council}”" for council in found), "or")
            return f"{name!r} could be {several}: write the name in full"
        return f"{name!r} is no council in the register{self._suggestions(key)}"

    def _of_the_kind(self, key: str) -> set[Council]:
        found = self._places.get(place(key), set()) if place(key) else set()
        if _COUNTY.search(key):
            return found & self._says_county
        if _PART_OF_COUNTY.search(key):
            return found - self._says_county
        return found

    def _suggestions(self, key: str) -> str:
        """What may have been meant; nothing once no more problems of a file are kept."""
        wanted = place(key)
        self._suggested += 1
        if len(wanted) < SHORTEST_SUGGESTED or self._suggested > SHOWN:
            return ""
        near = [each for each in self._by_place if each.startswith(wanted)][:SUGGESTED]
        near = near or get_close_matches(wanted, self._by_place, 2, 0.7)
        names = dict.fromkeys(name for each in near for name in self._by_place[each])
        suggested = listed((f"“{name}”" for name in names), "or")
        return f"; did you mean {suggested}?" if suggested else ""

    @cached_property
    def _by_place(self) -> dict[str, list[str]]:
        """The names of councils by each place that they are called by, in order."""
        return {
            each: sorted(council.name for council in self._places[each])
            for each in sorted(self._places)
            if each
        }
