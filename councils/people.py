"""Colleagues, as their colleagues read of them. No name of staff is ever public."""

from __future__ import annotations

from typing import Any


def name_of(user: Any) -> str:
    """The name of somebody who works here; of whom nothing is known, that is said."""
    return (user.get_full_name() or user.get_username()) if user else "somebody unknown"
