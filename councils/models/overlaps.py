"""A constraint of the database: of one owner, no two rows hold on the same day."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Model, Q

# On PostgreSQL a range of one number stands for it, so that no extension is needed.
_EXCLUSION = (
    "CONSTRAINT {name} EXCLUDE USING gist"
    " (int8range({owner}, {owner}, '[]') WITH &&, daterange({start}, {end}) WITH &&)"
)
_TRIGGER = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON %(table)s WHEN EXISTS (
    SELECT 1 FROM %(table)s AS other
    WHERE other.{owner} = NEW.{owner} AND {another}
        AND (other.{end} IS NULL OR NEW.{start} IS NULL OR NEW.{start} < other.{end})
        AND (NEW.{end} IS NULL OR other.{start} IS NULL OR other.{start} < NEW.{end})
) BEGIN SELECT RAISE(ABORT, '{name}'); END
"""


class NoOverlap(BaseConstraint):
    """``start`` is the first day and ``end`` the first day after it; empty ones are open.

    An exclusion on PostgreSQL, triggers on SQLite, which is laid anew with whatever changes of the
    table.
    """

    def __init__(self, *, owner: str, start: str, end: str, **options: Any) -> None:
        super().__init__(**options)
        self.owner, self.start, self.end = owner, start, end

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        assert model is not None
        assert schema_editor is not None
        columns = self._columns(model, schema_editor)
        if schema_editor.connection.vendor == "postgresql":
            return _EXCLUSION.format(**columns)
        table = Table(model._meta.db_table, schema_editor.quote_name)
        for event, another in (("INSERT", "1"), ("UPDATE", "other.rowid <> NEW.rowid")):
            trigger = _TRIGGER.format(**columns, event=event, another=another)
            schema_editor.deferred_sql.append(Statement(trigger, table=table))
        return None

    def create_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        """On PostgreSQL alone: for SQLite the table is made again, with ``constraint_sql``."""
        assert model is not None
        assert schema_editor is not None
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        assert model is not None
        assert schema_editor is not None
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {self.name}"

    def validate(
        self,
        model: type[Model],
        instance: Model,
        exclude: Collection[str] | None = None,
        using: str = "default",
    ) -> None:
        start, end = (getattr(instance, name) for name in (self.start, self.end))
        others = model._default_manager.using(using).exclude(pk=instance.pk)
        others = others.filter(**{self.owner: getattr(instance, self.owner)})
        if end is not None:
            others = others.filter(Q((self.start, None)) | Q((f"{self.start}__lt", end)))
        if start is not None:
            others = others.filter(Q((self.end, None)) | Q((f"{self.end}__gt", start)))
        if others.exists():
            raise ValidationError(self.get_violation_error_message())

    def deconstruct(self) -> Any:
        path, args, options = super().deconstruct()
        return path, args, options | {"owner": self.owner, "start": self.start, "end": self.end}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def _columns(
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> dict[str, str]:
        column = {each.name: str(each.column) for each in model._meta.concrete_fields}
        fields = {"owner": self.owner, "start": self.start, "end": self.end}
        quoted = {each: schema_editor.quote_name(column[field]) for each, field in fields.items()}
        return quoted | {"name": self.name}
