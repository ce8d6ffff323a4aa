"""What the environment says, read for ``settings``; what is impossible fails with a sentence."""

import os
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

MAIL_WORDS = ("EMAIL_HOST", "EMAIL_HOST_USER", "DEFAULT_FROM_EMAIL")
# Of a server that listens on every address of its machine, this one is sure to lead to it.
EVERYWHERE, HERE = ("0.0.0.0", "::", ""), "127.0.0.1"


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def proxies(name: str) -> list[str]:
    """Addresses and networks; a name or "*" would let anybody say where a request comes from."""
    found = listed(name)
    for each in found:
        try:
            ip_network(each)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} is a list of addresses and networks, separated by commas: {error}."
            ) from None
    return found


def switch(name: str, on: str, off: str) -> bool:
    """One of two words; any other is a mistake that nobody should have to find."""
    said = os.environ.get(name) or off
    if said not in (on, off):
        raise ImproperlyConfigured(f"{name} is {said!r}: it can be {on!r} or {off!r}.")
    return said == on


def number(name: str, otherwise: int, most: int, least: int = 1) -> int:
    """A whole number from the least, by default 1, to the most that it can be."""
    said = os.environ.get(name) or str(otherwise)
    if not (said.isascii() and said.isdigit() and least <= int(said) <= most):
        raise ImproperlyConfigured(
            f"{name} is {said!r}: it is a whole number from {least} to {most}."
        )
    return int(said)


def secret_key(folder: Path) -> str:
    """SECRET_KEY, or the one that script/install made in the folder of local state."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    file = folder / "secret_key"
    if file.exists():
        return file.read_text().strip()
    raise ImproperlyConfigured(
        f"There is no secret key: set SECRET_KEY, or run script/setup, which makes {file}."
    )


def site_url() -> str:
    """Where the portal is found, without a slash at the end.

    SITE_URL says it; else it is where ``script/serve`` listens, so that no address leads elsewhere.
    """
    if said := os.environ.get("SITE_URL", "").strip().rstrip("/"):
        parts = urlsplit(said)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
            raise ImproperlyConfigured(
                f"SITE_URL is {said!r}: it is http:// or https:// and a host name, as in"
                " https://councils.example.org."
            )
        return said
    host = os.environ.get("HOST", "").strip()
    host = HERE if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    port = number("PORT", 8000, most=65_535)
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def tag_authority() -> str:
    """What feeds know entries by: TAG_AUTHORITY, else the host of SITE_URL, if that is set.

    Where the portal merely listens has no part in it: another port made every entry a new one.
    """
    host = urlsplit(os.environ.get("SITE_URL", "").strip()).hostname or HERE
    return os.environ.get("TAG_AUTHORITY") or f"{host},2026"


def mail() -> dict[str, str | int | bool]:
    """How e-mails leave: through the server that EMAIL_HOST names, else onto the console."""
    said = {name: os.environ.get(name, "").strip() for name in MAIL_WORDS}
    said["EMAIL_HOST_PASSWORD"] = os.environ.get("EMAIL_HOST_PASSWORD", "")
    tls, ssl = switch("EMAIL_USE_TLS", "1", "0"), switch("EMAIL_USE_SSL", "1", "0")
    for impossible, sentence in (
        (tls and ssl, "EMAIL_USE_TLS and EMAIL_USE_SSL are both 1: a server has one of them."),
        (":" in said["EMAIL_HOST"], "EMAIL_HOST is a name alone: the port goes into EMAIL_PORT."),
        (
            bool(said["EMAIL_HOST_USER"]) != bool(said["EMAIL_HOST_PASSWORD"]),
            "EMAIL_HOST_USER and EMAIL_HOST_PASSWORD go together: set both or none.",
        ),
        (
            said["EMAIL_HOST"] and not is_address(said["DEFAULT_FROM_EMAIL"]),
            "DEFAULT_FROM_EMAIL is no address: with EMAIL_HOST it says from whom letters come.",
        ),
    ):
        if impossible:
            raise ImproperlyConfigured(sentence)
    kind = "smtp" if said["EMAIL_HOST"] else "console"
    return {
        **said,
        "DEFAULT_FROM_EMAIL": said["DEFAULT_FROM_EMAIL"] or "portal@localhost",
        "EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
        "EMAIL_PORT": number("EMAIL_PORT", 465 if ssl else 587 if tls else 25, most=65_535),
        "EMAIL_TIMEOUT": number("EMAIL_TIMEOUT", 60, most=3_600),
    }


def people(name: str) -> list[tuple[str, str]]:
    """Whom errors are told, as Django has it: a name, which nobody needs, and an address."""
    found = listed(name)
    if wrong := [each for each in found if not is_address(each)]:
        raise ImproperlyConfigured(f"{name} is a list of e-mail addresses: {wrong[0]!r} is none.")
    return [("", each) for each in found]


def is_address(said: str) -> bool:
    """Of an e-mail, with a name before it or without: ``Ombudsman <letters@example.org>``."""
    try:
        validate_email(parseaddr(said)[1])
    except ValidationError:
        return False
    return True
