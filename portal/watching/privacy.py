"""What no log, e-mail or service is told: secrets in addresses, what was asked, who somebody is."""

import re
from typing import Any

HIDDEN = "…"
# What stands where, and what is kept of it.
RULES = (
    # The token of a council's link before its letter is public.
    (re.compile(r"(/early-sight/)[^\s/?\"'<>]+"), rf"\1{HIDDEN}"),
    # The link with which a colleague chooses a password.
    (re.compile(r"(/admin/invitation/)[^\s?\"'<>]+"), rf"\1{HIDDEN}"),
    # What was asked: postcodes, names.
    (re.compile(r"(/[^\s?\"'<>]*)\?[^\s\"'<>]+"), rf"\1?{HIDDEN}"),
    (re.compile(r"[\w.+'-]+@([\w-]+(?:\.[\w-]+)*)"), rf"{HIDDEN}@\1"),
    # Of an address of the network as much as tells lines of one provider apart; our own is whole.
    (re.compile(r"\b(?!127\.|0\.0\.)(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b"), r"\1.0"),
    (re.compile(r"\b((?:[0-9a-fA-F]{1,4}:){3})[0-9a-fA-F:]*[0-9a-fA-F](?![\w:])"), r"\1:"),
    # What PostgreSQL tells of the row that it refuses.
    (re.compile(r"(DETAIL: ).*"), rf"\1{HIDDEN}"),
)


def without_secrets(text: str) -> str:
    """The text, with each of them replaced."""
    for pattern, kept in RULES:
        text = pattern.sub(kept, text)
    return text


def cleaned(value: Any) -> Any:
    """The same of whatever can be written as JSON."""
    if isinstance(value, str):
        return without_secrets(value)
    if isinstance(value, dict):
        return {name: cleaned(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(each) for each in value]
    return value
