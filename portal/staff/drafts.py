"""What somebody typed and has not saved, kept for herself alone until she saves or discards it.

Drafts hold what a decision holds, so they are sealed in the database, few, small, and deleted
after a week. Files are never kept, nor is what is typed on the pages of passwords and codes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from councils.refusals import Refused
from portal import seals
from portal.models import Draft

KEPT_FOR = timedelta(days=7)
MOST = 20  # of one user: the oldest goes
LARGEST = 400_000  # letters of all fields together
LONGEST_ADDRESS = 500
PURPOSE = "drafts"
STAFFS = "/admin/"
NEVER = (
    *("login/", "logout/", "password_change/", "first-password/", "invitation/"),
    *("second-factor/", "auth/", "session/", "drafts/", "uploads/"),
)
NOT_A_FIELD = ("csrfmiddlewaretoken", "_draft")


class Field(NamedTuple):
    """One value as a form sends it; ``shown`` is the text of what was chosen in a list."""

    name: str
    value: str
    shown: str = ""


def may_be_kept(address: str) -> bool:
    path = address.partition("?")[0]
    own = path.startswith(STAFFS) and len(address) <= LONGEST_ADDRESS and address.isprintable()
    return own and not path.removeprefix(STAFFS).startswith(NEVER)


def keep(
    user: User, address: str, fields: Iterable[Field], at: datetime, *, was_sent: bool = False
) -> Draft:
    """In the place of what was kept of the same form. Refused where it is none to be kept."""
    kept = [each for each in fields if each.name not in NOT_A_FIELD and "password" not in each.name]
    content = json.dumps(kept)
    if not may_be_kept(address) or not kept:
        raise Refused("Nothing is kept of this page.")
    if len(content) > LARGEST:
        raise Refused(f"It is too long to be kept: more than {LARGEST:,} letters.")
    with transaction.atomic():
        forget_old(at)
        sealed = seals.seal(content.encode(), PURPOSE, _about(user.pk, address))
        draft, _ = Draft.objects.update_or_create(
            user=user,
            address=address,
            defaults={"sealed": sealed, "kept_at": at, "was_sent": was_sent},
        )
        own = Draft.objects.filter(user=user)
        newest = list(own.order_by("-kept_at", "-pk").values_list("pk", flat=True)[:MOST])
        own.exclude(pk__in=newest).delete()
    return draft


def drafts_of(user: User, at: datetime) -> list[Draft]:
    """Newest first, without what is in them."""
    kept = Draft.objects.filter(user=user, kept_at__gt=at - KEPT_FOR).defer("sealed")
    return list(kept.order_by("-kept_at"))


def fields_of(draft: Draft) -> list[Field]:
    """seals.Unreadable where the secret key is another than when it was kept."""
    content = seals.opened(draft.sealed, PURPOSE, _about(draft.user_id, draft.address))
    return [Field(*each) for each in json.loads(content)]


def discard(user: User, pk: int | str) -> None:
    """A user's own; somebody else's is not there."""
    if str(pk).isdecimal():
        Draft.objects.filter(user=user, pk=int(pk)).delete()


def forget_old(at: datetime) -> int:
    """How many were deleted because their time is over."""
    return Draft.objects.filter(kept_at__lte=at - KEPT_FOR).delete()[0]


def seal_again() -> tuple[int, int]:
    """Every draft with the present key; how many, and how many no key opens."""
    done = lost = 0
    for draft in Draft.objects.all():
        about = _about(draft.user_id, draft.address)
        try:
            content = seals.opened(draft.sealed, PURPOSE, about)
        except seals.Unreadable:
            lost += 1
            continue
        Draft.objects.filter(pk=draft.pk).update(sealed=seals.seal(content, PURPOSE, about))
        done += 1
    return done, lost


def _about(user: int, address: str) -> str:
    return f"{user} {address}"
