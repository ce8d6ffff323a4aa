"""Rows of a list, asked for page by page, with what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypedDict, TypeVar, cast

Row = TypeVar("Row")


class Release(TypedDict):
    """The edition of a year from which an answer is made."""

    year: str
    edition: int
    public_at: str


class Suspension(TypedDict):
    """A year whose figures are not shown, because they are wrong."""

    year: str
    since: str
    why: str


class EditionsDiffer(Exception):
    """A year's figures were replaced while their rows were read: read them again from the first."""


class Rows(Generic[Row]):
    """The rows of a list, in its order; each page is asked for when its rows are wanted.

    What goes with the rows wherever they go is beside them: ``note``, ``releases``, ``suspended``.
    """

    def __init__(self, ask: Callable[[str | None], Mapping[str, Any]]) -> None:
        self._ask = ask
        self._first: Mapping[str, Any] | None = None

    def __iter__(self) -> Iterator[Row]:
        page = self._page
        while True:
            yield from page["results"]
            if page["next"] is None:
                return
            page = self._ask(page["next"])
            if page["releases"] != self._page["releases"]:
                raise EditionsDiffer("The figures were replaced meanwhile: read them again.")

    @property
    def _page(self) -> Mapping[str, Any]:
        if self._first is None:
            self._first = self._ask(None)
        return self._first

    @property
    def note(self) -> str | None:
        """What must go with the figures: that they are made up, where they are."""
        return cast("str | None", self._page["note"])

    @property
    def releases(self) -> list[Release]:
        """The edition of each public year from which the rows are made."""
        return cast("list[Release]", self._page["releases"])

    @property
    def suspended(self) -> list[Suspension]:
        """The years whose figures are not shown, and why."""
        return cast("list[Suspension]", self._page["suspended"])


class Answers:
    """What the lists are asked by: a portal has it."""

    def rows(self, slug: str, wanted: Mapping[str, Any]) -> Rows[Any]:
        raise NotImplementedError

    def one(self, slug: str, name: str) -> Any:
        raise NotImplementedError
