"""People of the staff, and what is done under the public record's lock."""

from django.contrib.auth.models import Group, User

from councils.public_record import changing_public_record
from councils.years import london_instant

ROLES = ("Case officer", "Reviewer", "Statistician", "Administrator")
AT = london_instant("2025-07-01 09:30")
LATER = london_instant("2025-07-01 10:30")


def colleague(name: str, *roles: str) -> User:
    user = User.objects.create_user(name.lower(), is_staff=True, first_name=name)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def done(function, *args, **named):
    """What a function that changes the public record gives back."""
    with changing_public_record():
        return function(*args, **named)


def newest(row):
    """What the history kept of a row last."""
    return row.history.order_by("-history_id").first()
