"""Codes as a device shows them, and colleagues who sign in with them."""

from time import time

from django.contrib.auth.models import User
from django_otp.oath import TOTP
from django_otp.util import random_hex

from portal.models import SealedDevice
from portal.staff import devices

PASSWORD = "four calm herons wade"


def shown(key: str, *, after: int = -1) -> str:
    """The code that a device with this secret shows, or the next that was not used yet."""
    device = TOTP(bytes.fromhex(key))
    device.time = max(time(), (after + 1) * device.step)
    return f"{device.token():06}"


def code_of(user: User) -> str:
    """A code that this user's device has not given yet."""
    device = devices.device_of(user)
    return shown(device.bin_key.hex(), after=device.last_t)


def colleague(name: str = "mary", **values) -> User:
    return User.objects.create_user(name, password=PASSWORD, is_staff=True, **values)


def new_device(user: User, key: str) -> SealedDevice:
    device = SealedDevice(user=user, name="Device")
    device.bin_key = bytes.fromhex(key)
    return device


def set_up(user: User, key: str = "") -> list[str]:
    """Gives a user a device; answers with the recovery codes."""
    key = key or random_hex()
    return devices.set_up(new_device(user, key), shown(key))


def give_password(client, user: User | str, next: str = "/admin/", password: str = PASSWORD):
    return client.post("/admin/login/", {"username": str(user), "password": password, "next": next})


def give_code(client, code: str, **more: str):
    return client.post("/admin/second-factor/code/", {"code": code} | more)


def wait_out(user: User) -> None:
    """Time passes, and what was counted against wrong codes no longer holds them up."""
    for kind in devices.KINDS:
        kind.objects.filter(user=user).update(throttling_failure_count=0)
