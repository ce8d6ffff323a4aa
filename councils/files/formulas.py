"""Text that a spreadsheet would compute instead of showing it."""

FORMULA = frozenset("=+-@\t\r")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it begins like a formula, whoever wrote it."""
    return f"'{text}" if text[:1] in FORMULA else text
