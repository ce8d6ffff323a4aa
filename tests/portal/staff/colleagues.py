"""The pages of colleagues, and what is sent to them."""

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

USERS = "/admin/auth/user/"


def page(user: User, more: str = "change/") -> str:
    return f"{USERS}{user.pk}/{more}"


def filled(user: User, **changes) -> dict:
    """What the form of a user sends, with some of it changed."""
    names = ("username", "first_name", "last_name", "email")
    groups = list(user.groups.values_list("pk", flat=True))
    return (
        {name: getattr(user, name) for name in names}
        | {"is_active": "on", "groups": groups}
        | changes
    )


def new(**changes) -> dict:
    names = {"username": "jane", "first_name": "Jane", "last_name": "Marcet", "email": ""}
    return names | changes


def messages_of(user: User) -> list[str]:
    entries = LogEntry.objects.filter(object_id=str(user.pk)).order_by("pk")
    return [entry.change_message for entry in entries]
