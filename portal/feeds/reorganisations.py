"""What a feed says of reorganisations: that one is announced, changed, cancelled, or took effect.

Each is an entry of its own, which stays as it was told: a council that follows learns of a day that
was moved, or of what is not to be, from another entry, and not from one that changed its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from councils.dates import day_in_words, utc
from councils.lists import listed
from councils.models import Council
from councils.register.changes.notices import Kind, Notice, by_key, key_of, notices
from councils.register.readings import once
from councils.register.reorganisations import Reorganised, reorganisations
from councils.register.succession_words import names_in_words
from councils.years import london_date, london_midnight
from portal.feeds.entry import Entry

TERM, TOOK_EFFECT = "reorganisation", "took-effect"


def reorganisation_entries(at: datetime, council: Council | None = None) -> Iterator[Entry]:
    """Of all councils, or of those that concern one."""
    told, places = once(lambda: _told(at), "reorganisations told", at)
    for notice in told:
        if council is None or council in notice.reorganised.concerned:
            yield notice_entry(notice, page_of(places.get(notice.key)))
    for key, each in places.items():
        if each.has_happened(london_date(at)) and (council is None or council in each.concerned):
            yield effect_entry(key, each)


def _told(at: datetime) -> tuple[list[Notice], dict[str, Reorganised]]:
    """What was told until an instant, and those of the register by what each is known by."""
    told = notices(at)
    keys = by_key(told)
    return told, {key_of(each, keys): each for each in reorganisations()}


def page_of(found: Reorganised | None) -> str:
    """The page of a reorganisation of the register; of one that is not there any more, the list."""
    return reverse("reorganisation", args=[found.slug]) if found else reverse("reorganisations")


def notice_entry(notice: Notice, link: str) -> Entry:
    each, day = notice.reorganised, day_in_words(notice.reorganised.on)
    told = day_in_words(notice.at)
    match notice.kind:
        case Kind.ANNOUNCED:
            title = f"{each.place}: to be reorganised on {day}"
            summary = who_follows(each)
        case Kind.CHANGED:
            title = f"{each.place}: announced anew, to be reorganised on {day}"
            moved = notice.was_on != each.on
            was = (
                f"It had been announced for {day_in_words(notice.was_on)}."
                if moved
                else ("Who closes, or who has whose place, has changed.")
            )
            summary = f"{was} {who_follows(each)}"
        case Kind.CANCELLED:
            title = f"{each.place}: not to be reorganised on {day}"
            summary = (
                f"What was announced for {day} was cancelled on {told}."
                f" It concerned {names_in_words(each.old)}."
            )
    return Entry(
        ident=f"reorganisation/{notice.key}/{notice.kind}-{utc(notice.at)}",
        published=notice.at,
        updated=notice.at,
        title=title,
        summary=summary,
        link=link,
        terms=_terms(str(notice.kind), each.concerned),
    )


def effect_entry(key: str, each: Reorganised) -> Entry:
    at = london_midnight(each.on)
    return Entry(
        ident=f"reorganisation/{key}/{TOOK_EFFECT}",
        published=at,
        updated=at,
        title=f"{each.place}: reorganised on {day_in_words(each.on)}",
        summary=who_followed(each),
        link=page_of(each),
        terms=_terms(TOOK_EFFECT, each.concerned),
    )


def who_follows(each: Reorganised) -> str:
    """In words that stay right: who closes on the day, and who has whose place."""
    day, groups = day_in_words(each.on), _by_followers(each)
    if len(groups) == 1:
        s, places = ("s", "its place") if len(each.old) == 1 else ("", "their places")
        have = "has" if len(each.new) == 1 else "have"
        names = listed(new.name for new in each.new)
        return (
            f"On {day} {names_in_words(each.old)} close{s}. From then on {names} {have} {places}."
        )
    parts = [
        f"{listed(names)} {'has' if len(names) == 1 else 'have'}"
        f" the place{'s' if len(old) > 1 else ''} of {names_in_words(old)}"
        for names, old in groups.items()
    ]
    return f"On {day} {len(each.old)} councils close. From then on {'; '.join(parts)}."


def who_followed(each: Reorganised) -> str:
    groups = _by_followers(each)
    if len(groups) == 1:
        it_was = "It was" if len(each.old) == 1 else "They were"
        names = listed(new.name for new in each.new)
        return f"{names_in_words(each.old)} closed. {it_was} replaced by {names}."
    parts = [f"{listed(names)} replaced {names_in_words(old)}" for names, old in groups.items()]
    return f"{len(each.old)} councils closed. {'; '.join(parts)}."


def _by_followers(each: Reorganised) -> dict[tuple[str, ...], list[Council]]:
    """Who closed, by the names of whom they are replaced by: nobody is read as another's."""
    found: dict[tuple[str, ...], list[Council]] = {}
    for _, old, after in each.rows:
        found.setdefault(tuple(new.name for new in after), []).append(old)
    return found


def _terms(what: str, councils: Iterable[Council]) -> tuple[str, ...]:
    return (TERM, what, *(each.slug for each in councils))
