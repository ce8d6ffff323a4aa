"""The portal's own table of postcodes: a sorted file, searched where it lies.

The longest prefix decides: the postcode, else its sector, else its outward code. Nothing is
loaded: the file is mapped into memory, so that all workers share its pages. A prefix table cannot
say that a postcode does not exist.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from councils.postcodes.written import Postcode

OWN_TABLE = Path(__file__).parents[1] / "reference" / "postcodes.csv"


class Prefixes:
    """The lines ``prefix,gss_code`` of a file, in the order of their prefixes, below a header."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._text = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._places = range(self._text.find(b"\n") + 1, len(self._text))

    def code_of(self, postcode: Postcode) -> str | None:
        """The code of the district in which a postcode lies; empty: in none of England.

        None where the table knows nothing like it. Of a part of a postcode: of most of it.
        """
        for prefix in dict.fromkeys((str(postcode), postcode.sector, postcode.outward)):
            for key, code in self._lines_from(prefix):
                if key == prefix:
                    return code
                break
        return None

    def codes_within(self, part: Postcode) -> set[str]:
        """The codes of the districts in which postcodes lie that begin so; empty: in none.

        None at all where the table knows no postcode like it.
        """
        default, found = self.code_of(part), set[str]()
        beginning = part.sector if part.digit else f"{part.outward} "
        for key, code in self._lines_from(beginning):
            if not key.startswith(beginning):
                break
            found.add(code)
        return found if default is None else found | {default}

    def codes(self) -> set[str]:
        """Every code that the table names."""
        lines = self._text[self._places.start :].decode().splitlines()
        return {line.partition(",")[2] for line in lines} - {""}

    def _lines_from(self, prefix: str) -> Iterator[tuple[str, str]]:
        """From the first that is not before a prefix in the alphabet."""
        found = bisect_left(self._places, prefix.encode(), key=self._key_at)
        start = self._places.start + found
        while start < len(self._text):
            end = self._text.find(b"\n", start)
            key, code = self._text[start:end].decode().split(",")
            yield key, code
            start = end + 1

    def _key_at(self, place: int) -> bytes:
        """The prefix of the line that this place lies in."""
        start = self._text.rfind(b"\n", 0, place) + 1
        return self._text[start : self._text.find(b",", start)]


@lru_cache(maxsize=1)
def own_prefixes() -> Prefixes:
    return Prefixes(OWN_TABLE)


@lru_cache(maxsize=1)
def own_codes() -> frozenset[str]:
    return frozenset(own_prefixes().codes())
