"""What a backup holds, in words."""

from portal.backups.archive import About

THINGS = (
    ("councils_council", "council", "councils"),
    ("complaints_decision", "decision", "decisions"),
    ("complaints_release", "edition of figures", "editions of figures"),
    ("letters_letter", "letter", "letters"),
    ("auth_user", "user", "users"),
)


def told(about: About) -> str:
    """24 councils, 1 decision, …, 45,000 rows of 52 tables in all."""
    things = [
        f"{number:,} {one if number == 1 else several}"
        for table, one, several in THINGS
        if (number := about.rows.get(table)) is not None
    ]
    rows = f"{sum(about.rows.values()):,} rows of {len(about.rows)} tables in all"
    return ", ".join((*things, rows))
