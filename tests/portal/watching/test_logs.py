"""A line of the log is JSON with the request's name, and holds no secret whoever writes it."""

import io
import json
import logging
import logging.config

import pytest
from django.test import Client

from portal.watching import request_ids
from portal.watching.logs import Json, Words, as_said, is_told_to_staff, logs

TOKEN, POSTCODE = "aB3xSecretToken", "AL1+3JE"


@pytest.fixture
def written():
    """What is logged while a test runs, as each form has it."""
    streams = {}
    for formatter in (Json(), Words()):
        handler = logging.StreamHandler(io.StringIO())
        handler.setFormatter(formatter)
        streams[type(formatter).__name__] = handler
        logging.getLogger().addHandler(handler)
    loggers = [logging.getLogger(name) for name in ("django.request", "portal.access")]
    before = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.INFO)
    yield lambda form="Json": streams[form].stream.getvalue()
    for handler in streams.values():
        logging.getLogger().removeHandler(handler)
    for each, level in zip(loggers, before, strict=True):
        each.setLevel(level)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        f"/early-sight/{TOKEN}/",
        f"/early-sight/{TOKEN}/nowhere",
        f"/early-sight/{TOKEN}",
        f"/admin/invitation/MQ/{TOKEN}/",
        f"/councils/?q={POSTCODE}",
        f"/councils/?year={POSTCODE}",
        f"/nowhere/?q={POSTCODE}",
    ],
)
def test_what_an_address_holds_stands_in_no_line(written, settings, address):
    settings.LOG_IN_JSON = True
    client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")
    client.get(address)
    # Django itself does so for every answer of an error: that there was something to hide.
    logging.getLogger("django.request").error("Bad Request: %s from 203.0.113.77", address)
    for form in ("Json", "Words"):
        said = written(form)
        assert "Bad Request: /" in said
        for secret in (TOKEN, POSTCODE, "203.0.113.77"):
            assert secret not in said


def test_a_line_is_json_with_the_request_and_the_traceback(written):
    token = request_ids.current.set("a-request")
    try:
        raise ValueError(f"no answer for /councils/?q={POSTCODE}")
    except ValueError:
        logging.getLogger("portal.pages").exception("It failed", extra={"request": object()})
    finally:
        request_ids.current.reset(token)
    line = json.loads(written())
    assert line["request_id"] == "a-request"
    assert (line["level"], line["logger"], line["message"]) == (
        "ERROR",
        "portal.pages",
        "It failed",
    )
    assert "ValueError: no answer for /councils/?…" in line["error"]
    assert line.keys() == {"level", "logger", "message", "error", "time", "request_id"}


@pytest.mark.parametrize(("said", "form"), [("json", Json), ("words", Words), ("", Words)])
def test_the_servers_own_lines_have_the_same_form(monkeypatch, said, form):
    monkeypatch.setenv("LOG_FORMAT", said)
    record = logging.makeLogRecord({"msg": "Failed: /early-sight/aB3/", "levelname": "ERROR"})
    line = as_said().format(record)
    assert isinstance(as_said(), form)
    assert "/early-sight/…/" in line


def test_what_visitors_are_told_too_is_not_mailed():
    for status, told in ((500, True), (503, False), (None, True)):
        more = {} if status is None else {"status_code": status}
        record = logging.makeLogRecord({"msg": "x"} | more)
        assert is_told_to_staff(record) is told


@pytest.mark.parametrize("in_json", [True, False])
@pytest.mark.parametrize("mails", [True, False])
def test_the_settings_are_what_logging_takes(in_json, mails):
    made = logs(in_json=in_json, mails_errors=mails)
    logging.config.DictConfigurator(made)  # takes it apart, and configures nothing
    assert " at 0x" not in repr(made)  # it is part of validators, which workers share
    assert made["root"]["handlers"] == (["console", "staff"] if mails else ["console"])
