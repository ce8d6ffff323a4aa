"""What stands in cells besides what they say: marks of footnotes, signs that there is no figure.

A mark of a footnote is read through. A sign that there is nothing is read as an empty cell where an
empty cell may stand; elsewhere it is wrong, because a dash may mean none, or not known.
"""

from __future__ import annotations

import re

_PLAIN = "0123456789abcdefghijklmnoprstuvwxyz"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_RAISE = str.maketrans(_PLAIN, _RAISED)
_BRACKETED = r"\[(?:(?:foot)?notes? ?)?\w{1,2}(?:, ?\w{1,2})*\]"
_OF_FIGURES = re.compile(rf"(?:\s*(?:[{_RAISED}]+|{_BRACKETED}))+$", re.IGNORECASE)
_OF_NAMES = re.compile(
    rf"(?:\s*(?:[{_RAISED}*†‡§]+|{_BRACKETED}|\((?:note )?[0-9]{{1,2}}\)))+$", re.IGNORECASE
)
_NOTHING = frozenset(
    (
        *("-", "–", "—", "..", "...", "…", "*", "**", ":"),
        *("[x]", "[z]", "[c]"),  # not available, not applicable, confidential: as the ONS has it
        *("n/a", "na", "#n/a", "not applicable", "not available", "not known", "not published"),
    )
)
_ERRORS = frozenset(
    ("#div/0!", "#n/a", "#name?", "#null!", "#num!", "#ref!", "#value!", "#spill!", "#calc!")
)
NO_NUMBER = "says that there is no number, and this column needs one: 0 where there was none"
BROKEN = "is an error of the spreadsheet: mend its formula, or write what it should give"


def raised(text: str) -> str:
    """What a workbook shows above the line, written so that it is still told from the rest.

    Digits, or a single letter; anything else stays as it is.
    """
    is_mark = (text.isdigit() and text.isascii()) or (len(text) == 1 and text in _PLAIN)
    return text.translate(_RAISE) if is_mark else text


def without_marks(name: str) -> str:
    """A heading or a name without what leads to its footnotes: “Kent [note 2]”, “Upheld*”."""
    return _OF_NAMES.sub("", name)


def without_notes(figure: str) -> str:
    """A figure without what leads to its footnotes; an asterisk may say more, and stays."""
    return _OF_FIGURES.sub("", figure)


def says_nothing(text: str) -> bool:
    """Whether a cell says in words or signs that it has nothing to say."""
    return len(text) < 16 and text.casefold() in _NOTHING


def is_broken(text: str) -> bool:
    """Whether a cell shows that a spreadsheet could not compute it."""
    return text.startswith("#") and text.casefold() in _ERRORS
