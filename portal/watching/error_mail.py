"""Errors to staff by e-mail: where it happened and under which request, and nothing personal."""

import logging
import traceback

from django.core.mail import get_connection, mail_admins

from portal.watching import request_ids
from portal.watching.privacy import without_secrets

AGAIN_AFTER = 15 * 60  # seconds, for the same place in the code
AT_MOST = 10  # of all places within that time, for each worker
SECONDS = 10  # for the mail server: a visitor waits meanwhile


class ErrorMail(logging.Handler):
    """Of a place that fails again and again one e-mail in a quarter of an hour."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        place = place_of(record)
        self.told = {at: when for at, when in self.told.items() if record.created < when}
        if place in self.told or len(self.told) >= AT_MOST:
            return
        self.told[place] = record.created + AGAIN_AFTER
        lines = (
            record.getMessage(),
            f"Request: {request_ids.current.get() or 'none'}",
            *traceback_of(record),
            "Further errors at this place are told in a quarter of an hour at the earliest: the log"
            " has them all (docs/operating.md).",
        )
        try:
            connection = get_connection(fail_silently=True, timeout=SECONDS)
            body = without_secrets("\n\n".join(lines))
            mail_admins(without_secrets(place), body, connection=connection)
        except Exception:
            self.handleError(record)


def place_of(record: logging.LogRecord) -> str:
    """ValueError in decisions_content.py, line 41: the innermost of our own code where there is."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return f"Error in {record.filename}, line {record.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if "site-packages" not in each.filename] or list(frames)
    kind = type(error).__name__
    if not own:
        return kind
    return f"{kind} in {own[-1].filename.rpartition('/')[2]}, line {own[-1].lineno}"


def traceback_of(record: logging.LogRecord) -> list[str]:
    if not (record.exc_info and record.exc_info[1]):
        return []
    return ["".join(traceback.format_exception(record.exc_info[1])).strip()]
