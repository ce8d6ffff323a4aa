"""The columns of a file of changes of the register, and what its cells may say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from councils.files.cells import at_most, day, one_of, yes_or_no
from councils.files.headers import Columns
from councils.models import AnnouncedChange, Council
from councils.register.importing.rows import TYPES, gss_code, website

RETYPE = "retype-as-new"
ACTIONS = (*AnnouncedChange.Action.values, RETYPE)
COLUMNS = Columns(
    allowed=(
        *("takes_effect_on", "action", "council", "successor", "name", "short_name", "type"),
        *("gss_code", "county", "region", "website", "source_url", "cancelled"),
    ),
    required=("takes_effect_on", "action", "council"),
    may_lack=lambda column: column not in ("takes_effect_on", "action", "council"),
)
# What each action reads besides whom it is about, when, and who says so.
DESCRIBES = {
    AnnouncedChange.Action.OPEN: (
        *("name", "short_name", "type", "gss_code", "county", "region", "website"),
    ),
    AnnouncedChange.Action.CLOSE: (),
    AnnouncedChange.Action.SUCCEED: ("successor",),
    AnnouncedChange.Action.RENAME: ("name", "short_name", "website"),
    AnnouncedChange.Action.RECODE: ("gss_code", "county", "region"),
}


def action(text: str) -> str:
    if text.casefold() not in ACTIONS:
        raise ValueError(f"{text!r} is not allowed here: write one of {', '.join(ACTIONS)}")
    return text.casefold()


PARSE: dict[str, Callable[[str], Any]] = {
    "takes_effect_on": day,
    "action": action,
    "council": at_most(200),
    "successor": at_most(200),
    "name": at_most(200),
    "short_name": at_most(100),
    "type": one_of(Council.Type, TYPES),
    "gss_code": gss_code,
    "county": at_most(200),
    "region": at_most(50),
    "website": website,
    "source_url": website,
    "cancelled": yes_or_no,
}
