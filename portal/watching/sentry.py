"""Errors to a Sentry-compatible address, where the operator has one: without what is personal."""

from typing import Any, cast

from django.core.exceptions import ImproperlyConfigured

from portal.watching import request_ids
from portal.watching.logs import is_told_to_staff
from portal.watching.privacy import cleaned

PERSONAL = ("request", "user", "extra", "breadcrumbs", "modules")


def begin(dsn: str) -> None:
    try:
        import sentry_sdk
    except ImportError:
        raise ImproperlyConfigured(
            "SENTRY_DSN needs another package: script/install requirements-sentry.txt."
        ) from None
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
        before_send=cast(Any, reported),
    )


def reported(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any] | None:
    """What is sent of an event; nothing of what visitors are told as well."""
    record = hint.get("log_record")
    if record is not None and not is_told_to_staff(record):
        return None
    kept = {name: value for name, value in event.items() if name not in PERSONAL}
    if named := request_ids.current.get():
        kept["tags"] = {"request_id": named}
    told: dict[str, Any] = cleaned(kept)
    return told
