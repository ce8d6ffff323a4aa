"""What staff may not do, as a sentence that they read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Refused(Exception):
    """Something is not done, and why; nothing was written."""


def why_refused(rule: Callable[..., object], *given: Any) -> str:
    """Why a rule refuses what is given, in its sentence; empty where it does not."""
    try:
        rule(*given)
    except Refused as refused:
        return str(refused)
    return ""
