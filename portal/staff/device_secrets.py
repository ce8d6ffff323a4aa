"""The secrets of second factors as they lie in the database: sealed, or known by a digest alone.

django-otp keeps both as they are, so that a copy of the database would give everybody's codes. A
device's secret is needed again for each code, so it is sealed; a recovery code only has to be
known when it is given.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from councils.refusals import Refused
from portal import seals
from portal.models import DEVICES, SealedDevice

CODES = "recovery codes"
UNREADABLE = (
    "The portal can’t read the secret of your device any more, because its own secret key is"
    " another than before. Ask an administrator to reset your second factor."
)


def sealed(user: User, key: str) -> str:
    """A device's secret, in hexadecimal digits, as it is kept for this user."""
    return seals.seal(bytes.fromhex(key), DEVICES, str(user.pk))


def opened(user: User, kept: str) -> str:
    """The secret in hexadecimal digits; Refused where the secret key is another than before."""
    try:
        return seals.opened(kept, DEVICES, str(user.pk)).hex()
    except seals.Unreadable:
        raise Refused(UNREADABLE) from None


def digest(user: User, code: str) -> str:
    """What a new recovery code is kept as."""
    return seals.digests(code, CODES, str(user.pk))[0]


def kept_as(user: User, code: str) -> str:
    """The digest by which a code is kept that was made under this key or one before it."""
    known = seals.digests(code, CODES, str(user.pk))
    own = StaticToken.objects.filter(device__user=user, device__confirmed=True)
    return own.filter(token__in=known).values_list("token", flat=True).first() or known[0]


def seal_again() -> tuple[int, int]:
    """Every device's secret with the present key; how many, and how many no key opens."""
    done = lost = 0
    for device in SealedDevice.objects.select_related("user"):
        try:
            key = device.bin_key
        except seals.Unreadable:
            lost += 1
            continue
        TOTPDevice.objects.filter(pk=device.pk).update(key=sealed(device.user, key.hex()))
        done += 1
    return done, lost
