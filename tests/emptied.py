"""What a test that commits empties is filled again: content types and permissions.

Django works them out of all models each time, which takes longer than many of those tests. They
are the same each time, so what it made first in a process is laid down from then on.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.core.management.commands import flush
from django.db import connections

MODELS = (ContentType, Permission)


class Filled:
    """Stands in for the signal after which Django makes them."""

    def __init__(self, make: Callable[..., None]):
        self.make = make
        self.kept: dict[str, list[list[Any]]] = {}

    def __call__(self, verbosity: int, interactive: bool, db: str, **fields: Any) -> None:
        if db not in self.kept:
            self.make(verbosity, interactive, db, **fields)
            self.kept[db] = [list(model._base_manager.using(db).all()) for model in MODELS]
            return
        for model, rows in zip(MODELS, self.kept[db], strict=True):
            model._base_manager.using(db).bulk_create(rows)
        for statement in connections[db].ops.sequence_reset_sql(no_style(), MODELS):
            connections[db].cursor().execute(statement)  # the next have numbers after theirs
        ContentType.objects.clear_cache()  # as Django does


def fill_again(patch: Any) -> None:
    patch.setattr(flush, "emit_post_migrate_signal", Filled(flush.emit_post_migrate_signal))
