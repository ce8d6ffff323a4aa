"""Who reads notes, and whom the words of one mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from councils.ownership.kinds import BACKEND
from councils.refusals import Refused

READS = "complaints.change_decision"
# As it is typed; no part of an e-mail's address.
MENTION = re.compile(r"(?<![\w.+@-])@([\w.+-]*\w)")


def readers() -> QuerySet[User]:
    """Who works on cases, and so reads what is noted about them; by name."""
    found = User.objects.with_perm(READS, backend=BACKEND).filter(is_staff=True, is_active=True)
    return found.order_by("first_name", "last_name", "username")


def mentioned(text: str, named: Iterable[Any] = ()) -> list[User]:
    """Whom a note is for: who is named in its words as @username, and whoever was ticked.

    Refused where somebody is named who may not read it, or is not there.
    """
    by_name = {each.get_username().casefold(): each for each in readers()}
    wanted = [name for name in MENTION.findall(text) if name]
    if unknown := [name for name in wanted if name.casefold() not in by_name]:
        who = ", ".join(f"@{name}" for name in dict.fromkeys(unknown))
        raise Refused(f"Nobody who may read this note is called {who}. Choose from the list.")
    ticked = {each.pk for each in named}
    meant = {by_name[name.casefold()].pk for name in wanted} | ticked
    return [each for each in by_name.values() if each.pk in meant]
