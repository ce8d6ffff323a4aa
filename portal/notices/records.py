"""What sources ask of records and of people: pages, lists, keys, permissions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.urls import reverse

from councils.staff_screens import may


def list_at(name: str, query: str = "") -> str:
    return reverse(f"admin:{name}") + query


def has(permissions: tuple[str, ...], user: Any) -> bool:
    return may(user, *permissions)


def page_of(row: Model) -> str:
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def keys_of(things: Iterable[str]) -> list[int]:
    """The number in each, after its slug."""
    return [int(each.split(":")[1]) for each in things]
