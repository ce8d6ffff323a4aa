"""The log: in words for a person at a console, or a line of JSON for each event, for machines."""

import logging
import os
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from portal.watching import request_ids
from portal.watching.privacy import cleaned, without_secrets

ACCESS = "portal.access"
# Of a record of Django's: the request, which would be written out with all that was asked.
NEVER = ("request", "server_time")


class Words(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class Json(JsonFormatter):
    """Time, level, logger, message, request; a traceback as text in ``error``."""

    def __init__(self) -> None:
        super().__init__(
            "{levelname}{name}{message}",
            style="{",
            timestamp="time",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "error"},
            reserved_attrs=[*RESERVED_ATTRS, *NEVER],
            json_ensure_ascii=False,
        )

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        super().add_fields(log_data, record, message_dict)
        if named := request_ids.current.get():
            log_data.setdefault("request_id", named)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = cleaned(log_data)
        return told


def as_said() -> logging.Formatter:
    """For what the server itself writes (granian.json): it knows no settings."""
    in_json = os.environ.get("LOG_FORMAT") == "json"
    return Json() if in_json else Words("[%(levelname)s] %(message)s")


def is_told_to_staff(record: logging.LogRecord) -> bool:
    """Not what is busy or away, which visitors are told too: monitoring says that."""
    return getattr(record, "status_code", 500) != 503


class Told(logging.Filter):
    """By its name: settings are part of validators, and a function is another in each worker."""

    def filter(self, record: logging.LogRecord) -> bool:
        return is_told_to_staff(record)


def logs(*, in_json: bool, mails_errors: bool) -> dict[str, Any]:
    """What ``settings.LOGGING`` is."""
    formatter = "json" if in_json else "words"
    handlers = ["console", "staff"] if mails_errors else ["console"]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "words": {"()": "portal.watching.logs.Words"},
            "json": {"()": "portal.watching.logs.Json"},
        },
        "filters": {"told": {"()": "portal.watching.logs.Told"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": formatter},
            "staff": {
                "class": "portal.watching.error_mail.ErrorMail",
                "level": "ERROR",
                "filters": ["told"],
            },
        },
        "root": {"handlers": handlers, "level": "WARNING"},
        "loggers": {
            # Django's own would write to nobody, and mail everything there is of a request.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR"},
            ACCESS: {"level": "INFO" if in_json else "WARNING"},
        },
    }
