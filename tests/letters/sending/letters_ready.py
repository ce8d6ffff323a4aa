"""Approved letters to councils with contacts, and what became of them."""

from datetime import timedelta

from councils.mail.kinds import Sending
from councils.models import Contact, Council
from letters.letters.steps.approval import approve
from letters.models import Letter, Message
from letters.sending.preparation import prepare_messages
from letters.sending.run import send_waiting
from tests.letters.correspondence import WRITTEN, ann, ben, composed, letter
from tests.remembered import remembered

NOW = WRITTEN + timedelta(hours=2)
NAMES = ("Essex", "Kent", "Surrey")


def clock():
    return NOW


def contact(council: Council, email: str, role: str = "chief_executive", **fields) -> Contact:
    return Contact.objects.create(council=council, email=email, role=role, **fields)


def chief(name: str) -> str:
    """The address of a council's chief executive."""
    return f"chief@{name.lower()}.example.org"


@remembered
def ready(names=NAMES, **fields) -> list[Letter]:
    """The approved letters of the three counties; those that are named have a contact."""
    composed(**fields)
    for name in names:
        contact(Council.objects.get(name=f"{name} County Council"), chief(name))
    letters = list(Letter.objects.select_related("council").order_by("council__name"))
    assert not approve(letters, by=ben(), at=WRITTEN).refused
    return list(Letter.objects.select_related("council").order_by("council__name"))


@remembered
def waiting(names=NAMES, **fields) -> list[Message]:
    """The same, each with its message."""
    return prepare_messages(ready(names, **fields), by=ann(), at=NOW).messages


def send(**fields) -> Sending:
    return send_waiting(**{"by": ann(), "clock": clock} | fields)


def message(name: str = "Kent") -> Message:
    """The newest about a council whose name begins so."""
    rows = Message.objects.select_related("council", "letter__council")
    return rows.filter(letter__council__name__startswith=name).order_by("-pk")[0]


def states() -> dict[str, str]:
    """Of each message by the first word of its council."""
    rows = Message.objects.values_list("council__name", "state")
    return {name.split()[0]: state for name, state in rows}


__all__ = ["NAMES", "NOW", "ann", "ben", "chief", "clock", "contact", "letter", "message", "ready"]
