"""A council performance portal: its lists, single rows, and whole files."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import httpx

from council_performance.answers import Rows
from council_performance.errors import refusal
from council_performance.lists import Lists

LATER = {429, 503}  # with Retry-After: the seconds after which to come again
PART = 1 << 20


class Portal(Lists):
    """A portal at an address such as ``https://portal.example``.

    ``patience`` is for how many seconds in all one answer is waited for where the portal says that
    it is busy. ``client`` is an ``httpx.Client`` of your own, for a proxy, or with who you are in
    its headers, and stays open; connections of its own close after ``with``, or by ``close``.
    """

    def __init__(
        self, address: str, *, patience: float = 60, client: httpx.Client | None = None
    ) -> None:
        self.address = address.rstrip("/")
        self.patience = patience
        self.client = client or httpx.Client(timeout=30, follow_redirects=True)
        self._is_its_own = client is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        if self._is_its_own:
            self.client.close()

    def rows(self, slug: str, wanted: Mapping[str, Any]) -> Rows[Any]:
        """The rows of a list by its name; ``wanted`` as in the portal's documentation."""
        address = f"{self.address}/api/v1/{slug}/"
        asked = {name: _written(value) for name, value in wanted.items() if value is not None}

        def ask(following: str | None) -> Mapping[str, Any]:
            return self._json(following) if following else self._json(address, asked)

        return Rows(ask)

    def one(self, slug: str, name: str) -> Any:
        """One row of a list by its name. NotThere where there is none."""
        row = self._json(f"{self.address}/api/v1/{slug}/{quote(name, safe='')}/")
        return row["result"]

    def download(self, path: str, to: Path | str) -> Path:
        """A whole file, such as ``data/everything.sqlite3``, which is there whole or not at all.

        What broke off goes on where it stopped, unless the file has been made anew since.
        """
        target = Path(to)
        begun = target.with_name(target.name + ".part")
        tag = target.with_name(target.name + ".etag")
        headers = {"Accept-Encoding": "identity"}
        if begun.exists() and tag.exists():
            headers |= {"Range": f"bytes={begun.stat().st_size}-", "If-Range": tag.read_text()}
        with self._answer(f"{self.address}/{path.lstrip('/')}", headers=headers) as response:
            if is_new := response.status_code != httpx.codes.PARTIAL_CONTENT:
                tag.write_text(response.headers.get("ETag", ""))
            with begun.open("wb" if is_new else "ab") as file:
                for part in response.iter_bytes(PART):
                    file.write(part)
        begun.replace(target)
        tag.unlink(missing_ok=True)
        return target

    def _json(self, address: str, wanted: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        headers = {"Accept": "application/json"}
        with self._answer(address, params=wanted, headers=headers) as response:
            response.read()
            found: Mapping[str, Any] = response.json()
            return found

    @contextmanager
    def _answer(self, address: str, **how: Any) -> Iterator[httpx.Response]:
        """What is at an address, its body not read yet; whoever is told to comes again."""
        waited = 0.0
        while True:
            with self.client.stream("GET", address, **how) as response:
                if response.is_success:
                    yield response
                    return
                response.read()
            pause = _pause(response)
            if pause is None or waited + pause > self.patience:
                raise refusal(response)
            time.sleep(pause)
            waited += pause


def _pause(response: httpx.Response) -> float | None:
    """For how many seconds the portal asks to wait; None where it does not."""
    asked = response.headers.get("Retry-After", "")
    return max(float(asked), 0.1) if response.status_code in LATER and asked.isdecimal() else None


def _written(value: Any) -> str:
    """As an address has it: several with commas between them."""
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value)
    return ",".join(map(str, value))
