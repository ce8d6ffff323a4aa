"""Second factors: a device that shows a new code every half minute, and ten recovery codes."""

from __future__ import annotations

from base64 import b32encode

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django_otp.models import ThrottlingMixin
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from councils.dates import second_in_words
from councils.refusals import Refused
from portal import seals
from portal.models import SealedDevice
from portal.staff import device_secrets

KINDS = (TOTPDevice, StaticDevice)
RECOVERY_CODES = 10
WRONG = (
    "This code is not right. A code can be used once and for about a minute: wait for the next one."
)


def device_of(user: User) -> TOTPDevice | None:
    """The device whose codes a user has to give; None where she has set up none."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def written(key: str) -> str:
    """A secret as it is typed into an app: base 32, in groups of four."""
    text = b32encode(bytes.fromhex(key)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address(user: User, key: str) -> str:
    """What a QR code says to an app: whose secret it is, and the secret."""
    return TOTPDevice(user=user, key=key).config_url


def give_code(user: User, code: str) -> TOTPDevice:
    """Takes a code of the user's device, or a recovery code, and uses it up.

    Refused where it is wrong, was used before, or comes too soon after a wrong one.
    """
    code = code.replace(" ", "").replace("-", "").lower()
    by_device = len(code) == 6 and code.isdecimal()
    with transaction.atomic():
        kind = SealedDevice if by_device else StaticDevice
        asked = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        why_not = waiting(asked) if asked else WRONG
        accepted = not why_not and is_right(asked, code)
    # A wrong code is counted, so it is refused only outside of the transaction.
    device = device_of(user)
    if not accepted or device is None:
        if device is not None and not why_not:
            device_secrets.opened(user, device.key)  # no code is right where it can't be read
        raise Refused(why_not or WRONG)
    if not by_device:
        record(user, user, f"Gave a recovery code; {recovery_codes_left(user)} are left.")
    return device


def is_right(device: SealedDevice | StaticDevice, code: str) -> bool:
    """Refused where the secret of the device can't be read."""
    if isinstance(device, StaticDevice):
        return device.verify_token(device_secrets.kept_as(device.user, code))
    try:
        return device.verify_token(code)
    except seals.Unreadable:
        raise Refused(device_secrets.UNREADABLE) from None


def waiting(device: ThrottlingMixin) -> str:
    """Until when no code is looked at, after wrong ones; "" where one may be given now."""
    allowed, why = device.verify_is_allowed()
    if allowed:
        return ""
    return f"Too many wrong codes. Try again after {second_in_words(why['locked_until'])}."


def set_up(user: User, key: str, code: str, *, current: str | None = None) -> list[str]:
    """Makes the device that has the secret ``key`` the user's own; gives her recovery codes.

    ``code`` shows that the device has the secret. Who has a device already gives a code of it as
    ``current``. Refused where either is wrong, and nothing is changed.
    """
    shown = TOTP(bytes.fromhex(key))
    code = code.replace(" ", "")
    if not (code.isdecimal() and shown.verify(int(code), tolerance=1)):
        raise Refused(
            "This is not the code that belongs to the new entry. Type the one that the app shows"
            " now; if it is refused again, check that the clock of your device is right."
        )
    old = give_code(user, current) if current is not None else None
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if device_of(user) != old:
            raise Refused("Your second factor was changed meanwhile. Sign in again.")
        forget(user)
        TOTPDevice.objects.create(
            user=user,
            name="Device",
            key=device_secrets.sealed(user, key),
            drift=shown.drift,
            last_t=shown.t(),
        )
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
    return StaticToken.objects.filter(device__user=user).count()


def new_recovery_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Recovery codes")
    tokens = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=device_secrets.digest(user, token)) for token in tokens
    )
    return [f"{token[:4]}-{token[4:]}" for token in tokens]


def forget(user: User) -> None:
    for kind in KINDS:
        kind.objects.filter(user=user).delete()


def record(user: User, by: User, what: str) -> None:
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, what, single_object=True)
