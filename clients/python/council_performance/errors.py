"""What a portal says where it does not give what it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

import httpx


class Wrong(TypedDict, total=False):
    """One parameter that is wrong, why, and what is allowed where that can be listed."""

    parameter: str
    detail: str
    allowed: list[str]


@dataclass
class Refused(Exception):
    """The answer is no: an RFC 9457 problem, with each parameter that is wrong."""

    status: int
    detail: str
    errors: list[Wrong] = field(default_factory=list)

    def __str__(self) -> str:
        allowed = [
            f"{each['parameter']} may be: {', '.join(each['allowed'])}."
            for each in self.errors
            if each.get("allowed")
        ]
        return " ".join([f"{self.detail.rstrip('.')}.", *allowed])


class NotThere(Refused):
    """There is nothing of that name, or it is not public, or its figures are suspended."""


class Busy(Refused):
    """The portal asked to come again later, for longer than was to be waited."""


def refusal(response: httpx.Response) -> Refused:
    """What an answer that is none says, whether or not it comes from the portal itself."""
    kind = {404: NotThere, 429: Busy, 503: Busy}.get(response.status_code, Refused)
    if not response.headers.get("Content-Type", "").startswith("application/problem+json"):
        return kind(response.status_code, f"{response.url} answered {response.status_code}.")
    said = response.json()
    return kind(response.status_code, said["detail"], said.get("errors", []))
