"""What tests of letters share: an announced year, people who may write, letters on their way."""

from datetime import timedelta

from django.contrib.auth.models import User

from complaints.models import Release
from letters.composing.drafts import compose_letters
from letters.letters.steps.approval import approve
from letters.models import Letter
from tests import factories
from tests.complaints.preparation import AT, INSTANT, MINUTE, YEAR, ann, announced, ben, decide
from tests.remembered import remembered

__all__ = ["AT", "INSTANT", "YEAR", "ann", "ben"]

WRITTEN = AT + timedelta(hours=1)
BEFORE, AFTER = INSTANT - timedelta(seconds=1), INSTANT + timedelta(seconds=1)


def councils_with_decisions() -> list:
    """Kent, 2 of 3 upheld; Essex, 12 of 15; Surrey, none investigated."""
    kent, essex, surrey = (
        factories.council(f"{name} County Council", residents=1_500_000)
        for name in ("Kent", "Essex", "Surrey")
    )
    decide(kent, 2, 1)
    decide(essex, 12, 3)
    factories.decision(surrey, outcome="advice_given")
    return [kent, essex, surrey]


@remembered
def composed(**fields) -> Release:
    """The announced release of 2024-25, and a draft letter by Ann to each of its councils."""
    if not fields.pop("councils", None):
        councils_with_decisions()
    release = announced(**fields)
    compose_letters(YEAR, by=ann(), at=WRITTEN)
    return release


def letter(name: str = "Kent") -> Letter:
    """The newest letter about a council whose name begins so."""
    rows = Letter.objects.select_related("council", "release", "published_with")
    return rows.filter(council__name__startswith=name).order_by("-issue")[0]


def approved(name: str = "Kent") -> Letter:
    """A letter that Ben approved; the letters must be composed."""
    done = approve([letter(name)], by=ben(), at=WRITTEN + MINUTE)
    assert not done.refused
    return letter(name)


def sent(name: str = "Kent", at=WRITTEN + 2 * MINUTE) -> Letter:
    """As if it had been sent: how is the business of ``letters.sending``."""
    made = letter(name) if letter(name).approved_at else approved(name)
    Letter.objects.filter(pk=made.pk).update(sent_at=at)
    return letter(name)


def words(made: Letter) -> str:
    """All paragraphs of a letter."""
    return "\n".join(
        text
        for section in made.content["sections"]
        for block in section["blocks"]
        for text in (block["text"], *block["points"])
        if text
    )


def last_change(made: Letter) -> tuple[str | None, str]:
    """Who changed a letter last, and what the history says of it."""
    row = Letter.history.filter(id=made.pk).order_by("-history_id").first()
    user: User | None = row.history_user
    return user.username if user else None, row.history_change_reason
