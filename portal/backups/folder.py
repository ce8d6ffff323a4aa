"""A folder of backups, of which those are kept that are not older than some days."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from councils.dates import iso
from councils.refusals import Refused

NAME = "portal-*.backup"
DAY = timedelta(days=1)
# A timetable that asks every hour comes a little later each day.
NEARLY = timedelta(minutes=30)


def new(folder: Path, at: datetime) -> Path:
    """portal-2026-11-29T030000+0000.backup"""
    if not folder.is_dir():
        raise Refused(f"{folder} is no folder: make it first, for the portal's user alone.")
    return folder / f"portal-{iso(at).replace(':', '')}.backup"


def has_todays(folder: Path, at: datetime) -> bool:
    return any(at - _made_at(each) < DAY - NEARLY for each in folder.glob(NAME))


def delete_older(folder: Path, days: int, at: datetime) -> list[Path]:
    """Those that are older, named as a new one is; the newest stays however old it is."""
    by_age = sorted(folder.glob(NAME), key=_made_at)
    old = [each for each in by_age[:-1] if at - _made_at(each) > days * DAY]
    for each in old:
        each.unlink()
    return old


def _made_at(file: Path) -> datetime:
    """As its name says: a copy of a file has another age."""
    try:
        return datetime.fromisoformat(file.stem.removeprefix("portal-"))
    except ValueError:
        raise Refused(f"{file} is named like a backup, and says no instant.") from None
