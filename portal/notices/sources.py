"""Where what staff are told of is found: what the front page has, asked for one person."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.urls import reverse

from complaints.models import Decision, Release
from complaints.releases.rules.drift import limits_passed
from complaints.releases.steps.approval import own_work as own_release
from councils.dates import iso
from councils.ownership.work import Item, work_of
from letters.letters.steps.approval import own_works
from letters.models import Challenge, Letter
from portal.notices.kinds import KINDS, Kind, Source, Told
from portal.notices.messages import MESSAGES
from portal.notices.records import has, keys_of, list_at, page_of
from portal.staff.own_work import may_own


def challenges_now(user: Any, at: datetime) -> list[str]:
    return [f"challenge:{pk}" for pk in Challenge.objects.open().values_list("pk", flat=True)]


def challenges_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    rows = Challenge.objects.open().filter(pk__in=keys_of(things))
    rows = rows.select_related("early_sight__message__council", "early_sight__message__letter")
    return [
        Told(
            f"challenge:{row.pk}",
            f"{row.early_sight.message.council}, the letter of"
            f" {row.early_sight.message.letter.year}",
            page_of(row),
        )
        for row in rows.defer("text", "early_sight__message__letter__content")
    ]


def texts_now(user: Any, at: datetime) -> list[str]:
    found = Decision.objects.texts_waiting().exclude(text_changed_by=user)
    return [f"text:{pk}" for pk in found.values_list("pk", flat=True)]


def texts_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    rows = Decision.objects.awaiting_text_approval().exclude(text_changed_by=user)
    rows = rows.filter(pk__in=keys_of(things)).select_related("council").soonest_shown_first()
    return [
        Told(f"text:{row.pk}", f"{row}, {row.council}", page_of(row))
        for row in rows.defer("statement", "summary")
    ]


def _to_approve(user: Any, at: datetime) -> list[Letter]:
    """Of years whose figures are approved, which is when a letter can be."""
    rows = Letter.objects.to_approve().select_related("council", "release").defer("content")
    ready = ("announced", "public")
    drafts = [
        each
        for each in rows.order_by("-year", "council")
        if each.release is None or each.release.state(at) in ready
    ]
    own = own_works(drafts, user)
    return [each for each in drafts if each.pk not in own]


def letters_now(user: Any, at: datetime) -> list[str]:
    return [f"letter:{each.pk}" for each in _to_approve(user, at)]


def letters_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    keys = set(keys_of(things))
    return [
        Told(f"letter:{each.pk}", f"{each.council}, the letter of {each.year}", page_of(each))
        for each in _to_approve(user, at)
        if each.pk in keys
    ]


def releases_now(user: Any, at: datetime) -> list[str]:
    """A release that is submitted again after it was given back is another thing."""
    rows = Release.objects.in_preparation().exclude(submitted_at=None)
    return [
        f"release:{row.pk}:{iso(row.submitted_at)}"
        for row in rows
        if row.submitted_at and not own_release(row, user)
    ]


def releases_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    now = set(releases_now(user, at)) & set(things)
    rows = Release.objects.in_bulk(keys_of(now))
    by_thing = ((each, rows[int(each.split(":")[1])]) for each in sorted(now))
    return [
        Told(thing, f"Figures of {row.year}, edition {row.edition}", page_of(row))
        for thing, row in by_thing
    ]


def _owned(user: Any, at: datetime, slug: str) -> dict[str, Item]:
    """Told once of a day: where the day is moved, it is another thing."""
    items = work_of([user.pk], at)
    return {
        f"{slug}:{each.record.pk}:{each.kind.label}:{iso(each.day)}": each
        for each in items
        if (each.is_late if slug == "late" else each.is_soon) and each.kind.may_work(user)
    }


def owned_now(slug: str, user: Any, at: datetime) -> list[str]:
    return list(_owned(user, at, slug))


def owned_told(slug: str, user: Any, things: list[str], at: datetime) -> list[Told]:
    return [
        Told(thing, f"{_named(each)}, {each.about}", each.url, each.day)
        for thing, each in _owned(user, at, slug).items()
        if thing in set(things)
    ]


def _named(item: Item) -> str:
    """With what kind of record it is, where its name does not say so."""
    noun, name = item.kind.noun, item.named
    return name if noun in name.lower() else f"{name} ({noun})"


def drift_now(user: Any, at: datetime) -> list[str]:
    """Told again each time another limit is passed."""
    passed = {
        row.pk: limits_passed(row, settings.DRIFT_LIMIT)
        for row in Release.objects.current(at).values()
    }
    return [f"drift:{pk}:{times}" for pk, times in passed.items() if times]


def drift_told(user: Any, things: list[str], at: datetime) -> list[Told]:
    rows = {row.pk: row for row in Release.objects.current(at).values()}
    found = ((each, rows.get(int(each.split(":")[1]))) for each in things)
    return [
        Told(
            thing,
            f"Figures of {row.year}, edition {row.edition}",
            reverse("admin:complaints_release_drift", args=[row.pk]),
        )
        for thing, row in found
        if row
    ]


SOURCES = (
    Source(
        "challenge",
        "challenge",
        "Councils that say something is wrong",
        "Read what each says, and answer it.",
        partial(has, ("letters.answer_challenge",)),
        partial(list_at, "letters_challenge_changelist"),
        challenges_now,
        challenges_told,
    ),
    *MESSAGES,
    Source(
        "late",
        "late",
        "Overdue, and you look after it",
        "See what is left to do, or choose another day.",
        may_own,
        partial(list_at, "own-work", "#mine"),
        partial(owned_now, "late"),
        partial(owned_told, "late"),
    ),
    Source(
        "soon",
        "soon",
        "Due within 14 days, and you look after it",
        "See what is left to do.",
        may_own,
        partial(list_at, "own-work", "#mine"),
        partial(owned_now, "soon"),
        partial(owned_told, "soon"),
    ),
    Source(
        "approval",
        "release",
        "Releases to be approved",
        "Check the figures, and approve them or give them back.",
        partial(has, ("complaints.approve_release",)),
        partial(list_at, "complaints_release_changelist"),
        releases_now,
        releases_told,
    ),
    Source(
        "approval",
        "text",
        "Texts to be approved",
        "Read each text, and approve it or give it back.",
        partial(has, ("complaints.approve_text",)),
        partial(list_at, "decisions-waiting"),
        texts_now,
        texts_told,
    ),
    Source(
        "approval",
        "letter",
        "Letters to be approved",
        "Read each letter, and approve it or give it back.",
        partial(has, ("letters.approve_letter",)),
        partial(list_at, "letters_letter_changelist", "?year=all&state=draft"),
        letters_now,
        letters_told,
    ),
    Source(
        "drift",
        "drift",
        "Published years that have changed a lot since they were counted",
        "See which cases count otherwise now, and whether a revision is due.",
        partial(has, ("complaints.prepare_release", "complaints.approve_release")),
        partial(list_at, "complaints_release_changelist"),
        drift_now,
        drift_told,
        in_the_morning=True,
    ),
)


def sources_of(user: Any) -> list[Source]:
    return [each for each in SOURCES if each.concerns(user)]


def kinds_of(user: Any) -> list[Kind]:
    """Of which this person may be told."""
    slugs = {each.kind for each in sources_of(user)}
    return [each for each in KINDS if each.slug in slugs]
