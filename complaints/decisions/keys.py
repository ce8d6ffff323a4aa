"""Decisions asked for by their keys, however many they are: as one parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func


class OfDecision(Func):
    """A condition on a decision, by its key."""

    output_field = BooleanField()
    conditional = True

    def __init__(self) -> None:
        super().__init__(F("pk"))

    @property
    def key(self) -> Any:
        return self.source_expressions[0]


class HasKey(OfDecision):
    """Whether a decision's key is one of these; a queryset of keys is asked once, if at all."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__()
        self.keys = keys

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        key, parameters = compiler.compile(self.key)
        # Not = ANY: of thousands it would rather walk an order of all, and look each up among them.
        return f"{key} IN (SELECT unnest(%s::bigint[]))", [*parameters, list(self.keys)]

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        key, parameters = compiler.compile(self.key)
        found = f"{key} IN (SELECT value FROM json_each(%s))"
        return found, [*parameters, json.dumps(list(self.keys))]
