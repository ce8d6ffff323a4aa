"""What decisions are searched in, kept by the database itself: triggers, which no code can forget.

Reference and title weigh most (A), then the summary (B), the subject (C) and the statement (D).
PostgreSQL keeps a column of decisions, SQLite a table of its FTS5 beside them. Every decision is in
it, public or not: whoever searches asks ``public(at)`` as well.

Beside it the words of titles and summaries are kept as they are written, for spelling. They are
never taken out: whoever offers one looks first whether anything public has it.

SQLite loses a table's triggers when Django makes it anew to alter it, so a migration that alters
decisions or subjects begins with ``unmake`` and ends with ``make``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

# What stands between words, so that both databases find the same ones: PostgreSQL by itself would
# take "and/or" for a file, "<b>" for HTML and a curly apostrophe for a letter.
BETWEEN_WORDS = "'\u2019\u2018\u02bc\u2032`\u00b4\u2010\u2011\u2012\u2013\u2014\u2212-/.@_&<>"

_SPACES = " " * len(BETWEEN_WORDS)
_MARKS = BETWEEN_WORDS.replace("'", "''")


def _vector(text: str, weight: str) -> str:
    words = f"translate({text}, '{_MARKS}', '{_SPACES}')"
    return f"setweight(to_tsvector('english', {words}), '{weight}')"


def _spelt(text: str) -> str:
    return f"regexp_split_to_table(lower({text}), '[^[:alpha:]]+')"


POSTGRESQL = (
    # Texts apart from the facts that lists are counted by: a fifth as many pages to read.
    "ALTER TABLE complaints_decision SET (toast_tuple_target = 256)",
    "ALTER TABLE complaints_decision ADD COLUMN search tsvector",
    f"""
    CREATE FUNCTION complaints_decision_search() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE about text;
    BEGIN
        SELECT heading || ' ' || name INTO about FROM complaints_subject WHERE id = NEW.subject_id;
        NEW.search := {_vector("NEW.reference || ' ' || NEW.title", "A")}
            || {_vector("NEW.summary", "B")}
            || {_vector("coalesce(about, '')", "C")}
            || {_vector("NEW.statement", "D")};
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER decision_is_searched
    BEFORE INSERT OR UPDATE OF reference, title, summary, statement, subject_id
    ON complaints_decision FOR EACH ROW EXECUTE FUNCTION complaints_decision_search()
    """,
    """
    CREATE FUNCTION complaints_subject_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE complaints_decision SET subject_id = subject_id WHERE subject_id = NEW.id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER subject_is_searched AFTER UPDATE OF heading, name
    ON complaints_subject FOR EACH ROW EXECUTE FUNCTION complaints_subject_search()
    """,
    "UPDATE complaints_decision SET subject_id = subject_id",
    "CREATE INDEX decision_search ON complaints_decision USING gin (search)",
    'CREATE TABLE complaints_decision_vocabulary (term text COLLATE "C" PRIMARY KEY)',
    f"""
    INSERT INTO complaints_decision_vocabulary
    SELECT DISTINCT {_spelt("title || ' ' || summary")} FROM complaints_decision
    """,
    # In the order of the alphabet, so that two at once cannot wait for each other.
    f"""
    CREATE FUNCTION complaints_decision_spelling() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_LEVEL = 'ROW' THEN
            INSERT INTO complaints_decision_vocabulary
            SELECT DISTINCT {_spelt("NEW.title || ' ' || NEW.summary")} AS term
            ORDER BY term ON CONFLICT DO NOTHING;
        ELSE
            INSERT INTO complaints_decision_vocabulary
            SELECT DISTINCT {_spelt("title || ' ' || summary")} AS term FROM written
            ORDER BY term ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER decision_is_spelt AFTER INSERT ON complaints_decision
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION complaints_decision_spelling()
    """,
    """
    CREATE TRIGGER decision_is_spelt_anew AFTER UPDATE OF title, summary
    ON complaints_decision FOR EACH ROW EXECUTE FUNCTION complaints_decision_spelling()
    """,
)
POSTGRESQL_UNDONE = (
    "DROP TRIGGER decision_is_spelt_anew ON complaints_decision",
    "DROP TRIGGER decision_is_spelt ON complaints_decision",
    "DROP FUNCTION complaints_decision_spelling()",
    "DROP TABLE complaints_decision_vocabulary",
    "DROP TRIGGER subject_is_searched ON complaints_subject",
    "DROP FUNCTION complaints_subject_search()",
    "DROP TRIGGER decision_is_searched ON complaints_decision",
    "DROP FUNCTION complaints_decision_search()",
    "ALTER TABLE complaints_decision DROP COLUMN search",
    "ALTER TABLE complaints_decision RESET (toast_tuple_target)",
)

_COLUMNS = "title, summary, subject, statement, quarter"
_TEXTS = "reference, title, summary, statement, subject_id, decided_on"
# By which SQLite looks few decisions up: beside their texts rows take long to read.
BY_KEY = "decision_by_key"
_FACTS = (
    "id, withheld_reason, decided_on, reference, outcome, kind, text_approved_at, announced_at,"
    " council_id, subject_id"
)
# A quarter of a year as a word that nobody can type, so that FTS5 finds the newest by itself.
QUARTER = "\ue000"


def _quarter(of: str) -> str:
    months = f"CAST(substr({of}.decided_on, 6, 2) AS integer)"
    return f"'{QUARTER}' || substr({of}.decided_on, 1, 4) || (({months} + 2) / 3)"


def quarters(first: date, last: date) -> list[str]:
    """The words of the quarters from one day to another."""
    known = ((year, part) for year in range(first.year, last.year + 1) for part in range(1, 5))
    return [
        f"{QUARTER}{year:04}{part}"
        for year, part in known
        if _of_day(first) <= (year, part) <= _of_day(last)
    ]


def _of_day(day: date) -> tuple[int, int]:
    return day.year, int("111222333444"[day.month - 1])


def _words(of: str) -> str:
    """A decision's words, column by column; ``of`` is NEW or OLD in a trigger."""
    about = f"SELECT heading || ' ' || name FROM complaints_subject WHERE id = {of}.subject_id"
    return (
        f"{of}.reference || ' ' || {of}.title, {of}.summary,"
        f" coalesce(({about}), ''), {of}.statement, {_quarter(of)}"
    )


def _put(of: str = "NEW") -> str:
    return (
        f"INSERT INTO complaints_decision_index(rowid, {_COLUMNS}) VALUES ({of}.id, {_words(of)});"
    )


def _take(of: str = "OLD") -> str:
    return (
        f"INSERT INTO complaints_decision_index(complaints_decision_index, rowid, {_COLUMNS})"
        f" VALUES ('delete', {of}.id, {_words(of)});"
    )


def _of_subject(of: str, command: str = "", value: str = "") -> str:
    return (
        f"INSERT INTO complaints_decision_index({command}rowid, {_COLUMNS})"
        f" SELECT {value}id, reference || ' ' || title, summary,"
        f" {of}.heading || ' ' || {of}.name, statement, {_quarter('complaints_decision')}"
        " FROM complaints_decision WHERE subject_id = NEW.id;"
    )


_SPELT = "INSERT INTO complaints_decision_spelling(words) VALUES (NEW.title || ' ' || NEW.summary);"

SQLITE = (
    f"CREATE INDEX {BY_KEY} ON complaints_decision({_FACTS})",
    f"""
    CREATE VIEW complaints_decision_words(id, {_COLUMNS}) AS
    SELECT decision.id, {_words("decision")} FROM complaints_decision AS decision
    """,
    f"""
    CREATE VIRTUAL TABLE complaints_decision_index USING fts5(
        {_COLUMNS}, content='complaints_decision_words', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO complaints_decision_index(complaints_decision_index) VALUES ('rebuild')",
    f"""
    CREATE TRIGGER decision_is_searched AFTER INSERT ON complaints_decision
    BEGIN {_put()} END
    """,
    f"""
    CREATE TRIGGER decision_is_not_searched AFTER DELETE ON complaints_decision
    BEGIN {_take()} END
    """,
    f"""
    CREATE TRIGGER decision_is_searched_anew AFTER UPDATE OF {_TEXTS} ON complaints_decision
    BEGIN {_take()} {_put()} END
    """,
    f"""
    CREATE TRIGGER subject_is_searched AFTER UPDATE OF heading, name ON complaints_subject
    BEGIN
        {_of_subject("OLD", "complaints_decision_index, ", "'delete', ")}
        {_of_subject("NEW")}
    END
    """,
    # Words as they are written, of which nothing is known but that they are there.
    """
    CREATE VIRTUAL TABLE complaints_decision_spelling USING fts5(
        words, content='', detail='none', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE VIRTUAL TABLE complaints_decision_vocabulary
    USING fts5vocab('complaints_decision_spelling', 'row')
    """,
    """
    INSERT INTO complaints_decision_spelling(words)
    SELECT title || ' ' || summary FROM complaints_decision
    """,
    f"""
    CREATE TRIGGER decision_is_spelt AFTER INSERT ON complaints_decision
    BEGIN {_SPELT} END
    """,
    f"""
    CREATE TRIGGER decision_is_spelt_anew AFTER UPDATE OF title, summary ON complaints_decision
    WHEN NEW.title <> OLD.title OR NEW.summary <> OLD.summary
    BEGIN {_SPELT} END
    """,
)
SQLITE_UNDONE = (
    "DROP TRIGGER IF EXISTS decision_is_spelt_anew",
    "DROP TRIGGER IF EXISTS decision_is_spelt",
    "DROP TABLE complaints_decision_vocabulary",
    "DROP TABLE complaints_decision_spelling",
    "DROP TRIGGER IF EXISTS subject_is_searched",
    "DROP TRIGGER IF EXISTS decision_is_searched_anew",
    "DROP TRIGGER IF EXISTS decision_is_not_searched",
    "DROP TRIGGER IF EXISTS decision_is_searched",
    "DROP TABLE complaints_decision_index",
    "DROP VIEW complaints_decision_words",
    f"DROP INDEX IF EXISTS {BY_KEY}",
)


def make(apps: Any, schema_editor: Any) -> None:
    """Makes the index and fills it with every decision there is."""
    _do(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE})


def unmake(apps: Any, schema_editor: Any) -> None:
    _do(schema_editor, {"postgresql": POSTGRESQL_UNDONE, "sqlite": SQLITE_UNDONE})


def _do(schema_editor: Any, statements: dict[str, tuple[str, ...]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
