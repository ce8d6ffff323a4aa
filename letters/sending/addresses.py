"""At which addresses a council gets its post: as its contacts are now."""

from __future__ import annotations

from dataclasses import dataclass

from councils.models import Contact, Council
from councils.refusals import Refused


@dataclass(frozen=True)
class Addresses:
    """To whom at a council a letter goes; an address that has two offices gets it once."""

    to: str
    copies: list[str]


def addresses_of(council: Council) -> Addresses:
    """Its contacts as they are now. Refused where it has none for its chief executive."""
    contacts = list(Contact.objects.filter(council=council).order_by("pk"))
    chief = Contact.Role.CHIEF_EXECUTIVE
    to = next((each.email for each in contacts if each.role == chief), None)
    if to is None:
        raise Refused(
            f"{council.name} has no contact for its chief executive: enter one with the council,"
            " then try again."
        )
    copies = {each.email.casefold(): each.email for each in contacts}
    del copies[to.casefold()]
    return Addresses(to, list(copies.values()))
