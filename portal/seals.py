"""What lies in the database and can't be read off a copy of it: sealed with the secret key.

AES-256-GCM with a key made of SECRET_KEY for each purpose, so that what is sealed for one is
nothing for another. What was sealed under an earlier key opens as long as SECRET_KEY_FALLBACKS
names that; ``manage.py seal_again`` seals it with the present one.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b32encode, b64decode, b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

MARK = "s1:"  # which way of sealing it is
SEALED_FOR = "portal.sealing"  # part of every key: with another nothing there is would open
NONCE = 12  # bytes


class Unreadable(ValueError):
    """Sealed with another key than those there are, or for something else."""

    def __init__(self) -> None:
        super().__init__("It was sealed with another secret key than the portal has now.")


@lru_cache(maxsize=32)
def _key(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), f"{SEALED_FOR} {purpose}".encode(), "sha256")


def _keys(purpose: str) -> list[bytes]:
    """The present one first."""
    return [_key(each, purpose) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def seal(content: bytes, purpose: str, about: str) -> str:
    """``about`` says whose it is: what is sealed for one row opens in no other."""
    nonce = os.urandom(NONCE)
    sealed = AESGCM(_keys(purpose)[0]).encrypt(nonce, content, about.encode())
    return MARK + b64encode(nonce + sealed).decode()


def opened(sealed: str, purpose: str, about: str) -> bytes:
    """Unreadable where no key opens it."""
    try:
        raw = b64decode(sealed.removeprefix(MARK), validate=True)
    except ValueError:
        raise Unreadable from None
    for key in _keys(purpose) if is_sealed(sealed) and len(raw) > NONCE else ():
        try:
            return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], about.encode())
        except InvalidTag:
            continue
    raise Unreadable


def is_sealed(text: str) -> bool:
    return text.startswith(MARK)


def digests(content: str, purpose: str, about: str) -> list[str]:
    """What ``content`` is known by where it need not be read again; with the present key first.

    80 bits in 16 letters: without the key nobody finds out of what.
    """
    return [
        b32encode(hmac.digest(key, f"{about} {content}".encode(), hashlib.sha256)[:10])
        .decode()
        .lower()
        for key in _keys(purpose)
    ]
