"""Second factors: a device that shows a new code every half minute, and ten recovery codes.

The secret of a device is needed again for each code, so it lies sealed in the database; a recovery
code only has to be known when it is given, so it lies there as a digest.
"""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from councils.dates import second_in_words
from councils.refusals import Refused
from portal import seals
from portal.models import SealedDevice

KINDS = (SealedDevice, StaticDevice)
RECOVERY_CODES = 10
CODES = "recovery codes"  # what their digests are made for
WRONG = (
    "This code is not right. A code can be used once and for about a minute: wait for the next one."
)
UNREADABLE = (
    "The portal can’t read the secret of your device any more, because its own secret key is"
    " another than before. Ask an administrator to reset your second factor."
)


def device_of(user: User) -> SealedDevice | None:
    """The device whose codes a user has to give; None where she has set up none."""
    found: SealedDevice | None = SealedDevice.objects.filter(user=user, confirmed=True).first()
    return found


def give_code(user: User, code: str) -> SealedDevice:
    """Takes a code of the user's device, or a recovery code, and uses it up.

    Refused where it is wrong, was used before, or comes too soon after a wrong one.
    """
    code = code.replace(" ", "").replace("-", "").lower()
    kind = SealedDevice if len(code) == 6 and code.isdecimal() else StaticDevice
    # A wrong code is counted, so it is refused only outside of the transaction.
    with transaction.atomic():
        asked = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        why_not = why_refused(asked, code) if asked else WRONG
    device = device_of(user)
    if device and why_not == WRONG and not device.is_readable:
        why_not = UNREADABLE
    if why_not or device is None:
        raise Refused(why_not or WRONG)
    if kind is StaticDevice:
        record(user, user, f"Gave a recovery code; {recovery_codes_left(user)} are left.")
    return device


def why_refused(device: SealedDevice | StaticDevice, code: str) -> str:
    """Why a code is not taken; "" where it is right, and is used up by this."""
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return f"Too many wrong codes. Try again after {second_in_words(why['locked_until'])}."
    if isinstance(device, StaticDevice):
        known = digests(device.user, code)
        kept = StaticToken.objects.filter(device=device, token__in=known).first()
        code = kept.token if kept else known[0]
    return "" if device.verify_token(code) else WRONG


def set_up(device: SealedDevice, code: str, *, current: str | None = None) -> list[str]:
    """Makes a new device its user's own; gives her recovery codes.

    ``code`` shows that the device has the secret. Who has a device already gives a code of it as
    ``current``. Refused where either is wrong, and nothing is changed.
    """
    user, shown, code = device.user, TOTP(device.bin_key), code.replace(" ", "")
    if not (code.isdecimal() and shown.verify(int(code), tolerance=1)):
        raise Refused(
            "This is not the code that belongs to the new entry. Type the one that the app shows"
            " now; if it is refused again, check that the clock of your device is right."
        )
    device.drift, device.last_t = shown.drift, shown.t()
    old = give_code(user, current) if current is not None else None
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if device_of(user) != old:
            raise Refused("Your second factor was changed meanwhile. Sign in again.")
        forget(user)
        device.save()
        codes = new_recovery_codes(user)
        record(user, user, "Replaced the second factor." if old else "Set up a second factor.")
    return codes


def renew_recovery_codes(user: User, code: str) -> list[str]:
    """Ten new recovery codes in the place of the old; Refused without a right ``code``."""
    give_code(user, code)
    with transaction.atomic():
        codes = new_recovery_codes(user)
        record(user, user, "Made new recovery codes.")
    return codes


def remove(user: User, code: str) -> None:
    """Takes a user's own second factor away; Refused without a right ``code``."""
    give_code(user, code)
    with transaction.atomic():
        forget(user)
        record(user, user, "Removed the second factor.")


def reset(user: User, by: User) -> None:
    """Takes away the second factor of a colleague who lost her device. Refused for one's own."""
    if user == by:
        raise Refused("Your own second factor is replaced or removed with a code of it.")
    with transaction.atomic():
        if device_of(user) is None:
            raise Refused(f"{user} has no second factor.")
        forget(user)
        record(user, by, "Reset the second factor.")


def recovery_codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def new_recovery_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    kept = (StaticToken(device=device, token=digests(user, code)[0]) for code in codes)
    StaticToken.objects.bulk_create(kept)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def digests(user: User, code: str) -> list[str]:
    """What a recovery code is kept as; last what it was under the keys before."""
    return seals.digests(code, CODES, str(user.pk))


def forget(user: User) -> None:
    for kind in KINDS:
        kind.objects.filter(user=user).delete()


def record(user: User, by: User, what: str) -> None:
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, what, single_object=True)


def seal_again() -> tuple[int, int]:
    """Every device's secret with the present key; how many, and how many no key opens."""
    devices = SealedDevice.objects.select_related("user")
    readable = [device for device in devices if device.is_readable]
    for device in readable:
        device.bin_key = device.bin_key
        SealedDevice.objects.filter(pk=device.pk).update(key=device.key)
    return len(readable), len(devices) - len(readable)
