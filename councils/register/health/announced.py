"""What is announced, and does not go with the rest or says not who says so; who is written to."""

from __future__ import annotations

from collections.abc import Iterator

from councils.dates import day_in_words
from councils.models import AnnouncedChange, Council
from councils.register.changes.contradictions import contradictions
from councils.register.health.whole import Found, Whole


def contradictory(whole: Whole) -> Iterator[Found]:
    """As a file would be refused that announced it now: the register was changed since."""
    for found in contradictions(whole.plan):
        change = found.change
        day = day_in_words(change.takes_effect_on)
        sentence = f"announced for {day} ({change.what}), but {found.sentence}"
        yield Found(_councils(change), sentence, f"{change.pk} {found.column}")


def without_source(whole: Whole) -> Iterator[Found]:
    """What is still to come, and nobody knows who says so."""
    for change in whole.plan.announced:
        if change.takes_effect_on > whole.today and not change.source_url:
            sentence = f"{change.what} on {day_in_words(change.takes_effect_on)}"
            yield Found(_councils(change), sentence, str(change.pk))


def contacts(whole: Whole) -> Iterator[Found]:
    """Whom one would write to at councils that are no more."""
    for council in whole.councils:
        number = whole.with_contacts.get(council, 0)
        if number and council.closed_on and council.closed_on <= whole.today:
            how_many = "a contact" if number == 1 else f"{number} contacts"
            yield Found(
                (council,), f"it has {how_many}, and closed on {day_in_words(council.closed_on)}"
            )


def _councils(change: AnnouncedChange) -> tuple[Council, ...]:
    return (change.council, change.successor) if change.successor else (change.council,)
