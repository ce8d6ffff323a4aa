"""Which rows were written, noted by the database itself: triggers, which no code can forget.

Each writing adds a row of its own and none is ever joined with another: so one that commits late is
still there when those that were noted before it were dealt with.

SQLite loses a table's triggers when Django makes it anew to alter it, so a migration that alters
one of these tables begins with ``unmake`` and ends with ``make``; a test holds that they are there.
"""

from __future__ import annotations

from typing import Any

# Of a council, a subject and a category only what rows of the data sets say of it.
WATCHED = {
    "complaints_decision": ("decision", ""),
    "complaints_recommendation": ("recommendation", ""),
    "letters_letter": ("letter", ""),
    "complaints_release": ("release", ""),
    "complaints_suspension": ("suspension", ""),
    "councils_council": ("council", " OF slug, name, former_names"),
    "complaints_subject": ("subject", " OF slug, heading, name, category_id"),
    "complaints_category": ("category", " OF slug"),
}


def events(kind: str, columns: str) -> dict[str, str]:
    """Each with the name of the row of which it is."""
    changed = {f"UPDATE{columns}": "NEW"}
    if kind in ("council", "subject", "category"):
        return changed
    return {"INSERT": "NEW", **changed, "DELETE": "OLD"}


def names() -> list[str]:
    return [
        _name(kind, event) for kind, columns in WATCHED.values() for event in events(kind, columns)
    ]


def _name(kind: str, event: str) -> str:
    return f"{kind}_is_touched_by_{event.split()[0].lower()}"


FUNCTION = """
CREATE OR REPLACE FUNCTION portal_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO portal_touchedrow(kind, number)
    VALUES (TG_ARGV[0], CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END);
    RETURN NULL;
END $$
"""


def make(apps: Any, schema_editor: Any) -> None:
    if is_postgresql := schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
    for table, (kind, columns) in WATCHED.items():
        for event, row in events(kind, columns).items():
            made = f"CREATE TRIGGER {_name(kind, event)} AFTER {event} ON {table} "
            if is_postgresql:
                made += f"FOR EACH ROW EXECUTE FUNCTION portal_touched('{kind}')"
            else:
                made += (
                    "BEGIN INSERT INTO portal_touchedrow(kind, number)"
                    f" VALUES ('{kind}', {row}.id); END"
                )
            schema_editor.execute(made, params=None)


def unmake(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table, (kind, columns) in WATCHED.items():
        for event in events(kind, columns):
            on = f" ON {table}" if is_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {_name(kind, event)}{on}", params=None)
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION portal_touched()", params=None)


def touch_all(apps: Any, schema_editor: Any) -> None:
    """What stood there before: compared for the first time, bit by bit."""
    for table, (kind, _) in WATCHED.items():
        if kind in ("decision", "letter"):  # recommendations are compared with their decisions
            schema_editor.execute(
                "INSERT INTO portal_touchedrow(kind, number)"
                f" SELECT '{kind}', id FROM {table} ORDER BY id",
                params=None,
            )
